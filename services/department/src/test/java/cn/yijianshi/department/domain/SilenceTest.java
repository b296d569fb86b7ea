package cn.yijianshi.department.domain;

import static cn.yijianshi.department.domain.ADepartment.NOW;
import static cn.yijianshi.department.domain.ADepartment.ZHANG;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** 视为准予 (行政许可法 50): what nobody decided before the licence expired is granted and must be issued. */
class SilenceTest {

    private static final Map<String, Object> RESULT = Map.of("engraver", "泉州刻章店");
    private static final Word SILENCE = new Word.SilenceGranted(NOW);
    private static final Instant BEFORE = NOW.minusSeconds(10);

    private final ADepartment department = new ADepartment();

    @Test
    @DisplayName("LIC 50 视为准予：登记、发证、告知，与准予决定相同")
    void what_silence_granted_is_issued_once() {
        department.open("r");
        department.say("r", SILENCE);
        department.say("r", SILENCE);
        var review = department.reviews.get("r");
        assertThat(review.status()).isEqualTo(Status.APPROVED);
        assertThat(review.deemedGranted()).isTrue();
        assertThat(review.decision().at()).isEqualTo(NOW);
        assertThat(review.decision().outputs()).containsKey("seal.numbers");
        assertThat(department.issued).hasSize(1);
        assertThat(department.news).containsExactly("approved 2");
        assertThat(department.history)
                .extracting(HistoryEntry::act)
                .containsExactly(Act.REQUESTED, Act.FILED, Act.DEEMED_GRANTED);
    }

    @Test
    void it_is_issued_whoever_has_it_in_hand_and_whatever_is_found() {
        var claimed = department.claimed("r");
        department.casework.requestCorrection(
                ZHANG, "r", claimed.version(), List.of(new Review.Defect("seal.pickup", "请改正")));
        department.say("r", SILENCE);
        assertThat(department.reviews.get("r").status()).isEqualTo(Status.APPROVED);
    }

    @Test
    @DisplayName("LIC 50 期满前作出的决定有效")
    void what_was_decided_before_stands() {
        var claimed = department.claimed("r");
        department.clock.moveTo(BEFORE);
        department.casework.refuse(ZHANG, "r", claimed.version(), "不符合条件", "管理规则");
        department.clock.moveTo(NOW);
        department.say("r", SILENCE);
        assertThat(department.reviews.get("r").status()).isEqualTo(Status.REFUSED);

        var approved = department.claimed("other");
        department.casework.approve(ZHANG, "other", approved.version(), RESULT);
        department.say("other", SILENCE);
        assertThat(department.reviews.get("other").deemedGranted()).isFalse();
        assertThat(department.issued).hasSize(1);
    }

    @Test
    @DisplayName("LIC 50 期满后的不予决定无效")
    void a_refusal_that_came_too_late_is_void() {
        var claimed = department.claimed("r");
        department.casework.refuse(ZHANG, "r", claimed.version(), "不符合条件", "管理规则");
        department.say("r", SILENCE);
        assertThat(department.reviews.get("r").status()).isEqualTo(Status.APPROVED);
        assertThat(department.news).contains("refused 3", "approved 4");
        var last = department.history.get(department.history.size() - 1);
        assertThat(last.content()).containsEntry("cancelled", "REFUSED");
    }

    @Test
    void a_decision_that_waits_to_take_effect_counts_from_when_it_was_signed() {
        var slow = new ADepartment(Duration.ofSeconds(30));
        var claimed = slow.claimed("late");
        var pending = slow.casework.refuse(ZHANG, "late", claimed.version(), "不符合条件", "管理规则");
        assertThat(pending.isDecidingSinceBefore(NOW)).isFalse();
        slow.say("late", SILENCE);
        assertThat(slow.reviews.get("late").status()).isEqualTo(Status.APPROVED);
        // Its window ends later: there is nothing left to take effect.
        slow.clock.moveTo(NOW.plusSeconds(31));
        slow.dueDecisions.takeEffect("late");
        assertThat(slow.reviews.get("late").status()).isEqualTo(Status.APPROVED);
        assertThat(slow.news).doesNotContain("refused 4");

        slow.clock.moveTo(BEFORE);
        var inTime = slow.claimed("in-time");
        assertThat(slow.casework
                        .refuse(ZHANG, "in-time", inTime.version(), "不符合条件", "管理规则")
                        .isDecidingSinceBefore(NOW))
                .isTrue();
    }

    @Test
    void what_the_register_cannot_take_is_left_to_a_person_with_the_reason() {
        var blocked = new ADepartment(new Desk() {
            @Override
            public String item() {
                return "seal_engraving";
            }

            @Override
            public List<Finding> examine(Filing filing) {
                return List.of();
            }

            @Override
            public Grant grant(Filing filing, Map<String, String> result, Instant at) {
                throw new Blocked(Finding.block("规则", null, "fact-missing", "产权"));
            }
        });
        blocked.open("r");
        blocked.say("r", SILENCE);
        assertThat(blocked.reviews.get("r").status()).isEqualTo(Status.OPEN);
        assertThat(blocked.history.get(blocked.history.size() - 1).act()).isEqualTo(Act.DECISION_BLOCKED);
        assertThat(blocked.news).isEmpty();
    }
}
