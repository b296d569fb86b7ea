package cn.yijianshi.department.domain;

import static cn.yijianshi.department.domain.ADepartment.LI;
import static cn.yijianshi.department.domain.ADepartment.NOW;
import static cn.yijianshi.department.domain.ADepartment.ZHANG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An officer may take his decision back for half a minute; until then nobody outside hears of it. */
class UndoWindowTest {

    private static final Map<String, Object> RESULT = Map.of("engraver", "泉州刻章店");
    private static final Duration WINDOW = Duration.ofSeconds(30);

    private final List<Finding> found = new ArrayList<>();
    private final ADepartment department = new ADepartment(WINDOW, new Watchful());
    private final Casework casework = department.casework;

    @Test
    void an_approval_waits_and_grants_announces_and_numbers_nothing() {
        var deciding = approving();

        assertThat(deciding.status()).isEqualTo(Status.DECIDING);
        assertThat(deciding.version()).isEqualTo(3);
        assertThat(deciding.pending().until()).isEqualTo(NOW.plus(WINDOW));
        assertThat(deciding.decision()).isNull();
        assertThat(department.issued).isEmpty();
        assertThat(department.sequences).isEmpty();
        assertThat(department.news).containsExactly("claimed 2");
    }

    @Test
    void when_the_window_is_over_it_is_granted_as_of_the_officers_moment() {
        approving();
        after(WINDOW);

        var granted = department.dueDecisions.takeEffect("r").orElseThrow();

        assertThat(granted.status()).isEqualTo(Status.APPROVED);
        assertThat(granted.version()).isEqualTo(4);
        assertThat(granted.decision().at()).isEqualTo(NOW);
        assertThat(granted.decision().by()).isEqualTo(ZHANG.officer());
        assertThat(granted.pending()).isNull();
        assertThat(department.issued).singleElement().satisfies(paper -> assertThat(paper.issuedAt())
                .isEqualTo(NOW));
        assertThat(department.news).endsWith("approved 4");
    }

    @Test
    void a_refusal_waits_as_well() {
        var claimed = department.claimed("r");
        var deciding = casework.refuse(ZHANG, "r", claimed.version(), "材料不实", "行政许可法第38条");
        assertThat(deciding.status()).isEqualTo(Status.DECIDING);
        after(WINDOW);

        var refused = department.dueDecisions.takeEffect("r").orElseThrow();

        assertThat(refused.status()).isEqualTo(Status.REFUSED);
        assertThat(refused.decision().reason()).isEqualTo("材料不实");
        assertThat(department.news).endsWith("refused 4");
    }

    @Test
    void nothing_takes_effect_before_its_time_or_twice() {
        approving();
        after(WINDOW.minusMillis(1));
        assertThat(department.dueDecisions.takeEffect("r")).isEmpty();

        after(WINDOW);
        assertThat(department.dueDecisions.takeEffect("r")).isPresent();
        assertThat(department.dueDecisions.takeEffect("r")).isEmpty();
        assertThat(department.issued).hasSize(1);
    }

    @Test
    void the_officer_takes_it_back_and_decides_otherwise() {
        var deciding = approving();
        after(WINDOW.minusSeconds(1));

        var back = casework.withdrawDecision(ZHANG, "r", deciding.version(), "看错了");

        assertThat(back.status()).isEqualTo(Status.CLAIMED);
        assertThat(back.pending()).isNull();
        assertThat(casework.withdrawDecision(ZHANG, "r", deciding.version(), "看错了"))
                .as("the same again")
                .isEqualTo(back);
        after(WINDOW);
        assertThat(department.dueDecisions.takeEffect("r")).isEmpty();
        assertThat(casework.refuse(ZHANG, "r", back.version(), "理由", "依据").status())
                .isEqualTo(Status.DECIDING);
    }

