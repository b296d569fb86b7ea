package cn.yijianshi.department.domain;

import static cn.yijianshi.department.domain.ADepartment.CHIEF;
import static cn.yijianshi.department.domain.ADepartment.LI;
import static cn.yijianshi.department.domain.ADepartment.NOW;
import static cn.yijianshi.department.domain.ADepartment.WANG;
import static cn.yijianshi.department.domain.ADepartment.ZHANG;
import static cn.yijianshi.department.domain.Colleagues.Voice.AGREE;
import static cn.yijianshi.department.domain.Colleagues.Voice.OBJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TeamworkTest {

    private static final Map<String, Object> RESULT = Map.of("engraver", "泉州刻章店");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final ADepartment department = new ADepartment();
    private final Casework casework = department.casework;
    private final Teamwork teamwork = department.teamwork;

    @Test
    void accepting_says_once_that_the_papers_are_in_order() {
        var claimed = department.claimed("r");

        var accepted = casework.accept(ZHANG, "r", claimed.version());

        assertThat(accepted.acceptance().by().name()).isEqualTo("张三");
        assertThat(accepted.version()).isEqualTo(claimed.version() + 1);
        assertThat(department.news).endsWith("accepted 3");
        assertThat(casework.accept(ZHANG, "r", claimed.version())).isEqualTo(accepted);
        assertThatThrownBy(() -> casework.accept(ZHANG, "r", accepted.version()))
                .isInstanceOf(ReviewProblem.Accepted.class);
        assertThat(department.news).hasSize(2);
    }

    @Test
    void what_was_accepted_is_not_sent_back_for_correction() {
        var claimed = department.claimed("r");
        var accepted = casework.accept(ZHANG, "r", claimed.version());

        assertThatThrownBy(() -> casework.requestCorrection(
                        ZHANG, "r", accepted.version(), List.of(new Review.Defect("seal.kinds", "请选"))))
                .isInstanceOf(ReviewProblem.Accepted.class);
    }

    @Test
    void a_lead_gives_a_review_from_the_queue_or_from_another_officer() {
        var open = department.open("r");

        var zhangs = teamwork.assign(CHIEF, "r", open.version(), "zhang", null);
        assertThat(zhangs.status()).isEqualTo(Status.CLAIMED);
        assertThat(zhangs.claim().by()).isEqualTo(ZHANG.officer());
        var lis = teamwork.assign(CHIEF, "r", zhangs.version(), "li", "张三病假");

        assertThat(lis.claim().by()).isEqualTo(LI.officer());
        assertThat(department.news).containsExactly("assigned to zhang 2", "assigned to li 3");
        assertThat(teamwork.assign(CHIEF, "r", lis.version(), "li", null))
                .as("he has it")
                .isEqualTo(lis);
    }

    @Test
    void an_officer_gives_himself_what_is_nobodys_and_nothing_to_others() {
        var open = department.open("r");

        assertThatThrownBy(() -> teamwork.assign(ZHANG, "r", open.version(), "li", null))
                .isInstanceOf(ReviewProblem.NotDirecting.class);
        var mine = teamwork.assign(ZHANG, "r", open.version(), "zhang", null);
        assertThat(mine.claim().by()).isEqualTo(ZHANG.officer());
        assertThatThrownBy(() -> teamwork.assign(LI, "r", mine.version(), "li", null))
                .isInstanceOf(ReviewProblem.ClaimedByAnother.class);
    }

    @Test
    void a_review_never_goes_to_somebody_unknown_or_of_another_department() {
        var claimed = department.claimed("r");

        for (var stranger : List.of("wang", "no-such", "")) {
            var invalid = catchThrowableOfType(
                    ReviewProblem.Invalid.class, () -> teamwork.assign(CHIEF, "r", claimed.version(), stranger, null));
            assertThat(invalid.flaws()).extracting(ReviewProblem.Flaw::pointer).containsExactly("/to");
        }
        assertThatThrownBy(() -> teamwork.comment(WANG, "r", claimed.version(), "看看"))
                .isInstanceOf(ReviewProblem.NotFound.class);
    }

    @Test
    void the_handler_hands_it_on_saying_why() {
        var claimed = department.claimed("r");

        assertThatThrownBy(() -> teamwork.transfer(ZHANG, "r", claimed.version(), "li", " "))
                .isInstanceOf(ReviewProblem.Invalid.class);
        assertThatThrownBy(() -> teamwork.transfer(LI, "r", claimed.version(), "li", "我来办"))
                .isInstanceOf(ReviewProblem.ClaimedByAnother.class);
        var handed = teamwork.transfer(ZHANG, "r", claimed.version(), "li", "外出");

        assertThat(handed.claim().by()).isEqualTo(LI.officer());
        assertThat(teamwork.transfer(ZHANG, "r", claimed.version(), "li", "外出")).isEqualTo(handed);
        assertThatThrownBy(() -> casework.approve(ZHANG, "r", handed.version(), RESULT))
                .isInstanceOf(ReviewProblem.ClaimedByAnother.class);
        assertThat(casework.approve(LI, "r", handed.version(), RESULT).status()).isEqualTo(Status.APPROVED);
    }

    @Test
    void of_two_who_act_on_the_same_version_the_second_hears_who_and_when() {
        var claimed = department.claimed("r");
        teamwork.assign(CHIEF, "r", claimed.version(), "li", null);

        var stale = catchThrowableOfType(
                ReviewProblem.Stale.class, () -> casework.approve(ZHANG, "r", claimed.version(), RESULT));

        assertThat(stale.who()).isEqualTo("陈科长");
        assertThat(stale.when()).isEqualTo(NOW);
    }

    @Test
    void nothing_is_decided_until_every_opinion_is_in() {
        var claimed = department.claimed("r");
        var asked = teamwork.addCoReviewers(ZHANG, "r", claimed.version(), List.of("li", "chief"), "印模是否合规");

        var out = catchThrowableOfType(
                ReviewProblem.OpinionsOut.class, () -> casework.approve(ZHANG, "r", asked.version(), RESULT));
        assertThat(out.names()).containsExactly("李四", "陈科长");
        assertThatThrownBy(() -> casework.refuse(ZHANG, "r", asked.version(), "理由", "依据"))
                .isInstanceOf(ReviewProblem.OpinionsOut.class);

        var heard = teamwork.giveOpinion(LI, "r", asked.version(), OBJECT, "字体不符");
        assertThatThrownBy(() -> casework.approve(ZHANG, "r", heard.version(), RESULT))
                .isInstanceOf(ReviewProblem.OpinionsOut.class);
        var removed = teamwork.removeCoReviewer(ZHANG, "r", heard.version(), "chief", "出差");

        assertThat(removed.colleagues().coReviewers()).singleElement().satisfies(one -> {
            assertThat(one.officer()).isEqualTo(LI.officer());
            assertThat(one.opinion().voice()).isEqualTo(OBJECT);
        });
        assertThat(casework.approve(ZHANG, "r", removed.version(), RESULT).status())
                .isEqualTo(Status.APPROVED);
    }

    @Test
    void only_who_was_asked_gives_an_opinion_and_an_objection_says_why() {
        var claimed = department.claimed("r");
        var asked = teamwork.addCoReviewers(ZHANG, "r", claimed.version(), List.of("li"), "请看");

        assertThatThrownBy(() -> teamwork.giveOpinion(CHIEF, "r", asked.version(), AGREE, "好"))
                .isInstanceOf(ReviewProblem.NotAsked.class);
        assertThatThrownBy(() -> teamwork.giveOpinion(LI, "r", asked.version(), OBJECT, ""))
                .isInstanceOf(ReviewProblem.Invalid.class);
        assertThatThrownBy(() -> teamwork.giveOpinion(LI, "r", asked.version(), null, "好"))
                .isInstanceOf(ReviewProblem.Invalid.class);
        assertThat(teamwork.giveOpinion(LI, "r", asked.version(), AGREE, null)
                        .colleagues()
                        .unheard())
                .isEmpty();
    }

    @Test
    void whoever_is_asked_is_a_colleague_not_the_handler_and_asked_once() {
        var claimed = department.claimed("r");
        var asked = teamwork.addCoReviewers(ZHANG, "r", claimed.version(), List.of("li"), "请看");

        var invalid = catchThrowableOfType(
                ReviewProblem.Invalid.class,
                () -> teamwork.addCoReviewers(ZHANG, "r", asked.version(), List.of("zhang", "li", "wang"), "请看"));

        assertThat(invalid.flaws())
                .extracting(ReviewProblem.Flaw::pointer, ReviewProblem.Flaw::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("/officers/0", "is-handler"),
                        org.assertj.core.groups.Tuple.tuple("/officers/1", "is-asked"),
                        org.assertj.core.groups.Tuple.tuple("/officers/2", "unknown-officer"));
    }

    @Test
    void a_co_reviewer_who_becomes_the_handler_is_not_waited_for() {
        var claimed = department.claimed("r");
        var asked = teamwork.addCoReviewers(ZHANG, "r", claimed.version(), List.of("li"), "请看");
        var handed = teamwork.transfer(ZHANG, "r", asked.version(), "li", "你来办");

        assertThat(casework.approve(LI, "r", handed.version(), RESULT).status()).isEqualTo(Status.APPROVED);
    }

    @Test
    void colleagues_are_kept_informed_and_comment_even_after_the_decision() {
        var claimed = department.claimed("r");
        var approved = casework.approve(ZHANG, "r", claimed.version(), RESULT);

        var copied = teamwork.copy(ZHANG, "r", approved.version(), List.of("li"), "供参考");
        var commented = teamwork.comment(LI, "r", copied.version(), "已阅");

        assertThat(commented.colleagues().informed())
                .extracting(one -> one.officer().id())
                .containsExactly("li");
        assertThat(commented.decision()).isEqualTo(approved.decision());
        assertThat(commented.version()).isEqualTo(approved.version() + 2);
        assertThat(teamwork.comment(LI, "r", copied.version(), "已阅")).isEqualTo(commented);
        assertThat(department.history.stream().filter(entry -> entry.act() == Act.COMMENTED))
                .singleElement()
                .satisfies(entry -> assertThat(entry.content()).containsEntry("text", "已阅"));
    }

    @Test
    void who_stands_in_acts_on_his_colleagues_reviews_under_both_names() {
        var claimed = department.claimed("r");
        department.standingIn.delegate(ZHANG, null, "li", TODAY, TODAY.plusDays(1), "休假");

        var approved = casework.approve(LI, "r", claimed.version(), RESULT);

        assertThat(approved.decision().by()).isEqualTo(LI.officer());
        assertThat(approved.decision().actingFor()).isEqualTo(ZHANG.officer());
        var last = department.history.get(department.history.size() - 1);
        assertThat(last.by()).isEqualTo(LI.officer());
        assertThat(last.actingFor()).isEqualTo(ZHANG.officer());
    }

    @Test
    void he_stands_in_from_the_first_day_to_the_last() {
        department.standingIn.delegate(ZHANG, null, "li", TODAY.plusDays(1), TODAY.plusDays(2), "休假");
        var claimed = department.claimed("r");

        assertThatThrownBy(() -> casework.accept(LI, "r", claimed.version()))
                .isInstanceOf(ReviewProblem.ClaimedByAnother.class);
        // 23:59 of the last day in Quanzhou
        department.clock.moveTo(Duration.between(NOW, java.time.Instant.parse("2026-11-25T15:59:00Z")));
        var accepted = casework.accept(LI, "r", claimed.version());
        department.clock.moveTo(Duration.between(NOW, java.time.Instant.parse("2026-11-25T16:00:00Z")));
        assertThatThrownBy(() -> casework.approve(LI, "r", accepted.version(), RESULT))
                .isInstanceOf(ReviewProblem.ClaimedByAnother.class);
    }

    @Test
    void a_delegation_that_was_revoked_holds_no_longer_and_what_was_done_stays() {
        var claimed = department.claimed("r");
        var delegation = department.standingIn.delegate(ZHANG, null, "li", TODAY, TODAY, "外出");
        var accepted = casework.accept(LI, "r", claimed.version());

        department.standingIn.revoke(ZHANG, delegation.id());

        assertThatThrownBy(() -> casework.approve(LI, "r", accepted.version(), RESULT))
                .isInstanceOf(ReviewProblem.ClaimedByAnother.class);
        assertThat(department.reviews.get("r").acceptance().by()).isEqualTo(LI.officer());
        assertThatThrownBy(() -> department.standingIn.revoke(LI, delegation.id()))
                .isInstanceOf(ReviewProblem.NotFound.class);
    }

    @Test
    void the_same_delegation_again_is_the_first_one() {
        var first = department.standingIn.delegate(ZHANG, null, "li", TODAY, TODAY, "外出");
        assertThat(department.standingIn.delegate(ZHANG, null, "li", TODAY, TODAY, "外出"))
                .isEqualTo(first);
    }

    @Test
    void a_lead_arranges_it_for_an_officer_who_fell_ill_and_nobody_else_does() {
        department.standingIn.delegate(CHIEF, "zhang", "li", TODAY, TODAY, "病假");
        var claimed = department.claimed("r");
        assertThat(casework.accept(LI, "r", claimed.version()).acceptance()).isNotNull();

        assertThatThrownBy(() -> department.standingIn.delegate(LI, "zhang", "li", TODAY, TODAY, "我来"))
                .isInstanceOf(ReviewProblem.Invalid.class);
    }

    @Test
    void a_delegation_names_a_colleague_and_days_to_come() {
        var invalid = catchThrowableOfType(
                ReviewProblem.Invalid.class,
                () -> department.standingIn.delegate(ZHANG, null, "wang", null, TODAY.minusDays(1), null));
        assertThat(invalid.flaws())
                .extracting(ReviewProblem.Flaw::pointer, ReviewProblem.Flaw::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("/to", "unknown-officer"),
                        org.assertj.core.groups.Tuple.tuple("/from", "required"),
                        org.assertj.core.groups.Tuple.tuple("/until", "day-is-over"));
    }

    @Test
    void who_stands_in_gives_the_opinion_of_a_colleague_and_takes_back_what_he_decided() {
        var slow = new ADepartment(Duration.ofSeconds(30));
        var claimed = slow.claimed("r");
        slow.standingIn.delegate(CHIEF, null, "li", TODAY, TODAY, null);
        var asked = slow.teamwork.addCoReviewers(ZHANG, "r", claimed.version(), List.of("chief"), "请看");
        var heard = slow.teamwork.giveOpinion(LI, "r", asked.version(), AGREE, null);
        assertThat(heard.colleagues().unheard()).isEmpty();

        slow.standingIn.delegate(ZHANG, null, "li", TODAY, TODAY, null);
        var deciding = slow.casework.approve(LI, "r", heard.version(), RESULT);
        assertThat(slow.casework
                        .withdrawDecision(ZHANG, "r", deciding.version(), "我来看")
                        .status())
                .isEqualTo(Status.CLAIMED);
    }
}
