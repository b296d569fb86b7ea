package cn.yijianshi.intake.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.events.ApplicationEvent.ApplicationFiled;
import cn.yijianshi.events.CommitmentEvent.BreachLifted;
import cn.yijianshi.events.CommitmentEvent.CommitmentBroken;
import cn.yijianshi.events.CommitmentEvent.CommitmentKept;
import cn.yijianshi.events.CommitmentEvent.CommitmentReplaced;
import cn.yijianshi.intake.Applicant;
import cn.yijianshi.intake.IntakeRoomTest;
import cn.yijianshi.intake.Others;
import cn.yijianshi.intake.domain.Promises;
import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.ResultActions;

/** 告知承诺: promised at filing, refused to whoever broke a promise, until he brings the proof or the record is lifted. */
@IntakeRoomTest
@Import(WhatIntakeTellsTest.Ear.class)
class CommitmentTest {

    @Autowired
    private Applicant applicant;

    @Autowired
    private Others others;

    @Autowired
    private Promises promises;

    @Autowired
    private WhatIntakeTellsTest.Ear ear;

    private final String who = "promiser-" + UUID.randomUUID();

    @Test
    void the_notice_says_what_may_be_promised() throws Exception {
        applicant
                .sends(
                        who,
                        "{\"answers\": {\"kind\": [\"llc\"], \"seal\": [\"yes\"]}}",
                        "/api/bundles/company_start/notice")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.materials[?(@.key == 'premises')].commitment.text")
                        .value("承诺有权使用该场所"))
                .andExpect(jsonPath("$.materials[?(@.key == 'articles')].commitment")
                        .isNotEmpty())
                .andExpect(jsonPath("$.materials[?(@.key == 'articles')].commitment.text")
                        .isEmpty());
    }

    @Test
    void a_promise_travels_to_the_department_that_takes_it_and_to_no_other() throws Exception {
        var id = filed(promising(who).andExpect(status().isCreated()));
        assertThat(toldTo(id, "public-security").commitments()).singleElement().satisfies(given -> {
            assertThat(given.item()).isEqualTo("seal_engraving");
            assertThat(given.material()).isEqualTo("premises");
            assertThat(given.text()).isEqualTo("承诺有权使用该场所");
        });
        assertThat(toldTo(id, "tax").commitments()).isEmpty();
        applicant
                .reads(who, "/api/applications/{id}", id)
                .andExpect(jsonPath("$.commitments[0].material").value("premises"))
                .andExpect(jsonPath("$.commitments[0].state").value("GIVEN"));
    }

    @Test
    void the_same_submission_promises_once_and_another_choice_is_another_submission() throws Exception {
        var key = UUID.randomUUID().toString();
        var body = body("\"premises\": true");
        applicant.submits(who, key, body).andExpect(status().isCreated());
        applicant.submits(who, key, body).andExpect(status().isOk());
        applicant.submits(who, key, body("\"premises\": false")).andExpect(status().is(422));
    }

    @Test
    void only_what_the_item_offers_can_be_promised() throws Exception {
        applicant
                .submits(who, UUID.randomUUID().toString(), body("\"articles\": true"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/commitments/articles"))
                .andExpect(jsonPath("$.errors[0].code").value("commitment-not-possible"));
        // Not chosen is not promised.
        var id = filed(applicant
                .submits(who, UUID.randomUUID().toString(), body("\"premises\": false"))
                .andExpect(status().isCreated()));
        assertThat(promises.ofCase(id)).isEmpty();
    }

    @Test
    void whoever_broke_a_promise_is_told_the_ways_out_until_the_record_is_lifted() throws Exception {
        var id = filed(promising(who).andExpect(status().isCreated()));
        var broken = broken(id, commitment(id), who);
        others.tell(broken, broken);
        await().until(() -> promises.breachOf(who, List.of()).isPresent());

        promising(who)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.type").value("/problems/commitment-barred"))
                .andExpect(jsonPath("$.department").value("public-security"))
                .andExpect(jsonPath("$.errors[0].pointer").value("/commitments/premises"))
                .andExpect(jsonPath("$.detail")
                        .value("公安局于 2026-11-23 认定您曾有承诺不实的情形。在该记录移出之前不适用告知承诺：请直接提交该证明材料，或向公安局申请信用修复。"));
        promising("somebody-else-" + UUID.randomUUID()).andExpect(status().isCreated());
        // Who brings the proof is served as anybody.
        assertThat(applicant.files(who)).isNotNull();
        applicant
                .reads(who, "/api/applications/{id}/timeline", id)
                .andExpect(jsonPath("$.items[?(@.kind == 'PROMISE_BROKEN')]").isNotEmpty());

        others.tell(lifted(broken));
        await().until(() -> promises.breachOf(who, List.of()).isEmpty());
        promising(who).andExpect(status().isCreated());
    }

    @Test
    void a_lifting_that_overtakes_its_record_leaves_nobody_barred() throws Exception {
        var id = filed(promising(who));
        var broken = broken(id, commitment(id), who);
        others.tell(lifted(broken), broken);
        await().until(() -> promises.ofCase(id).get(0).said() != null);
        assertThat(promises.breachOf(who, List.of())).isEmpty();
    }

    @Test
    void a_kept_promise_is_told() throws Exception {
        var id = filed(promising(who));
        others.tell(new CommitmentKept(
                UUID.randomUUID(),
                Others.NINE.plusSeconds(900),
                id,
                UUID.randomUUID().toString(),
                "public-security",
                commitment(id),
                "seal_engraving",
                "premises",
                "现场核查属实"));
        await().until(() -> promises.ofCase(id).get(0).said() != null);
        applicant
                .reads(who, "/api/applications/{id}", id)
                .andExpect(jsonPath("$.commitments[0].state").value("KEPT"));
    }

    @Test
    void the_proof_may_come_after_all_as_long_as_nothing_is_decided() throws Exception {
        var id = filed(promising(who));
        applicant
                .sends("stranger", "{\"text\": \"不动产权证书\"}", "/api/applications/{id}/commitments/premises/proof", id)
                .andExpect(status().isNotFound());
        applicant
                .sends(who, "{\"text\": \" \"}", "/api/applications/{id}/commitments/premises/proof", id)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/text"));
        for (int sent = 0; sent < 2; sent++) {
            applicant
                    .sends(who, "{\"text\": \"不动产权证书\"}", "/api/applications/{id}/commitments/premises/proof", id)
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$[0].state").value("REPLACED"));
        }
        var told = await().until(() -> ear.heard(id, CommitmentReplaced.class), heard -> !heard.isEmpty());
        assertThat(told).singleElement().satisfies(event -> {
            assertThat(event.commitmentId()).isEqualTo(commitment(id));
            assertThat(event.text()).isEqualTo("不动产权证书");
        });
        applicant
                .sends(who, "{\"text\": \"另一份\"}", "/api/applications/{id}/commitments/premises/proof", id)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/promise-not-open"));
    }

    private ResultActions promising(String applicantId) throws Exception {
        return applicant.submits(applicantId, UUID.randomUUID().toString(), body("\"premises\": true"));
    }

    private static String body(String commitments) {
        return Applicant.goodSubmission()
                .stripTrailing()
                .replaceFirst("}$", ", \"commitments\": {" + commitments + "}}");
    }

    private static String filed(ResultActions answer) throws Exception {
        return JsonPath.read(answer.andReturn().getResponse().getContentAsString(), "$.id");
    }

    private String commitment(String id) {
        return promises.ofCase(id).get(0).id();
    }

    private static CommitmentBroken broken(String id, String commitment, String applicantId) {
        return new CommitmentBroken(
                UUID.randomUUID(),
                Others.NINE.plusSeconds(900),
                id,
                "YJS",
                UUID.randomUUID().toString(),
                "public-security",
                commitment,
                "seal_engraving",
                "premises",
                applicantId,
                null,
                "该址并非承诺人使用");
    }

    private static BreachLifted lifted(CommitmentBroken broken) {
        return new BreachLifted(
                UUID.randomUUID(),
                broken.at().plusSeconds(60),
                broken.caseId(),
                broken.reviewId(),
                broken.department(),
                broken.commitmentId(),
                broken.applicantId(),
                null,
                "REPAIRED",
                "已整改");
    }

    private ApplicationFiled toldTo(String id, String department) {
        return await().until(
                        () -> ear.heard(id, ApplicationFiled.class).stream()
                                .filter(filed -> filed.department().equals(department))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
