package cn.yijianshi.intake.api;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.events.ApplicationEvent.NoticedDefect;
import cn.yijianshi.intake.Applicant;
import cn.yijianshi.intake.IntakeRoomTest;
import cn.yijianshi.intake.Others;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;

@IntakeRoomTest
class CorrectionAndWithdrawalTest {

    private static final String BETTER = "{\"fields\": {\"enterprise.nameBrand\": \"清源茗\"}}";

    @Autowired
    private Applicant applicant;

    @Autowired
    private Others others;

    private final String review = UUID.randomUUID().toString();

    @Test
    void an_open_correction_shows_what_is_asked_and_what_is_there() throws Exception {
        var id = caseToCorrect("a");
        applicant
                .reads("a", "/api/applications/{id}", id)
                .andExpect(jsonPath("$.corrections[0].reviewId").value(review))
                .andExpect(jsonPath("$.corrections[0].itemName").value("企业设立登记"))
                .andExpect(jsonPath("$.corrections[0].defects[0].field").value("enterprise.nameBrand"))
                .andExpect(jsonPath("$.corrections[0].defects[0].label").value("字号"))
                .andExpect(jsonPath("$.corrections[0].defects[0].text").value("请改正"))
                .andExpect(jsonPath("$.corrections[0].fields[0].type").value("TEXT"))
                .andExpect(jsonPath("$.corrections[0].values['enterprise.nameBrand']")
                        .value("清源"));
    }

    @Test
    void what_a_department_found_is_not_shown_before_the_notice() throws Exception {
        var id = applicant.files("i");
        others.tell(Others.requested(id, review), Others.found(id, review, 2, "enterprise.nameBrand"));
        await().untilAsserted(() -> applicant
                .reads("i", "/api/applications/{id}", id)
                .andExpect(jsonPath("$.reviews[0].state").value("IN_REVIEW"))
                .andExpect(jsonPath("$.notice").doesNotExist()));
    }

