package cn.yijianshi.department.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.department.ACase;
import cn.yijianshi.department.DepartmentTest;
import cn.yijianshi.department.Surrounding;
import cn.yijianshi.department.domain.Authorisation.Reader;
import cn.yijianshi.department.domain.Authorisations;
import cn.yijianshi.department.domain.Certificate;
import cn.yijianshi.department.domain.CertificateProblem;
import cn.yijianshi.department.domain.CertificateProblem.Refusal;
import cn.yijianshi.department.domain.Certificates;
import cn.yijianshi.department.domain.Letting;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.department.domain.Sealing;
import cn.yijianshi.testing.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@DepartmentTest
class LettingControllerTest {

    private static final RequestPostProcessor HOLDER = Tokens.applicant("applicant");
    private static final RequestPostProcessor BANK = Tokens.approver("bank");

    @Autowired
    MockMvc http;

    @Autowired
    Reviews reviews;

    @Autowired
    Certificates certificates;

    @Autowired
    Authorisations authorisations;

    @Autowired
    Sealing sealing;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Surrounding.Others others;

    private Certificate paper;

    @BeforeEach
    void issued() throws Exception {
        var steps = new DepartmentTest.Steps(reviews, http, others);
        var acase = ACase.atThePolice();
        var officer = Tokens.approver("public-security");
        steps.open(acase);
        steps.verb(acase, "claim", "{\"version\":1}", officer).andExpect(status().isOk());
        steps.verb(acase, "approval", "{\"version\":2,\"result\":{\"engraver\":\"泉州刻章店\"}}", officer)
                .andExpect(status().isOk());
        paper = certificates.ofReview(acase.reviewId()).get(0);
    }

    @Test
    void whom_the_holder_names_reads_it_as_often_as_allowed_and_the_holder_sees_each_reading() throws Exception {
        var token = token(given("k1", wish("DEPARTMENT", "bank", 2)));

        read(token, "r1", BANK)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.certificate.holderName").value("泉州刺桐有限公司"))
                .andExpect(jsonPath("$.usesLeft").value(1));
        read(token, "r1", BANK).andExpect(jsonPath("$.usesLeft").value(1));
        read(token, "r2", BANK).andExpect(jsonPath("$.usesLeft").value(0));
        refused(read(token, "r3", BANK), Refusal.USED_UP);

        http.perform(get("/api/certificates/" + paper.id() + "/uses").with(HOLDER))
                .andExpect(jsonPath("$.items.length()").value(2))
                .andExpect(jsonPath("$.items[0].department").value("bank"));
        http.perform(get("/api/certificates/" + paper.id() + "/authorisations").with(HOLDER))
                .andExpect(jsonPath("$[0].usesMade").value(2))
                .andExpect(jsonPath("$[0].token").doesNotExist());
        http.perform(get("/api/certificates/" + paper.id() + "/uses").with(Tokens.applicant("somebody-else")))
                .andExpect(status().isNotFound());
    }

    @Test
    void nobody_else_reads_by_it_and_no_changed_token_is_taken() throws Exception {
        var token = token(given("k1", wish("PERSON", "bookkeeper", 5)));

        refused(read(token, "r1", BANK), Refusal.NOT_YOURS);
        read(token, "r1", Tokens.applicant("bookkeeper")).andExpect(status().isOk());
        var changed = (token.charAt(0) == 'A' ? "B" : "A") + token.substring(1);
        refused(read(changed, "r2", Tokens.applicant("bookkeeper")), Refusal.NOT_GENUINE);
        refused(read("nonsense", "r3", Tokens.applicant("bookkeeper")), Refusal.NOT_GENUINE);
    }

    @Test
    void what_the_holder_takes_back_ends_at_once() throws Exception {
        var given = given("k1", wish("DEPARTMENT", "bank", 5));
        var token = token(given);
        read(token, "r1", BANK).andExpect(status().isOk());
        var id = new JsonMapper()
                .readTree(given.andReturn().getResponse().getContentAsString())
                .get("id")
                .asString();

        for (int i = 0; i < 2; i++) {
            http.perform(post("/api/certificates/" + paper.id() + "/authorisations/" + id + "/revocation")
                            .with(HOLDER))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.revokedAt").exists());
        }

        refused(read(token, "r2", BANK), Refusal.REVOKED);
        refused(read(token, "r1", BANK), Refusal.REVOKED);
    }

