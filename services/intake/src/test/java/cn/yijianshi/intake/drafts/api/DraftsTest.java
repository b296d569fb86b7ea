package cn.yijianshi.intake.drafts.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.intake.Applicant;
import cn.yijianshi.intake.IntakeRoomTest;
import cn.yijianshi.intake.SampleBundles;
import cn.yijianshi.intake.drafts.ShopBundle;
import cn.yijianshi.intake.drafts.domain.DraftExpiry;
import cn.yijianshi.intake.drafts.domain.DraftSettings;
import cn.yijianshi.intake.drafts.domain.Drafts;
import cn.yijianshi.intake.materials.Papers;
import cn.yijianshi.intake.notices.domain.Notices;
import cn.yijianshi.testing.Tokens;
import com.jayway.jsonpath.JsonPath;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

/** A draft from its beginning to the receipt. */
@IntakeRoomTest
@Import(Papers.class)
class DraftsTest {

    private static final String ANSWERS = "{\"kind\": [\"llc\"], \"seal\": [\"yes\"]}";

    @Autowired
    private Applicant applicant;

    @Autowired
    private MockMvc http;

    @Autowired
    private SampleBundles bundles;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Papers papers;

    @Autowired
    private Notices notices;

    @Autowired
    private DraftSettings settings;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private TransactionTemplate transaction;

    private final String who = "drafter-" + UUID.randomUUID();

    @Test
    void what_was_saved_is_there_again_and_two_windows_do_not_overwrite_each_other() throws Exception {
        var id = begun(who);
        saves(id, "{\"version\": 1, \"form\": {\"enterprise.nameBrand\": \"清源\"}}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(2));
        saves(id, "{\"version\": 1, \"form\": {\"enterprise.nameBrand\": \"清泉\"}}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/draft-stale"))
                .andExpect(jsonPath("$.draft.version").value(2))
                .andExpect(jsonPath("$.draft.form.enterprise.nameBrand").value("清源"));
        applicant
                .reads(who, "/api/drafts/{id}", id)
                .andExpect(jsonPath("$.form.enterprise.nameBrand").value("清源"))
                .andExpect(jsonPath("$.entries['/enterprise/nameBrand'].by").value(who))
                .andExpect(jsonPath("$.outdated").value(false));
    }

