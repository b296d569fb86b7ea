package cn.yijianshi.department.domain;

import static cn.yijianshi.department.domain.ADepartment.CHIEF;
import static cn.yijianshi.department.domain.ADepartment.DEPARTMENT;
import static cn.yijianshi.department.domain.ADepartment.LI;
import static cn.yijianshi.department.domain.ADepartment.NOW;
import static cn.yijianshi.department.domain.ADepartment.WANG;
import static cn.yijianshi.department.domain.ADepartment.ZHANG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.department.commitments.domain.Breach;
import cn.yijianshi.department.commitments.domain.CommitmentProblem;
import cn.yijianshi.department.commitments.domain.Pledge;
import cn.yijianshi.department.commitments.domain.Pledge.State;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** 告知承诺: a promise stands for a material, is looked at after the grant, and costs trust when it was broken. */
class CommitmentsTest {

    private static final Map<String, Object> RESULT = Map.of("engraver", "泉州刻章店");

    private final ADepartment department = new ADepartment();

    @Test
    void what_is_granted_on_a_promise_must_be_looked_at() {
        promised("p", null);
        granted("r");
        assertThat(pledge("p").state()).isEqualTo(State.TO_VERIFY);
        assertThat(pledge("p").reviewId()).isEqualTo("r");
        assertThat(department.pledges.told).containsExactly("opened p 30 WORKING_DAY");
        department.verifying.counted("p", NOW.plusSeconds(60));
        assertThat(pledge("p").isOverdue(NOW)).isFalse();
        assertThat(pledge("p").isOverdue(NOW.plusSeconds(61))).isTrue();
    }

    @Test
    void what_was_found_is_said_once() {
        promised("p", null);
        assertThatThrownBy(() -> department.verifying.look(ZHANG, "p", true, "属实"))
                .isInstanceOf(CommitmentProblem.NothingGranted.class);
        granted("r");
        assertThatThrownBy(() -> department.verifying.look(WANG, "p", true, "属实"))
                .isInstanceOf(ReviewProblem.NotFound.class);
        assertThatThrownBy(() -> department.verifying.look(ZHANG, "p", true, " "))
                .isInstanceOf(ReviewProblem.Invalid.class);
        var looked = department.verifying.look(ZHANG, "p", true, "属实");
        // The answer may have been lost: the same again is the same, whoever asks.
        assertThat(department.verifying.look(LI, "p", true, "属实")).isEqualTo(looked);
        assertThatThrownBy(() -> department.verifying.look(LI, "p", false, "不属实"))
                .isInstanceOfSatisfying(CommitmentProblem.SaidBefore.class, said -> assertThat(said.who())
                        .isEqualTo("张三"));
        assertThat(department.pledges.told).containsExactly("opened p 30 WORKING_DAY", "kept p");
    }

    @Test
    void a_breach_that_is_recorded_while_another_application_is_in_flight_stops_its_grant() {
        promised("p", null);
        var claimed = department.claimed("r");
        // Meanwhile, somewhere else, a promise of the same applicant is found broken.
        department.verifying.heard(breach("elsewhere", "applicant", null));
        assertThatThrownBy(() -> department.casework.approve(ZHANG, "r", claimed.version(), RESULT))
                .isInstanceOfSatisfying(Blocked.class, blocked -> assertThat(blocked.findings())
                        .extracting(Finding::code)
                        .containsExactly("commitment-barred"));
        assertThat(pledge("p").state()).isEqualTo(State.GIVEN);
        // The first way out: the proof itself comes.
        department.verifying.broughtInstead("p", "不动产权证书");
        department.casework.approve(ZHANG, "r", claimed.version(), RESULT);
        assertThat(pledge("p").state()).isEqualTo(State.REPLACED);
        assertThat(department.pledges.told).isEmpty();
    }

