package cn.yijianshi.engine.domain;

import static cn.yijianshi.engine.domain.Quanzhou.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.engine.domain.SiteVisit.Party;
import cn.yijianshi.engine.domain.SiteVisit.State;
import cn.yijianshi.engine.domain.SiteVisit.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One appointment for all who must see the place. */
class SiteVisitTest {

    private static final Instant NOW = at("2026-11-23 09:00");
    private static final Instant WEDNESDAY = at("2026-11-25 08:00");
    private static final Instant THURSDAY = at("2026-11-26 14:30");
    private static final Instant FRIDAY = at("2026-11-27 08:00");

    private final SiteVisit proposed = SiteVisit.proposed(
            "case",
            "opening_visit",
            "开业联合核查",
            "Joint visit",
            WEDNESDAY,
            Duration.ofHours(2),
            List.of(party("1", "market-regulation"), party("2", "fire-rescue"), party("3", "market-regulation")));

    @Test
    void it_is_settled_when_every_department_has_agreed() {
        var half = proposed.agreed("market-regulation", 1, "林", NOW);
        assertThat(half.state()).isEqualTo(State.PROPOSED);
        assertThat(half.parties()).extracting(Party::word).containsExactly(Word.AGREED, Word.OPEN, Word.AGREED);
        assertThat(half.agreed("fire-rescue", 1, "陈", NOW).state()).isEqualTo(State.AGREED);
    }

    @Test
    void another_time_is_asked_of_everybody_else_anew() {
        var moved =
                proposed.agreed("market-regulation", 1, "林", NOW).moved("fire-rescue", 1, THURSDAY, "陈", "当日有演练", NOW);
        assertThat(moved.round()).isEqualTo(2);
        assertThat(moved.from()).isEqualTo(THURSDAY);
        assertThat(moved.to()).isEqualTo(at("2026-11-26 16:30"));
        assertThat(moved.state()).isEqualTo(State.PROPOSED);
        assertThat(moved.parties()).extracting(Party::word).containsExactly(Word.OPEN, Word.MOVED, Word.OPEN);
        assertThat(moved.agreed("market-regulation", 2, "林", NOW).state()).isEqualTo(State.AGREED);
    }

    @Test
    void who_answers_a_time_that_was_moved_meanwhile_is_told() {
        var moved = proposed.moved("fire-rescue", 1, THURSDAY, "陈", "当日有演练", NOW);
        refused("visit-changed", () -> moved.agreed("market-regulation", 1, "林", NOW));
        refused("visit-changed", () -> moved.moved("market-regulation", 1, FRIDAY, "林", "外出", NOW));
    }

    @Test
    void each_side_moves_it_once_and_the_same_word_twice_is_one() {
        var moved = proposed.moved("fire-rescue", 1, THURSDAY, "陈", "当日有演练", NOW);
        assertThat(moved.moved("fire-rescue", 1, THURSDAY, "陈", "当日有演练", NOW)).isEqualTo(moved);
        refused("visit-moved-before", () -> moved.moved("fire-rescue", 2, FRIDAY, "陈", "又有演练", NOW));
        var again = moved.moved("market-regulation", 2, FRIDAY, "林", "外出", NOW);
        assertThat(again.round()).isEqualTo(3);
        assertThat(again.mayMove("fire-rescue")).isFalse();
        refused("visit-moved-before", () -> again.moved("fire-rescue", 3, THURSDAY, "陈", "又有演练", NOW));
        assertThat(again.agreed("fire-rescue", 3, "陈", NOW).state()).isEqualTo(State.AGREED);
    }

    @Test
    void nobody_comes_for_a_review_that_is_decided() {
        var one = proposed.agreed("market-regulation", 1, "林", NOW).without("2", NOW);
        assertThat(one.state()).isEqualTo(State.AGREED);
        var none = one.without("1", NOW).without("3", NOW);
        assertThat(none.state()).isEqualTo(State.NOT_NEEDED);
        refused("visit-over", () -> none.agreed("market-regulation", 1, "林", NOW));
    }

    @Test
    void what_has_been_stays_as_it_was() {
        assertThat(proposed.without("1", WEDNESDAY)).isEqualTo(proposed);
        refused("visit-over", () -> proposed.agreed("fire-rescue", 1, "陈", WEDNESDAY));
    }

    @Test
    void it_is_proposed_in_one_stretch_of_office_hours() {
        var dates = Quanzhou.dueDates();
        assertThat(dates.firstStretch(at("2026-11-26 16:00"), 2, Duration.ofHours(2), Quanzhou.CITY))
                .isEqualTo(at("2026-11-30 08:00"));
        // The week of the National Day is passed over.
        assertThat(dates.firstStretch(at("2026-09-30 09:00"), 1, Duration.ofHours(2), Quanzhou.CITY))
                .isEqualTo(at("2026-10-08 08:00"));
        assertThat(dates.isOneStretch(at("2026-11-26 10:00"), Duration.ofHours(2), Quanzhou.CITY))
                .isTrue();
        assertThat(dates.isOneStretch(at("2026-11-26 11:00"), Duration.ofHours(2), Quanzhou.CITY))
                .as("over noon")
                .isFalse();
        assertThat(dates.isOneStretch(at("2026-11-26 16:00"), Duration.ofHours(2), Quanzhou.CITY))
                .as("past closing")
                .isFalse();
        assertThat(dates.isOneStretch(at("2026-11-28 09:00"), Duration.ofHours(2), Quanzhou.CITY))
                .as("a Saturday")
                .isFalse();
    }

    private static void refused(String code, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(ClockRefused.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }

    private static Party party(String review, String department) {
        return new Party(review, "item-" + review, department, Word.OPEN, null, null, null);
    }
}
