package cn.yijianshi.engine.domain;

import static cn.yijianshi.engine.domain.Quanzhou.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ClockLedgerTest {
    private static final Limit TWENTY_DAYS = new Limit(20, LimitUnit.WORKING_DAY);

    @Nested
    class Running {
        @Test
        void a_clock_shows_its_promise_and_its_red_line() {
            ClockLedger clock = started("2026-11-23 09:00", hours(4), days(3));
            assertThat(clock.state()).isEqualTo(ClockState.RUNNING);
            assertThat(clock.due()).contains(at("2026-11-23 15:30"));
            assertThat(clock.statutoryDue()).contains(at("2026-11-26 17:30"));
            assertThat(clock.isProvisional()).isFalse();
        }

        @Test
        void a_clock_that_has_not_started_has_no_due_date() {
            ClockLedger clock = opened(hours(4), days(3));
            assertThat(clock.state()).isEqualTo(ClockState.OPEN);
            assertThat(clock.due()).isEmpty();
            assertThat(clock.nextRung()).isEmpty();
            assertThat(clock.lamp(at("2030-01-01 00:00"))).isEqualTo(Lamp.GREEN);
        }

        @Test
        void a_due_date_beyond_the_announced_holidays_is_provisional() {
            assertThat(started("2026-12-30 09:00", days(1), TWENTY_DAYS).isProvisional())
                    .isTrue();
        }

        @Test
        void a_fact_that_another_clock_dates_a_moment_too_early_keeps_its_place() {
            ClockLedger clock = started("2026-11-23 09:00", days(3), TWENTY_DAYS);
            clock.stop(at("2026-11-23 08:59:59"), ClockOutcome.APPROVED, "officer", "");
            assertThat(clock.facts()).extracting(ClockFact::at).containsOnly(at("2026-11-23 09:00"));
        }
    }

    @Nested
    class PausesOfWorkingHours {
        @Test
        void only_office_time_moves_the_due_date() {
            ClockLedger clock = started("2026-11-23 09:00", hours(4), TWENTY_DAYS);
            pause(clock, "2026-11-23 11:00", "2026-11-23 15:00");
            // 11:00 to 12:00 and 14:30 to 15:00.
            assertThat(clock.due()).contains(at("2026-11-23 17:00"));
        }

        @Test
        void a_pause_over_the_lunch_break_costs_nothing() {
            ClockLedger clock = started("2026-11-23 09:00", hours(4), TWENTY_DAYS);
            pause(clock, "2026-11-23 12:00", "2026-11-23 14:30");
            assertThat(clock.due()).contains(at("2026-11-23 15:30"));
        }

        @Test
        void a_pause_over_a_holiday_costs_the_hours_before_and_after_it() {
            ClockLedger clock = started("2026-09-30 17:00", hours(6), TWENTY_DAYS);
            pause(clock, "2026-09-30 17:30", "2026-10-08 09:00");
            // Half an hour of the summer evening and one hour of the winter morning.
            assertThat(clock.due()).contains(at("2026-10-08 17:00"));
        }

        @Test
        void while_paused_nobody_can_say_when_it_is_due() {
            ClockLedger clock = started("2026-11-23 09:00", hours(4), TWENTY_DAYS);
            clock.pause(at("2026-11-23 10:00"), PauseGround.HEARING, "officer", "听证");
            assertThat(clock.state()).isEqualTo(ClockState.PAUSED);
            assertThat(clock.due()).isEmpty();
            assertThat(clock.statutoryDue()).isEmpty();
            assertThat(clock.nextRung()).isEmpty();
        }
    }

    @Nested
    class PausesOfWorkingDays {
        @Test
        void paused_and_resumed_on_one_day_nothing_moves() {
            ClockLedger clock = started("2026-11-23 09:00", days(3), TWENTY_DAYS);
            pause(clock, "2026-11-24 08:30", "2026-11-24 17:00");
            assertThat(clock.due()).contains(at("2026-11-26 17:30"));
        }

        @Test
        void a_working_day_that_closes_in_the_pause_is_not_counted() {
            ClockLedger clock = started("2026-11-23 09:00", days(3), TWENTY_DAYS);
            pause(clock, "2026-11-24 10:00", "2026-11-26 10:00");
            assertThat(clock.due()).contains(at("2026-11-30 17:30"));
            assertThat(clock.statutoryDue()).contains(at("2026-12-23 17:30"));
        }

        @Test
        void a_pause_over_a_weekend_costs_only_its_working_days() {
            ClockLedger clock = started("2026-11-26 09:00", days(3), TWENTY_DAYS);
            pause(clock, "2026-11-27 10:00", "2026-11-30 10:00");
            assertThat(clock.due()).contains(at("2026-12-02 17:30"));
        }

        @Test
        void a_pause_within_a_holiday_costs_nothing() {
            ClockLedger clock = started("2026-09-29 09:00", days(3), TWENTY_DAYS);
            pause(clock, "2026-09-30 20:00", "2026-10-08 08:00");
            assertThat(clock.due()).contains(at("2026-10-09 17:30"));
        }

        @Test
        void paused_on_the_last_day_that_day_is_still_owed() {
            ClockLedger clock = started("2026-11-23 09:00", days(3), TWENTY_DAYS);
            pause(clock, "2026-11-26 17:29", "2026-12-08 10:00");
            assertThat(clock.due()).contains(at("2026-12-08 17:30"));
        }

        @Test
        void resumed_after_hours_the_day_owed_is_the_next_one() {
            ClockLedger clock = started("2026-11-23 09:00", days(3), TWENTY_DAYS);
            pause(clock, "2026-11-26 10:00", "2026-12-08 20:00");
            assertThat(clock.due()).contains(at("2026-12-09 17:30"));
        }

        @Test
        void paused_on_the_day_of_acceptance_that_day_still_does_not_count() {
            ClockLedger clock = started("2026-11-23 09:00", days(3), TWENTY_DAYS);
            pause(clock, "2026-11-23 10:00", "2026-11-25 10:00");
            assertThat(clock.due()).contains(at("2026-11-27 17:30"));
        }

        @Test
        void a_promise_already_broken_keeps_its_date() {
            ClockLedger clock = started("2026-11-23 09:00", days(1), TWENTY_DAYS);
            clock.pause(at("2026-11-25 10:00"), PauseGround.EXPERT_REVIEW, "officer", "专家评审");
            assertThat(clock.due()).contains(at("2026-11-24 17:30"));
            assertThat(clock.statutoryDue()).isEmpty();
            clock.resume(at("2026-12-02 10:00"), "officer", "");
            assertThat(clock.due()).contains(at("2026-11-24 17:30"));
            assertThat(clock.statutoryDue()).contains(at("2026-12-28 17:30"));
        }
    }

    @Nested
    class PausesOfOtherUnits {
        @Test
        void calendar_days_lose_calendar_days_and_still_end_on_a_working_day() {
            ClockLedger clock = started("2026-11-23 09:00", new Limit(10, LimitUnit.CALENDAR_DAY), TWENTY_DAYS);
            assertThat(clock.due()).contains(at("2026-12-03 17:30"));
            pause(clock, "2026-11-25 10:00", "2026-11-28 10:00");
            assertThat(clock.due()).contains(at("2026-12-07 17:30"));
        }

        @Test
        void a_month_loses_the_days_of_the_pause() {
            ClockLedger clock =
                    started("2026-11-04 09:00", new Limit(1, LimitUnit.MONTH), new Limit(2, LimitUnit.MONTH));
            pause(clock, "2026-11-10 10:00", "2026-11-17 10:00");
            assertThat(clock.due()).contains(at("2026-12-11 17:30"));
        }

        @Test
        void clock_hours_lose_the_whole_pause() {
            ClockLedger clock = started("2026-11-21 09:00", new Limit(24, LimitUnit.CLOCK_HOUR), TWENTY_DAYS);
            pause(clock, "2026-11-21 10:00", "2026-11-21 12:30");
            assertThat(clock.due()).contains(at("2026-11-22 11:30"));
        }
    }

    @Nested
    class Corrections {
        @Test
        void a_notice_makes_void_what_ran_and_the_answer_brings_the_full_budget() {
            ClockLedger clock = received("2026-11-23 09:00", days(3), TWENTY_DAYS);
            assertThat(clock.correctionNotice(at("2026-11-25 10:00"), "officer", "缺章程"))
                    .isTrue();
            assertThat(clock.state()).isEqualTo(ClockState.AWAITING_CORRECTION);
            assertThat(clock.due()).isEmpty();
            clock.correctionAnswered(at("2026-12-07 20:00"), "applicant");
            assertThat(clock.state()).isEqualTo(ClockState.RECEIVED);
            assertThat(clock.due()).contains(at("2026-12-10 17:30"));
        }

        @Test
        void a_second_notice_is_refused() {
            ClockLedger clock = received("2026-11-23 09:00", days(3), TWENTY_DAYS);
            clock.correctionNotice(at("2026-11-23 10:00"), "officer", "缺章程");
            clock.correctionAnswered(at("2026-11-24 10:00"), "applicant");
            assertRefused("clock-second-notice", () -> clock.correctionNotice(at("2026-11-24 11:00"), "officer", "还缺"));
        }

        @Test
        void a_notice_after_five_working_days_comes_too_late_to_stop_the_clock() {
            ClockLedger clock = received("2026-11-23 09:00", days(10), TWENTY_DAYS);
            assertThat(clock.correctionNotice(at("2026-12-01 08:00"), "officer", "缺章程"))
                    .isFalse();
            assertThat(clock.state()).isEqualTo(ClockState.RUNNING);
            assertThat(clock.due()).contains(at("2026-12-07 17:30"));
            clock.correctionAnswered(at("2026-12-02 08:00"), "applicant");
            assertThat(clock.due()).contains(at("2026-12-07 17:30"));
        }

        @Test
        void an_answer_nobody_asked_for_is_refused() {
            ClockLedger clock = received("2026-11-23 09:00", days(3), TWENTY_DAYS);
            assertRefused("clock-transition", () -> clock.correctionAnswered(at("2026-11-24 10:00"), "applicant"));
        }
    }

    @Nested
    class Extensions {
        @Test
        void an_extension_lengthens_promise_and_red_line() {
            ClockLedger clock = started("2026-11-23 09:00", days(3), days(5));
            extend(clock, "2026-11-24 09:00", 10);
            assertThat(clock.due()).contains(at("2026-12-10 17:30"));
            assertThat(clock.statutoryDue()).contains(at("2026-12-14 17:30"));
        }

        @Test
        void an_extension_in_days_follows_a_promise_in_hours_without_converting_it() {
            ClockLedger clock = started("2026-11-23 09:00", hours(4), days(3));
            clock.extend(at("2026-11-23 10:00"), ExtensionGround.COMPLEX_REGISTRATION, 3, "局长", "officer", "情形复杂");
            assertThat(clock.due()).contains(at("2026-11-26 17:30"));
            assertThat(clock.statutoryDue()).contains(at("2026-12-01 17:30"));
        }

        @Test
        void a_promise_already_broken_stays_broken() {
            ClockLedger clock = started("2026-11-23 09:00", days(1), days(5));
            extend(clock, "2026-11-25 09:00", 10);
            assertThat(clock.due()).contains(at("2026-11-24 17:30"));
            assertThat(clock.statutoryDue()).contains(at("2026-12-14 17:30"));
        }

        @Test
        void nobody_extends_twice_too_far_or_too_late() {
            ClockLedger clock = started("2026-11-23 09:00", days(1), days(5));
            assertRefused("clock-extension-too-long", () -> extend(clock, "2026-11-24 09:00", 11));
            assertRefused("clock-over", () -> extend(clock, "2026-12-01 09:00", 10));
            extend(clock, "2026-11-24 09:00", 10);
            assertRefused("clock-second-extension", () -> extend(clock, "2026-11-25 09:00", 1));
        }

        @Test
        void an_extension_needs_a_name_that_approved_it() {
            ClockLedger clock = started("2026-11-23 09:00", days(1), days(5));
            assertRefused(
                    "clock-fact-incomplete",
                    () -> clock.extend(at("2026-11-24 09:00"), ExtensionGround.OFFICE_HEAD, 1, " ", "officer", "复杂"));
        }
    }

    @Nested
    class LampAndLadder {
        @Test
        void working_hours_turn_yellow_when_a_third_is_left_and_red_when_time_is_up() {
            ClockLedger clock = started("2026-11-23 09:00", hours(6), TWENTY_DAYS);
            assertThat(clock.lamp(at("2026-11-23 15:29"))).isEqualTo(Lamp.GREEN);
            assertThat(clock.lamp(at("2026-11-23 15:30"))).isEqualTo(Lamp.YELLOW);
            assertThat(clock.lamp(at("2026-11-23 17:30"))).isEqualTo(Lamp.RED);
        }

        @Test
        void working_days_turn_yellow_when_a_third_is_left() {
            ClockLedger clock = started("2026-11-20 09:00", days(13), TWENTY_DAYS);
            assertThat(clock.due()).contains(at("2026-12-09 17:30"));
            assertThat(clock.lamp(at("2026-12-03 17:29"))).isEqualTo(Lamp.GREEN);
            assertThat(clock.lamp(at("2026-12-03 17:30"))).isEqualTo(Lamp.YELLOW);
        }

        @Test
        void one_working_day_left_is_yellow() {
            ClockLedger clock = started("2026-11-23 09:00", days(1), TWENTY_DAYS);
            assertThat(clock.lamp(at("2026-11-23 17:29"))).isEqualTo(Lamp.GREEN);
            assertThat(clock.lamp(at("2026-11-23 17:30"))).isEqualTo(Lamp.YELLOW);
            assertThat(started("2026-11-21 09:00", days(1), TWENTY_DAYS).lamp(at("2026-11-21 09:00")))
                    .isEqualTo(Lamp.YELLOW);
        }

        @Test
        void decided_in_the_last_moment_is_in_time() {
            ClockLedger clock = started("2026-11-23 09:00", hours(6), TWENTY_DAYS);
            clock.stop(at("2026-11-23 17:30"), ClockOutcome.APPROVED, "officer", "");
            assertThat(clock.lamp(at("2027-01-01 00:00"))).isEqualTo(Lamp.YELLOW);
            assertThat(clock.due()).contains(at("2026-11-23 17:30"));
            assertThat(clock.nextRung()).isEmpty();
        }

        @Test
        void a_paused_clock_keeps_its_colour() {
            ClockLedger clock = started("2026-11-23 09:00", hours(6), TWENTY_DAYS);
            clock.pause(at("2026-11-23 10:00"), PauseGround.HEARING, "officer", "听证");
            assertThat(clock.lamp(at("2027-01-01 00:00"))).isEqualTo(Lamp.GREEN);
        }

        @Test
        void the_ladder_is_warning_overdue_escalation_and_escalation_again_every_working_day() {
            ClockLedger clock = started("2026-11-23 09:00", days(3), TWENTY_DAYS);
            assertNext(clock, Rung.DUE_SOON, "2026-11-25 17:30");
            assertThat(clock.climb(at("2026-11-25 17:29"))).isEmpty();
            climb(clock, "2026-11-25 17:30");
            assertNext(clock, Rung.OVERDUE, "2026-11-26 17:30");
            climb(clock, "2026-11-26 17:30");
            assertNext(clock, Rung.ESCALATED, "2026-11-30 17:30");
            climb(clock, "2026-11-30 17:30");
            assertNext(clock, Rung.ESCALATED, "2026-12-01 17:30");
            climb(clock, "2026-12-01 17:30");
            assertNext(clock, Rung.ESCALATED, "2026-12-02 17:30");
        }

        @Test
        void rungs_missed_while_nobody_looked_are_each_taken_once() {
            ClockLedger clock = started("2026-11-23 09:00", days(3), TWENTY_DAYS);
            Instant late = at("2026-12-10 10:00");
            assertThat(clock.climb(late).orElseThrow().rung()).isEqualTo(Rung.DUE_SOON);
            assertThat(clock.climb(late).orElseThrow().rung()).isEqualTo(Rung.OVERDUE);
            assertThat(clock.climb(late).orElseThrow().rung()).isEqualTo(Rung.ESCALATED);
            assertThat(clock.climb(late)).isEmpty();
            assertNext(clock, Rung.ESCALATED, "2026-12-10 17:30");
        }

        @Test
        void a_clock_that_got_time_back_warns_again() {
            ClockLedger clock = started("2026-11-23 09:00", days(3), TWENTY_DAYS);
            climb(clock, "2026-11-25 17:30");
            extend(clock, "2026-11-26 09:00", 10);
            assertNext(clock, Rung.DUE_SOON, "2026-12-04 17:30");
        }

        @Test
        void a_pause_that_gives_no_time_back_does_not_warn_again() {
            ClockLedger clock = started("2026-11-23 09:00", days(3), TWENTY_DAYS);
            climb(clock, "2026-11-25 17:30");
            pause(clock, "2026-11-26 09:00", "2026-11-30 09:00");
            assertNext(clock, Rung.OVERDUE, "2026-11-30 17:30");
        }
    }

    @Nested
    class WhatIsRefused {
        @Test
        void a_clock_starts_once_and_stops_once() {
            ClockLedger clock = started("2026-11-23 09:00", days(3), TWENTY_DAYS);
            assertRefused("clock-transition", () -> clock.acceptAtOnce(at("2026-11-23 10:00"), "engine", "x"));
            clock.stop(at("2026-11-23 11:00"), ClockOutcome.REFUSED, "officer", "不符合条件");
            assertRefused(
                    "clock-transition", () -> clock.stop(at("2026-11-23 12:00"), ClockOutcome.APPROVED, "officer", ""));
            assertRefused("clock-transition", () -> clock.resume(at("2026-11-23 12:00"), "officer", ""));
            assertRefused("clock-transition", () -> extend(clock, "2026-11-23 12:00", 1));
        }

        @Test
        void a_pause_needs_an_author_and_a_text_and_is_not_paused_again() {
            ClockLedger clock = started("2026-11-23 09:00", days(3), TWENTY_DAYS);
            assertRefused(
                    "clock-fact-incomplete",
                    () -> clock.pause(at("2026-11-23 10:00"), PauseGround.HEARING, "officer", " "));
            clock.pause(at("2026-11-23 10:00"), PauseGround.HEARING, "officer", "听证");
            assertRefused(
                    "clock-transition",
                    () -> clock.pause(at("2026-11-23 11:00"), PauseGround.HEARING, "officer", "听证"));
            assertRefused("clock-transition", () -> clock.receive(at("2026-11-23 11:00"), "engine"));
            // Accepted long ago: the demand is kept against the office, the pause goes on.
            assertThat(clock.correctionNotice(at("2026-11-23 11:00"), "officer", "缺章程"))
                    .isFalse();
            assertThat(clock.state()).isEqualTo(ClockState.PAUSED);
        }

        @Test
        void what_is_refused_leaves_no_fact() {
            ClockLedger clock = started("2026-11-23 09:00", days(3), TWENTY_DAYS);
            assertRefused("clock-transition", () -> clock.resume(at("2026-11-23 10:00"), "officer", ""));
            assertThat(clock.facts()).hasSize(1);
        }
    }

    private static ClockLedger opened(Limit promised, Limit statutory) {
        return ClockLedger.open(
                Quanzhou.dueDates(), new ClockSubject("review", "case", "item", Quanzhou.CITY), promised, statutory);
    }

    private static ClockLedger started(String at, Limit promised, Limit statutory) {
        ClockLedger clock = opened(promised, statutory);
        clock.acceptAtOnce(at(at), "engine", "不动产登记暂行条例第十七条");
        return clock;
    }

    private static ClockLedger received(String at, Limit promised, Limit statutory) {
        ClockLedger clock = opened(promised, statutory);
        clock.receive(at(at), "engine");
        return clock;
    }

    private static Limit hours(int amount) {
        return new Limit(amount, LimitUnit.WORKING_HOUR);
    }

    private static Limit days(int amount) {
        return new Limit(amount, LimitUnit.WORKING_DAY);
    }

    private static void pause(ClockLedger clock, String from, String to) {
        clock.pause(at(from), PauseGround.HEARING, "officer", "听证");
        clock.resume(at(to), "officer", "");
    }

    private static void extend(ClockLedger clock, String at, int days) {
        clock.extend(at(at), ExtensionGround.OFFICE_HEAD, days, "局长", "officer", "情形复杂");
    }

    private static void climb(ClockLedger clock, String at) {
        assertThat(clock.climb(at(at))).isPresent();
    }

    private static void assertNext(ClockLedger clock, Rung rung, String at) {
        assertThat(clock.nextRung()).contains(new RungAt(rung, at(at)));
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ClockRefused.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }
}
