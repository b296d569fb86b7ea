package cn.yijianshi.intake.mandates.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.intake.Applicant;
import cn.yijianshi.intake.IntakeRoomTest;
import cn.yijianshi.intake.Others;
import cn.yijianshi.testing.Tokens;
import com.jayway.jsonpath.JsonPath;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** 代办帮办: a daughter acts for her father, an officer for somebody at the counter. */
@IntakeRoomTest
class MandatesTest {

    private static final String ALL = "[\"DRAFT\", \"SUBMIT\", \"FOLLOW\", \"CORRECT\", \"WITHDRAW\"]";

    @Autowired
    private Applicant applicant;

    @Autowired
    private Others others;

    @Autowired
    private MockMvc http;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private TransactionTemplate transaction;

    private final String father = "father-" + UUID.randomUUID();
    private final String daughter = "daughter-" + UUID.randomUUID();

    @Test
    void the_first_who_shows_the_code_takes_the_mandate_and_nobody_after() throws Exception {
        var given = gives(null, ALL);
        String code = JsonPath.read(given, "$.code");
        takes(daughter, code.toLowerCase(java.util.Locale.ROOT))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("ACTIVE"))
                .andExpect(jsonPath("$.code").isEmpty());
        takes(daughter, code).andExpect(status().isOk());
        takes("stranger-" + father, code).andExpect(status().isNotFound());
        applicant
                .reads(father, "/api/notices")
                .andExpect(jsonPath("$.items[0].kind").value("MANDATE_TAKEN"))
                .andExpect(jsonPath("$.items[0].text", startsWith("申请人" + daughter + "已接受您的授权")));
    }

    @Test
    void nobody_guesses_codes_for_long() throws Exception {
        var guesser = "guesser-" + UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            takes(guesser, "WRONG" + i).andExpect(status().isNotFound());
        }
        String code = JsonPath.read(gives(null, ALL), "$.code");
        takes(guesser, code).andExpect(status().isTooManyRequests());
    }

    @Test
    void a_mandate_to_a_user_name_is_taken_by_its_first_use() throws Exception {
        var id = given(daughter, ALL);
        http.perform(get("/api/mandates?as=helper").with(Tokens.applicant(daughter)))
                .andExpect(jsonPath("$.items[*].id", contains(id)))
                .andExpect(jsonPath("$.items[0].state").value("OFFERED"));
        files(daughter, id).andExpect(status().isCreated());
        http.perform(get("/api/mandates?as=helper").with(Tokens.applicant(daughter)))
                .andExpect(jsonPath("$.items[0].state").value("ACTIVE"));
        files("stranger", id)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.type").value("/problems/mandate-not-in-force"));
    }

    @Test
    void a_case_filed_for_another_is_the_others_and_says_who_did_it() throws Exception {
        var mandate = given(daughter, ALL);
        String id = JsonPath.read(body(files(daughter, mandate)), "$.id");
        applicant
                .reads(father, "/api/applications/{id}", id)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.applicantName").value("申请人" + father));
        applicant
                .reads(father, "/api/applications/{id}/timeline", id)
                .andExpect(jsonPath("$.items[0].text", endsWith("（由申请人" + daughter + "代办）")));
        applicant
                .reads(father, "/api/applications/{id}/entries", id)
                .andExpect(jsonPath("$.byHelper").value(true))
                .andExpect(jsonPath("$.filedBy").value("申请人" + daughter))
                .andExpect(jsonPath("$.entries[?(@.pointer == '/enterprise/nameBrand')].by")
                        .value("申请人" + daughter));
        applicant
                .reads(father, "/api/mandates/{id}/acts", mandate)
                .andExpect(jsonPath("$.items[0].act").value("SUBMITTED"))
                .andExpect(jsonPath("$.items[0].by").value("申请人" + daughter))
                .andExpect(jsonPath("$.items[0].applicant").value("申请人" + father));
        applicant.reads(father, "/api/notices").andExpect(jsonPath("$.items[*].kind", hasItem("ACTED_FOR_YOU")));
        // Under her own name there is nothing.
        applicant.reads(daughter, "/api/applications/{id}", id).andExpect(status().isNotFound());
        reads(Tokens.applicant(daughter), mandate, "/api/applications/" + id).andExpect(status().isOk());
    }

    @Test
    void a_helper_sees_the_bundles_he_was_given_and_no_other() throws Exception {
        var own = applicant.files(father);
        transaction.executeWithoutResult(status -> sql.sql("UPDATE application SET bundle = 'other' WHERE id = ?")
                .param(own)
                .update());
        var shown = applicant.files(father);
        var mandate = given(daughter, ALL);
        reads(Tokens.applicant(daughter), mandate, "/api/applications")
                .andExpect(jsonPath("$.items[*].id", contains(shown)));
        reads(Tokens.applicant(daughter), mandate, "/api/applications/" + own).andExpect(status().isNotFound());
        reads(Tokens.applicant(daughter), mandate, "/api/applications/" + own + "/timeline")
                .andExpect(status().isNotFound());
        reads(Tokens.applicant(daughter), mandate, "/api/applications/" + own + "/entries")
                .andExpect(status().isNotFound());
    }

    @Test
    void what_is_not_covered_is_refused() throws Exception {
        var mandate = given(daughter, "[\"FOLLOW\"]");
        files(daughter, mandate)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.type").value("/problems/mandate-does-not-cover"))
                .andExpect(jsonPath("$.detail").value("您获得的授权不包括：提交申请。"));
        var id = applicant.files(father);
        reads(Tokens.applicant(daughter), mandate, "/api/applications/" + id).andExpect(status().isOk());
        http.perform(post("/api/applications/{id}/withdrawal", id)
                        .with(Tokens.applicant(daughter))
                        .header("X-On-Behalf-Of", mandate)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isForbidden());
    }

    @Test
    void taken_back_or_over_it_is_worth_nothing() throws Exception {
        var mandate = given(daughter, ALL);
        files(daughter, mandate).andExpect(status().isCreated());
        applicant.sends(father, "{}", "/api/mandates/{id}/revocation", mandate).andExpect(status().isOk());
        applicant
                .sends(father, "{}", "/api/mandates/{id}/revocation", mandate)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("REVOKED"));
        files(daughter, mandate).andExpect(status().isForbidden());
        applicant.reads(daughter, "/api/notices").andExpect(jsonPath("$.items[*].kind", contains("MANDATE_REVOKED")));

        var over = given(daughter, ALL);
        transaction.executeWithoutResult(status -> sql.sql("UPDATE mandate SET until_at = ? WHERE id = ?")
                .params(java.time.LocalDateTime.parse("2020-01-01T00:00:00"), over)
                .update());
        files(daughter, over).andExpect(status().isForbidden());
    }

    @Test
    void a_scope_without_end_or_bundle_is_refused_whole() throws Exception {
        givesBody(father, "{\"bundles\": [\"nothing\"], \"acts\": [], \"helper\": \"" + father + "\"}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].pointer", contains("/bundles", "/acts", "/until", "/helper")));
    }

    @Test
    void the_same_giving_twice_is_one() throws Exception {
        var key = UUID.randomUUID().toString();
        var first = body(givesUnder(key).andExpect(status().isCreated()));
        var second = body(givesUnder(key).andExpect(status().isOk()));
        assertThat((String) JsonPath.read(second, "$.id")).isEqualTo(JsonPath.read(first, "$.id"));
        assertThat((String) JsonPath.read(second, "$.code")).isEqualTo(JsonPath.read(first, "$.code"));
        applicant.reads(father, "/api/mandates").andExpect(jsonPath("$.items", hasSize(1)));
        applicant.reads("stranger", "/api/mandates").andExpect(jsonPath("$.items", empty()));
    }

    @Test
    void a_draft_tells_who_entered_what_up_to_the_case() throws Exception {
        var mandate = given(daughter, ALL);
        String draft = JsonPath.read(
                body(http.perform(post("/api/drafts")
                        .with(Tokens.applicant(daughter))
                        .header("X-On-Behalf-Of", mandate)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"bundle\": \"company_start\", \"region\": \"350502\"}"))),
                "$.id");
        saves(Tokens.applicant(daughter), mandate, draft, "{\"version\": 1, \"form\": " + Applicant.GOOD_FORM + "}")
                .andExpect(status().isOk());
        // The father puts one value right and hands it in himself.
        saves(
                        Tokens.applicant(father),
                        null,
                        draft,
                        "{\"version\": 2, \"answers\": {\"kind\": [\"llc\"], \"seal\": [\"yes\"]}, \"form\": "
                                + Applicant.GOOD_FORM.replace("清源", "清泉") + "}")
                .andExpect(status().isOk());
        String id = JsonPath.read(
                body(applicant
                        .sends(father, "{}", "/api/drafts/{id}/submission", draft)
                        .andExpect(status().isCreated())),
                "$.id");
        applicant
                .reads(father, "/api/applications/{id}/entries", id)
                .andExpect(jsonPath("$.byHelper").value(false))
                .andExpect(jsonPath("$.entries[?(@.pointer == '/enterprise/nameBrand')].by")
                        .value("申请人" + father))
                .andExpect(jsonPath("$.entries[?(@.pointer == '/shareholders/0/uscc')].by")
                        .value("申请人" + daughter));
        // An officer sees it of what his department needs, and nothing of other departments' cases.
        http.perform(get("/api/applications/{id}/shares/entries", id).with(Tokens.approver("tax")))
                .andExpect(jsonPath("$.entries[*].pointer", contains("/tax/vatKind")))
                .andExpect(jsonPath("$.entries[0].by").value("申请人" + daughter));
        http.perform(get("/api/applications/{id}/shares/entries", id).with(Tokens.approver("health")))
                .andExpect(status().isNotFound());
    }

    @Test
    void a_corrected_value_was_entered_by_who_corrected_it() throws Exception {
        var mandate = given(daughter, ALL);
        var id = applicant.files(father);
        var review = UUID.randomUUID().toString();
        others.tell(Others.requested(id, review), Others.correction(id, review, "enterprise.nameBrand"));
        await().untilAsserted(() ->
                applicant.reads(father, "/api/applications/{id}", id).andExpect(jsonPath("$.corrections", hasSize(1))));
        http.perform(post("/api/applications/{id}/corrections", id)
                        .with(Tokens.applicant(daughter))
                        .header("X-On-Behalf-Of", mandate)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"fields\": {\"enterprise.nameBrand\": \"清流\"}}"))
                .andExpect(status().isOk());
        applicant
                .reads(father, "/api/applications/{id}/entries", id)
                .andExpect(jsonPath("$.entries[?(@.pointer == '/enterprise/nameBrand')].by")
                        .value("申请人" + daughter))
                .andExpect(
                        jsonPath("$.entries[?(@.pointer == '/tax/vatKind')].by").value("申请人" + father));
    }

    @Test
    void an_officer_files_for_somebody_at_the_counter_with_a_record_of_his_consent() throws Exception {
        var officer = Tokens.approverNamed("window-1", "market-regulation");
        var consent = "{\"applicantName\": \"陈𠮷\", \"how\": \"ID_CARD_SEEN\", \"document\": \"居民身份证\","
                + " \"identity\": \"350502190001010017\", \"text\": \"本人同意窗口代为填报\","
                + " \"bundles\": [\"company_start\"]}";
        var key = UUID.randomUUID().toString();
        var first = body(consents(officer, key, consent).andExpect(status().isCreated()));
        consents(officer, key, consent).andExpect(status().isOk());
        consents(officer, UUID.randomUUID().toString(), consent.replace("0017", "0018"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/identity"));
        String mandate = JsonPath.read(first, "$.id");
        assertThat((String) JsonPath.read(first, "$.consent.identity")).isEqualTo("3505**********0017");
        var filed = body(http.perform(post("/api/applications")
                        .with(officer)
                        .header("X-On-Behalf-Of", mandate)
                        .header("Idempotency-Key", key)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(Applicant.goodSubmission()))
                .andExpect(status().isCreated()));
        String id = JsonPath.read(filed, "$.id");
        reads(officer, mandate, "/api/applications/" + id)
                .andExpect(jsonPath("$.applicantName").value("陈𠮷"));
        reads(officer, mandate, "/api/applications/" + id + "/entries")
                .andExpect(jsonPath("$.byHelper").value(true))
                .andExpect(jsonPath("$.consent.how").value("ID_CARD_SEEN"))
                .andExpect(jsonPath("$.consent.text").value("本人同意窗口代为填报"));
        // An officer is nobody's applicant, and no applicant records consents.
        http.perform(get("/api/applications").with(officer)).andExpect(status().isForbidden());
        consents(Tokens.applicant(father), key, consent).andExpect(status().isForbidden());
        reads(Tokens.approverNamed("window-2", "market-regulation"), mandate, "/api/applications/" + id)
                .andExpect(status().isForbidden());
    }

    private ResultActions consents(RequestPostProcessor who, String key, String body) throws Exception {
        return http.perform(post("/api/counter/consents")
                .with(who)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private String given(String helper, String acts) throws Exception {
        return JsonPath.read(gives(helper, acts), "$.id");
    }

    private String gives(String helper, String acts) throws Exception {
        return body(givesBody(father, giving(helper, acts)).andExpect(status().isCreated()));
    }

    private ResultActions givesUnder(String key) throws Exception {
        return givesBody(father, key, giving(null, ALL));
    }

    private ResultActions givesBody(String who, String body) throws Exception {
        return givesBody(who, UUID.randomUUID().toString(), body);
    }

    private ResultActions givesBody(String who, String key, String body) throws Exception {
        return http.perform(post("/api/mandates")
                .with(Tokens.applicant(who))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private static String giving(String helper, String acts) {
        return "{\"helper\": %s, \"bundles\": [\"company_start\"], \"acts\": %s, \"until\": \"%s\"}"
                .formatted(helper == null ? "null" : "\"" + helper + "\"", acts, until());
    }

    private static Instant until() {
        return Clock.systemUTC().instant().plus(Duration.ofDays(30));
    }

    private ResultActions takes(String who, String code) throws Exception {
        return applicant.sends(who, "{\"code\": \"" + code + "\"}", "/api/mandates/taking");
    }

    private ResultActions files(String helper, String mandate) throws Exception {
        return http.perform(post("/api/applications")
                .with(Tokens.applicant(helper))
                .header("X-On-Behalf-Of", mandate)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content(Applicant.goodSubmission()));
    }

    private ResultActions saves(RequestPostProcessor who, String mandate, String draft, String body) throws Exception {
        var request = put("/api/drafts/{id}", draft)
                .with(who)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        return http.perform(mandate == null ? request : request.header("X-On-Behalf-Of", mandate));
    }

    private ResultActions reads(RequestPostProcessor who, String mandate, String path) throws Exception {
        return http.perform(get(path).with(who).header("X-On-Behalf-Of", mandate));
    }

    private static String body(ResultActions answered) throws Exception {
        return answered.andReturn().getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }
}