    @Test
    void after_the_window_he_hears_that_it_is_too_late() {
        var deciding = approving();
        after(WINDOW);
        assertThatThrownBy(() -> casework.withdrawDecision(ZHANG, "r", deciding.version(), "看错了"))
                .isInstanceOf(ReviewProblem.WindowOver.class);

        department.dueDecisions.takeEffect("r");
        assertThatThrownBy(() -> casework.withdrawDecision(ZHANG, "r", deciding.version(), "看错了"))
                .isInstanceOf(ReviewProblem.WindowOver.class);
    }

    @Test
    void nobody_takes_back_anothers_decision_and_none_without_a_reason() {
        var deciding = approving();

        assertThatThrownBy(() -> casework.withdrawDecision(LI, "r", deciding.version(), "不同意"))
                .isInstanceOf(ReviewProblem.ClaimedByAnother.class);
        assertThat(catchThrowableOfType(
                                ReviewProblem.Invalid.class,
                                () -> casework.withdrawDecision(ZHANG, "r", deciding.version(), " "))
                        .flaws())
                .extracting(ReviewProblem.Flaw::pointer)
                .containsExactly("/reason");
    }

    @Test
    void within_the_window_nothing_else_is_decided_handed_on_or_released() {
        int version = approving().version();

        assertThatThrownBy(() -> casework.approve(ZHANG, "r", version, RESULT))
                .isInstanceOf(ReviewProblem.NotPossible.class);
        assertThatThrownBy(() -> casework.approve(ZHANG, "r", version, RESULT, Casework.Effective.AT_ONCE))
                .isInstanceOf(ReviewProblem.NotPossible.class);
        assertThatThrownBy(() -> casework.release(ZHANG, "r", version)).isInstanceOf(ReviewProblem.NotPossible.class);
        assertThatThrownBy(() -> casework.claim(LI, "r", version)).isInstanceOf(ReviewProblem.ClaimedByAnother.class);
        assertThatThrownBy(() -> department.teamwork.transfer(ZHANG, "r", version, "li", "请接手"))
                .isInstanceOf(ReviewProblem.NotPossible.class);
        assertThat(department.reviews.get("r").status()).isEqualTo(Status.DECIDING);
    }

    @Test
    void sent_at_once_it_waits_for_nothing() {
        var claimed = department.claimed("r");

        var approved = casework.approve(ZHANG, "r", claimed.version(), RESULT, Casework.Effective.AT_ONCE);

        assertThat(approved.status()).isEqualTo(Status.APPROVED);
        assertThat(department.issued).hasSize(1);
    }

    @Test
    void the_same_approval_again_answers_the_review_as_it_is_now() {
        var claimed = department.claimed("r");
        var deciding = casework.approve(ZHANG, "r", claimed.version(), RESULT);
        assertThat(casework.approve(ZHANG, "r", claimed.version(), RESULT)).isEqualTo(deciding);

        after(WINDOW);
        department.dueDecisions.takeEffect("r");
        assertThat(casework.approve(ZHANG, "r", claimed.version(), RESULT).status())
                .isEqualTo(Status.APPROVED);
        assertThat(department.issued).hasSize(1);
    }

    @Test
    void what_blocks_is_heard_at_once_not_after_the_window() {
        var claimed = department.claimed("r");
        found.add(Finding.block("R2", "legalRep.name", "barred"));

        assertThatThrownBy(() -> casework.approve(ZHANG, "r", claimed.version(), RESULT))
                .isInstanceOf(Blocked.class);
        assertThat(department.reviews.get("r")).isEqualTo(claimed);
    }

    @Test
    void what_the_register_itself_would_refuse_is_heard_at_once_too() {
        var taken = new ADepartment(WINDOW, new Watchful() {
            @Override
            public Grant grant(Filing filing, Map<String, String> result, Instant at) {
                throw new Blocked(Finding.block("R3", null, "taken"));
            }
        });
        var claimed = taken.claimed("r");

        assertThatThrownBy(() -> taken.casework.approve(ZHANG, "r", claimed.version(), RESULT))
                .isInstanceOf(Blocked.class);
    }