    @Test
    void the_gaps_of_all_departments_are_one_notice_with_one_answer() throws Exception {
        var id = applicant.files("j");
        var seal = UUID.randomUUID().toString();
        others.tell(
                Others.requested(id, review),
                Others.notice(
                        id,
                        List.of(
                                new NoticedDefect(
                                        review,
                                        "market-regulation",
                                        "company_establishment",
                                        "enterprise.nameBrand",
                                        "同名"),
                                new NoticedDefect(
                                        seal, "public-security", "seal_engraving", "material:articles", "请重签"))));
        await().untilAsserted(() -> applicant
                .reads("j", "/api/applications/{id}", id)
                .andExpect(jsonPath("$.notice.defects.length()").value(2)));
        applicant
                .reads("j", "/api/applications/{id}", id)
                .andExpect(jsonPath("$.notice.noticeId").isNotEmpty())
                .andExpect(jsonPath("$.notice.fields[0].key").value("enterprise.nameBrand"))
                .andExpect(jsonPath("$.corrections.length()").value(2));

        answersAll("j", id, "{\"fields\": {\"enterprise.nameBrand\": \"清源茗\"}}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].pointer").value(contains("/fields/material:articles")));
        var whole = "{\"fields\": {\"enterprise.nameBrand\": \"清源茗\", \"material:articles\": \"已重签\"}}";
        var first = answersAll("j", id, whole)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.reviewIds.length()").value(2))
                .andReturn()
                .getResponse()
                .getContentAsString();
        answersAll("j", id, whole)
                .andExpect(status().isOk())
                .andExpect(result -> org.assertj.core.api.Assertions.assertThat(
                                result.getResponse().getContentAsString())
                        .isEqualTo(first));
        answersAll("j", id, whole.replace("已重签", "又签"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/correction-answered-before"));
        applicant
                .reads("j", "/api/applications/{id}", id)
                .andExpect(jsonPath("$.corrections", empty()))
                .andExpect(jsonPath("$.notice").doesNotExist());
        answersAll("j", applicant.files("j"), whole)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/no-correction-asked"));
    }

    @Test
    void an_answer_closes_it() throws Exception {
        var id = caseToCorrect("b");
        answers("b", id, BETTER).andExpect(status().isOk());
        applicant
                .reads("b", "/api/applications/{id}", id)
                .andExpect(jsonPath("$.corrections", empty()))
                .andExpect(jsonPath("$.reviews[0].state").value("IN_REVIEW"));
    }

    @Test
    void the_same_answer_again_gets_the_same_receipt_and_another_one_is_refused() throws Exception {
        var id = caseToCorrect("c");
        var first = answers("c", id, BETTER).andReturn().getResponse().getContentAsString();
        answers("c", id, BETTER)
                .andExpect(status().isOk())
                .andExpect(result -> org.assertj.core.api.Assertions.assertThat(
                                result.getResponse().getContentAsString())
                        .isEqualTo(first));
        answers("c", id, BETTER.replace("清源茗", "清泉"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/correction-answered-before"));
    }

    @Test
    void what_was_not_asked_for_cannot_be_changed() throws Exception {
        var id = caseToCorrect("d");
        answers("d", id, "{\"fields\": {\"enterprise\": {\"nameBrand\": \"清源茗\", \"capital\": 1}}}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].pointer").value(contains("/fields/enterprise/capital")))
                .andExpect(jsonPath("$.errors[0].code").value("not-pinned"));
        answers("d", id, "{\"fields\": {\"enterprise.nameBrand\": \"x\"}}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].code").value("pattern"));
        applicant
                .reads("d", "/api/applications/{id}", id)
                .andExpect(jsonPath("$.corrections[0].values['enterprise.nameBrand']")
                        .value("清源"));
    }

    @Test
    void nothing_can_be_corrected_unasked() throws Exception {
        var id = applicant.files("e");
        answers("e", id, BETTER).andExpect(status().isNotFound());
        others.tell(Others.requested(id, review));
        await().untilAsserted(() -> answers("e", id, BETTER)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/no-correction-asked")));
    }

    @Test
    void after_the_decision_it_is_closed() throws Exception {
        var id = caseToCorrect("f");
        others.tell(Others.refused(id, review, 5));
        await().untilAsserted(() -> answers("f", id, "{\"fields\": {\"enterprise.nameBrand\": \"\"}}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/correction-closed")));
    }

    @Test
    void a_case_can_be_taken_back_until_it_ends() throws Exception {
        var id = applicant.files("g");
        withdraws("g", id)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("WITHDRAWAL_REQUESTED"));
        withdraws("g", id).andExpect(status().isOk());
        others.tell(Others.completed(id, "PARTIAL"));
        await().untilAsserted(() -> withdraws("g", id)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/case-has-ended")));
    }

    @Test
    void who_asks_again_after_it_was_taken_back_learns_so() throws Exception {
        var id = applicant.files("h");
        withdraws("h", id);
        others.tell(Others.completed(id, "WITHDRAWN"));
        await().untilAsserted(() -> withdraws("h", id)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("WITHDRAWN")));
    }

    private String caseToCorrect(String who) throws Exception {
        var id = applicant.files(who);
        others.tell(
                Others.requested(id, review),
                Others.claimed(id, review, 1),
                Others.correction(id, review, "enterprise.nameBrand"));
        await().untilAsserted(() -> applicant
                .reads(who, "/api/applications/{id}", id)
                .andExpect(jsonPath("$.reviews[0].state").value("CORRECTION_REQUESTED")));
        return id;
    }

    private ResultActions answers(String who, String id, String body) throws Exception {
        return applicant.sends(who, body, "/api/applications/{id}/corrections/{review}", id, review);
    }

    private ResultActions answersAll(String who, String id, String body) throws Exception {
        return applicant.sends(who, body, "/api/applications/{id}/corrections", id);
    }

    private ResultActions withdraws(String who, String id) throws Exception {
        return applicant.sends(who, "{\"reason\": \"不办了\"}", "/api/applications/{id}/withdrawal", id);
    }
}