    @Test
    void it_ends_when_its_time_is_over() {
        var wish = new Letting.Wish(
                cn.yijianshi.department.domain.Authorisation.GranteeKind.DEPARTMENT,
                "bank",
                "开户",
                null,
                5,
                clock.instant().plus(Duration.ofDays(7)));
        var bank = new Reader("clerk", "李四", Set.of("bank"));
        var given = transaction.execute(status -> at(Duration.ZERO).give("applicant", paper.id(), "k1", wish));

        transaction.executeWithoutResult(status -> at(Duration.ofDays(6))
                .use(bank, given.token(), null, UUID.randomUUID().toString()));
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> at(Duration.ofDays(7))
                        .use(bank, given.token(), null, UUID.randomUUID().toString())))
                .isInstanceOfSatisfying(CertificateProblem.NotAuthorised.class, refused -> assertThat(refused.refusal())
                        .isEqualTo(Refusal.EXPIRED));
    }

    @Test
    void one_for_a_case_serves_that_case() throws Exception {
        var token = token(given("k1", wish("DEPARTMENT", "bank", 5).replace("}", ",\"caseNo\":\"YJS1\"}")));

        refused(read(token, "r1", BANK), Refusal.OTHER_CASE);
        http.perform(post("/api/certificates/reading")
                        .contentType("application/json")
                        .content("{\"token\":\"" + token + "\",\"requestKey\":\"r2\",\"caseNo\":\"YJS1\"}")
                        .with(BANK))
                .andExpect(status().isOk());
    }

    @Test
    void the_same_key_gives_the_same_authorisation_and_only_the_holder_gives() throws Exception {
        var body = wish("DEPARTMENT", "bank", 2);
        var first = token(given("k1", body));
        assertThat(token(given("k1", body))).isEqualTo(first);
        give("k1", body.replace("开户", "贷款"), HOLDER).andExpect(status().is(422));
        give("k2", body, Tokens.applicant("somebody-else")).andExpect(status().isNotFound());
        give("k3", "{\"uses\":0}", HOLDER)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors.length()").value(5));
    }

    private Letting at(Duration later) {
        return new Letting(certificates, authorisations, sealing, Clock.offset(clock, later));
    }

    private String wish(String kind, String grantee, int uses) {
        return "{\"granteeKind\":\"%s\",\"grantee\":\"%s\",\"purpose\":\"开户\",\"uses\":%d,\"validUntil\":\"%s\"}"
                .formatted(kind, grantee, uses, paper.issuedAt().plus(Duration.ofDays(30)));
    }

    private ResultActions given(String key, String body) throws Exception {
        return give(key, body, HOLDER).andExpect(status().isCreated());
    }

    private ResultActions give(String key, String body, RequestPostProcessor by) throws Exception {
        return http.perform(post("/api/certificates/" + paper.id() + "/authorisations")
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .content(body)
                .with(by));
    }

    private static String token(ResultActions given) throws Exception {
        return new JsonMapper()
                .readTree(given.andReturn().getResponse().getContentAsString())
                .get("token")
                .asString();
    }

    private ResultActions read(String token, String requestKey, RequestPostProcessor by) throws Exception {
        return http.perform(post("/api/certificates/reading")
                .contentType("application/json")
                .content("{\"token\":\"" + token + "\",\"requestKey\":\"" + requestKey + "\"}")
                .with(by));
    }

    private static void refused(ResultActions answer, Refusal why) throws Exception {
        answer.andExpect(status().isForbidden())
                .andExpect(jsonPath("$.type").value("/problems/use-not-authorised"))
                .andExpect(jsonPath("$.refusal").value(why.name()));
    }
}