    @Test
    void an_answer_to_the_notice_of_gaps_brings_the_proof_too() {
        promised("p", null);
        var claimed = department.claimed("r");
        department.verifying.heard(breach("elsewhere", "applicant", null));
        department.casework.requestCorrection(
                ZHANG, "r", claimed.version(), List.of(new Review.Defect("material:premises", "请提交证明")));
        department.say("r", new Word.CorrectionAnswered(Map.of("material:premises", "不动产权证书")));
        var now = department.reviews.get("r");
        department.casework.approve(ZHANG, "r", now.version(), RESULT);
        assertThat(pledge("p").state()).isEqualTo(State.REPLACED);
        assertThat(pledge("p").proof()).isEqualTo("不动产权证书");
    }

    @Test
    void the_lead_lifts_the_record_and_promises_count_again() {
        promised("p", null);
        granted("r");
        department.verifying.look(ZHANG, "p", false, "该址并非承诺人使用");
        assertThat(department.breaches.against("applicant", null)).isTrue();
        assertThatThrownBy(() -> department.verifying.lift(CHIEF, "p", null, "已整改"))
                .isInstanceOf(ReviewProblem.Invalid.class);
        assertThatThrownBy(() -> department.verifying.lift(WANG, "p", Breach.Ground.REPAIRED, "已整改"))
                .isInstanceOf(ReviewProblem.NotFound.class);
        var lifted = department.verifying.lift(CHIEF, "p", Breach.Ground.REPAIRED, "已整改");
        assertThat(department.verifying.lift(CHIEF, "p", Breach.Ground.REPAIRED, "已整改"))
                .isEqualTo(lifted);
        assertThat(department.breaches.against("applicant", null)).isFalse();
        assertThat(department.pledges.told).containsExactly("opened p 30 WORKING_DAY", "broken p", "lifted p REPAIRED");
    }

    @Test
    void words_of_other_departments_come_in_any_order() {
        var broken = breach("x", "applicant", "91350502MA8T00016E");
        department.verifying.heard(lifted(broken));
        assertThat(department.breaches.against("applicant", null)).isFalse();
        department.verifying.heard(broken);
        assertThat(department.breaches.against("applicant", null)).isFalse();

        department.verifying.heard(breach("y", "somebody", "91350502MA8T00016E"));
        // Whoever signs for an enterprise that broke its promise is asked for the proof.
        assertThat(department.breaches.against("applicant", "91350502MA8T00016E"))
                .isTrue();
        assertThat(department.breaches.against("applicant", null)).isFalse();
    }

    @Test
    void a_refusal_relies_on_no_promise() {
        promised("p", null);
        var claimed = department.claimed("r");
        department.casework.refuse(ZHANG, "r", claimed.version(), "不符合条件", "管理规则");
        assertThat(pledge("p").state()).isEqualTo(State.LAPSED);
    }

    private void promised(String id, String party) {
        department.pledges.add(List.of(new Pledge(
                id,
                "case",
                "YJS1",
                DEPARTMENT,
                "seal_engraving",
                "premises",
                "场所证明",
                "承诺有权使用该场所",
                "applicant",
                "陈思源",
                party,
                NOW,
                State.GIVEN,
                null,
                null,
                null,
                null,
                null,
                null)));
    }

    private void granted(String review) {
        var claimed = department.claimed(review);
        department.casework.approve(ZHANG, review, claimed.version(), RESULT);
    }

    private Pledge pledge(String id) {
        return department.pledges.find(id).orElseThrow();
    }

    private static Breach breach(String id, String applicant, String party) {
        return new Breach(
                id, "other", "YJS2", "other-review", "power", "power_connect", applicant, party, "不属实", NOW, null);
    }

    private static Breach lifted(Breach breach) {
        return new Breach(
                breach.id(),
                breach.caseId(),
                null,
                breach.reviewId(),
                breach.department(),
                null,
                breach.applicantId(),
                breach.party(),
                null,
                null,
                new Breach.Lifting(Breach.Ground.MISTAKEN, "认定有误", null, NOW.plusSeconds(5)));
    }
}