    @Test
    void the_same_saved_twice_is_saved_once() throws Exception {
        var id = begun(who);
        var body = "{\"version\": 1, \"answers\": " + ANSWERS + "}";
        saves(id, body)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(2));
        saves(id, body)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(2));
    }

    @Test
    void one_person_may_have_several_and_nobody_sees_anothers() throws Exception {
        var first = begun(who);
        var second = begun(who);
        applicant
                .reads(who, "/api/drafts?limit=1")
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.next").isNotEmpty());
        applicant
                .reads(who, "/api/drafts")
                .andExpect(jsonPath("$.items[*].id", hasItem(first)))
                .andExpect(jsonPath("$.items[*].id", hasItem(second)));
        applicant.reads("stranger", "/api/drafts").andExpect(jsonPath("$.items", empty()));
        applicant.reads("stranger", "/api/drafts/{id}", first).andExpect(status().isNotFound());
        http.perform(delete("/api/drafts/{id}", first).with(Tokens.applicant("stranger")))
                .andExpect(status().isNoContent());
        applicant.reads(who, "/api/drafts/{id}", first).andExpect(status().isOk());
        http.perform(delete("/api/drafts/{id}", first).with(Tokens.applicant(who)));
        applicant.reads(who, "/api/drafts/{id}", first).andExpect(status().isNotFound());
    }

    @Test
    void begun_twice_under_one_key_it_is_one() throws Exception {
        var key = UUID.randomUUID().toString();
        begins(who, key, "company_start").andExpect(status().isCreated());
        begins(who, key, "company_start").andExpect(status().isOk());
        begins(who, key, "other").andExpect(status().isUnprocessableContent());
        begins(who, UUID.randomUUID().toString(), "nothing").andExpect(status().isNotFound());
        applicant.reads(who, "/api/drafts").andExpect(jsonPath("$.items", hasSize(1)));
    }

    @Test
    void it_is_submitted_once_however_often_it_is_handed_in() throws Exception {
        var id = filled();
        Callable<String> submit = () -> submits(id).andReturn().getResponse().getContentAsString();
        var receipts = new ArrayList<String>();
        var crowd = Executors.newFixedThreadPool(4);
        try {
            for (var answer : crowd.invokeAll(List.of(submit, submit, submit, submit))) {
                receipts.add(answer.get());
            }
        } finally {
            crowd.shutdownNow();
        }
        assertThat(receipts).allMatch(receipts.get(0)::equals).allMatch(receipt -> receipt.contains("caseNo"));
        submits(id).andExpect(status().isOk());
        assertThat(sql.sql("SELECT COUNT(*) FROM application WHERE applicant_id = ?")
                        .param(who)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        // It is closed, and what was filled in is kept with the case only.
        applicant.reads(who, "/api/drafts/{id}", id).andExpect(status().isNotFound());
        applicant.reads(who, "/api/drafts").andExpect(jsonPath("$.items", empty()));
        assertThat(drafts.find(id).orElseThrow().content().form()).isEmpty();
    }

    @Test
    void it_is_checked_as_strictly_as_any_application() throws Exception {
        var id = filled();
        saves(id, "{\"version\": 2, \"form\": {\"legalRep.idNumber\": \"350502190001010018\"}}");
        applicant
                .reads(who, "/api/drafts/{id}/check", id)
                .andExpect(jsonPath("$.ready").value(false))
                .andExpect(jsonPath("$.flaws[*].pointer", hasItem("/form/legalRep/idNumber")));
        submits(id)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].pointer", hasItem("/form/legalRep/idNumber")))
                .andExpect(jsonPath("$.errors[*].pointer", hasItem("/form/enterprise/nameBrand")));
        applicant.reads(who, "/api/drafts/{id}", id).andExpect(status().isOk());
    }

    @Test
    void what_was_filled_in_for_other_answers_stays_behind() throws Exception {
        var id = filled();
        saves(id, "{\"version\": 2, \"answers\": {\"kind\": [\"llc\"], \"seal\": [\"no\"]}}")
                .andExpect(jsonPath("$.form.seal.kinds", contains("OFFICIAL")));
        applicant
                .reads(who, "/api/drafts/{id}/check", id)
                .andExpect(jsonPath("$.ready").value(true));
        submits(id)
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", startsWith("/api/applications/")))
                .andExpect(jsonPath("$.items[*].item", contains("company_establishment", "new_taxpayer_package")));
    }

    @Test
    void other_answers_show_what_they_change_before_they_are_given() throws Exception {
        var shop = shop();
        var id = begun(who, shop.key());
        saves(
                id,
                "{\"version\": 1, \"answers\": {\"kind\": [\"food\"], \"sign\": [\"yes\"]},"
                        + " \"form\": {\"sign.text\": \"茶\"}}");
        effects(id, "{\"kind\": [\"food\"], \"sign\": [\"no\"]}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items.disappear[*].key", contains(shop.sign())))
                .andExpect(jsonPath("$.items.appear", empty()))
                .andExpect(jsonPath("$.fields.disappear[*].key", contains("sign.text")))
                .andExpect(jsonPath("$.lost[*].key", contains("sign.text")))
                .andExpect(jsonPath("$.limits[0].item").value(shop.shop()))
                .andExpect(jsonPath("$.limits[0].before.amount").value(8))
                .andExpect(jsonPath("$.limits[0].after.amount").value(4))
                .andExpect(jsonPath("$.fees.disappear", hasSize(2)))
                .andExpect(jsonPath("$.stop").isEmpty());
        effects(id, "{\"kind\": [\"arms\"], \"sign\": [\"yes\"]}")
                .andExpect(jsonPath("$.stop.door").value("请到公安机关。"));
        applicant.reads(who, "/api/drafts/{id}", id).andExpect(jsonPath("$.answers.sign", contains("yes")));
    }

    @Test
    void an_outdated_draft_is_taken_over_before_it_is_submitted() throws Exception {
        var shop = shop();
        var id = begun(who, shop.key());
        saves(
                id,
                "{\"version\": 1, \"region\": \"350502\", \"answers\": {\"kind\": [\"food\"], \"sign\": [\"no\"]},"
                        + " \"form\": {\"shop\": {\"name\": \"清源茶铺\", \"note\": \"无\", \"owners\": [{\"name\":"
                        + " \"张三\"}]}, \"declare\": {\"truth\": true}}}");
        shop.second(bundles);
        applicant
                .reads(who, "/api/drafts/{id}", id)
                .andExpect(jsonPath("$.outdated").value(true));
        submits(id)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/draft-outdated"));
        applicant
                .reads(who, "/api/drafts/{id}/forwarding", id)
                .andExpect(jsonPath("$.currentVersion").value(2))
                .andExpect(jsonPath("$.changes[?(@.anew)].key", hasItem("/declare/truth")));
        var looked = "{\"version\": 2}";
        applicant
                .sends(who, looked, "/api/drafts/{id}/forwarding", id)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.draft.version").value(3))
                .andExpect(jsonPath("$.draft.bundleVersion").value(2))
                .andExpect(jsonPath("$.draft.outdated").value(false))
                .andExpect(jsonPath("$.draft.form.shop.name").value("清源茶铺"))
                .andExpect(jsonPath("$.draft.form.declare.truth").doesNotExist());
        applicant
                .sends(who, looked, "/api/drafts/{id}/forwarding", id)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.draft.version").value(3))
                .andExpect(jsonPath("$.forwarding.changes", empty()));
        submits(id)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].pointer", hasItem("/answers/size")));
        var paper = papers.clean(who, "租约和平面图.pdf");
        saves(
                id,
                "{\"version\": 3, \"materials\": {\"lease\": [\"" + paper + "\"], \"map\": [\"" + paper + "\"]},"
                        + " \"answers\": {\"kind\": [\"food\"], \"size\": [\"small\"], \"sign\": [\"no\"]},"
                        + " \"form\": {\"shop\": {\"name\": \"清源茶铺\", \"note\": \"无\", \"street\": \"中山路\","
                        + " \"owners\": [{\"name\": \"张三\"}]}, \"declare\": {\"truth\": true}}}");
        submits(id).andExpect(status().isCreated());
    }

    @Test
    void its_owner_is_told_before_it_goes_and_when_it_has_gone() throws Exception {
        var id = begun(who);
        sweep(settings.keptFor().minus(settings.warnedBefore()).minusMinutes(1));
        applicant.reads(who, "/api/notices").andExpect(jsonPath("$.items", empty()));
        sweep(settings.keptFor().minus(settings.warnedBefore()).plusMinutes(1));
        sweep(settings.keptFor().minus(settings.warnedBefore()).plusMinutes(2));
        var told = applicant
                .reads(who, "/api/notices")
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.items[0].kind").value("DRAFT_EXPIRES_SOON"))
                .andExpect(jsonPath("$.items[0].subject").value(id))
                .andExpect(jsonPath("$.items[0].text", startsWith("您的“企业开办”草稿将保留到 ")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        applicant
                .reads(who, "/api/notices/count")
                .andExpect(jsonPath("$.unread").value(1));
        String notice = JsonPath.read(told, "$.items[0].id");
        applicant.sends("stranger", "{}", "/api/notices/{id}/reading", notice).andExpect(status().isNotFound());
        applicant.sends(who, "{}", "/api/notices/{id}/reading", notice).andExpect(status().isNoContent());
        applicant
                .reads(who, "/api/notices/count")
                .andExpect(jsonPath("$.unread").value(0));
        sweep(settings.keptFor().plusMinutes(1));
        applicant.reads(who, "/api/drafts/{id}", id).andExpect(status().isNotFound());
        applicant
                .reads(who, "/api/notices?unread=true")
                .andExpect(jsonPath("$.items[*].kind", contains("DRAFT_EXPIRED")));
        assertThat(sql.sql("SELECT actor_id FROM audit_entry WHERE subject = ? AND act = 'DRAFT_EXPIRED'")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("clock:DRAFT_EXPIRED");
    }

    /** The round as it will be gone so long after the draft was begun. */
    private void sweep(Duration later) {
        var then = Clock.fixed(Clock.systemUTC().instant().plus(later), ZoneOffset.UTC);
        transaction.executeWithoutResult(status -> new DraftExpiry(drafts, notices, settings, then).sweep());
    }

    private ShopBundle shop() {
        var shop = new ShopBundle("shop_" + UUID.randomUUID().toString().substring(0, 8));
        shop.first(bundles);
        return shop;
    }

    private String filled() throws Exception {
        var id = begun(who);
        saves(
                        id,
                        "{\"version\": 1, \"region\": \"350502\", \"answers\": " + ANSWERS + ", \"form\": "
                                + Applicant.GOOD_FORM + "}")
                .andExpect(status().isOk());
        return id;
    }

    private String begun(String person) throws Exception {
        return begun(person, "company_start");
    }

    private String begun(String person, String bundle) throws Exception {
        var answer = begins(person, UUID.randomUUID().toString(), bundle)
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse();
        return JsonPath.read(answer.getContentAsString(), "$.id");
    }

    private ResultActions begins(String person, String key, String bundle) throws Exception {
        return http.perform(post("/api/drafts")
                .with(Tokens.applicant(person))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"bundle\": \"" + bundle + "\"}"));
    }

    private ResultActions saves(String id, String body) throws Exception {
        return http.perform(put("/api/drafts/{id}", id)
                .with(Tokens.applicant(who))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private ResultActions submits(String id) throws Exception {
        return http.perform(post("/api/drafts/{id}/submission", id)
                .with(Tokens.applicant(who))
                .header("Idempotency-Key", UUID.randomUUID().toString()));
    }

    private ResultActions effects(String id, String answers) throws Exception {
        return applicant.sends(who, "{\"answers\": " + answers + "}", "/api/drafts/{id}/effects", id);
    }
}