    @Test
    void a_block_that_came_up_in_the_window_returns_the_review_to_its_handler_with_the_findings() {
        approving();
        found.add(Finding.block("R2", "legalRep.name", "barred"));
        after(WINDOW);

        var back = department.dueDecisions.takeEffect("r").orElseThrow();

        assertThat(back.status()).isEqualTo(Status.CLAIMED);
        assertThat(back.claim().by()).isEqualTo(ZHANG.officer());
        assertThat(back.pending()).isNull();
        var last = department.history.get(department.history.size() - 1);
        assertThat(last.act()).isEqualTo(Act.DECISION_BLOCKED);
        assertThat(last.content()).containsEntry("findings", List.of("barred"));
        assertThat(department.issued).isEmpty();
        assertThat(department.news).containsExactly("claimed 2");
    }

    @Test
    void an_applicant_who_withdraws_within_the_window_is_heard() {
        approving();

        department.say("r", new Word.WithdrawalAsked("APPLICANT_WITHDREW", "不办了"));

        var withdrawn = department.reviews.get("r");
        assertThat(withdrawn.status()).isEqualTo(Status.WITHDRAWN);
        assertThat(withdrawn.pending()).isNull();
        assertThat(department.history.get(department.history.size() - 1).content())
                .containsEntry("cancelled", "APPROVED");
        after(WINDOW);
        assertThat(department.dueDecisions.takeEffect("r")).isEmpty();
        assertThat(department.news).endsWith("withdrawn 4");
    }

    @Test
    void a_bundle_that_stops_within_the_window_stops_this_review() {
        approving();
        department.say("r", new Word.WithdrawalAsked("BUNDLE_STOPPED", null));
        assertThat(department.reviews.get("r").status()).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void a_form_that_changes_within_the_window_is_looked_at_again() {
        approving();

        department.file(NOW.plusSeconds(60), "SELF");

        var changed = department.reviews.get("r");
        assertThat(changed.status()).isEqualTo(Status.CLAIMED);
        assertThat(changed.pending()).isNull();
        assertThat(changed.filing().text("seal.pickup")).contains("SELF");
        after(WINDOW);
        assertThat(department.dueDecisions.takeEffect("r")).isEmpty();
    }

    @Test
    void the_clock_and_a_late_release_leave_a_pending_decision_alone() {
        var deciding = approving();

        department.say("r", NOW.plusSeconds(60), new Word.LampTurned(Act.OVERDUE, Lamp.RED));
        department.say("r", new Word.Released(Map.of("tax.paid", "true")));
        department.say("r", new Word.CorrectionAnswered(Map.of("seal.pickup", "SELF")));

        var still = department.reviews.get("r");
        assertThat(still.status()).isEqualTo(Status.DECIDING);
        assertThat(still.pending()).isEqualTo(deciding.pending());
        assertThat(still.filing().text("seal.pickup")).contains("POST");
    }

    private Review approving() {
        var claimed = department.claimed("r");
        return casework.approve(ZHANG, "r", claimed.version(), RESULT);
    }

    private void after(Duration passed) {
        department.clock.moveTo(passed);
    }

    /** Grants as the item file says, and finds what the test puts there. */
    private class Watchful implements Desk {
        @Override
        public String item() {
            return "seal_engraving";
        }

        @Override
        public List<Finding> examine(Filing filing) {
            return List.copyOf(found);
        }

        @Override
        public Grant grant(Filing filing, Map<String, String> result, Instant at) {
            var number = "S" + department.sequences.merge("seal", 1L, Long::sum);
            return Grant.of(
                    Map.of("seal.numbers", number), new CertificateDraft("SEAL_FILING", number, "泉州刺桐有限公司", Map.of()));
        }
    }
}
