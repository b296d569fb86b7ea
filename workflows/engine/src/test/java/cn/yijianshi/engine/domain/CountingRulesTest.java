package cn.yijianshi.engine.domain;

import static cn.yijianshi.engine.domain.Quanzhou.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Edge;
import cn.yijianshi.catalogue.EdgeKind;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Section 2 of the handbook: how limits are counted. */
class CountingRulesTest {
    private static final DueDates DATES = Quanzhou.dueDates();

    @Test
    @DisplayName("R1 许可期限按工作日计算，不含法定节假日")
    void licensing_periods_leave_out_holidays() {
        // Eight days of spring festival and a weekend lie between.
        assertDue("2026-02-12 09:00", 3, LimitUnit.WORKING_DAY, "2026-02-24 17:30");
    }

    @Test
    @DisplayName("R2 期间开始之日不计入，自次日起算；可设置")
    void the_day_of_the_event_is_not_counted_unless_the_setting_says_so() {
        assertDue("2026-11-23 08:00", 1, LimitUnit.WORKING_DAY, "2026-11-24 17:30");
        DueDates counted = Quanzhou.dueDates(new CountingRules(true, Duration.ofMinutes(30), 5, 3, 2));
        assertThat(counted.due(at("2026-11-23 08:00"), 1, LimitUnit.WORKING_DAY, Quanzhou.CITY)
                        .due())
                .isEqualTo(at("2026-11-23 17:30"));
    }

    @Test
    @DisplayName("R3 自然日期间末日为法定休假日的，顺延至休假日结束的次日")
    void a_calendar_period_that_ends_on_a_rest_day_ends_after_it() {
        assertDue("2026-09-14 09:00", 20, LimitUnit.CALENDAR_DAY, "2026-10-08 17:30");
        // A rest day in its midst moves nothing.
        assertDue("2026-09-18 09:00", 20, LimitUnit.CALENDAR_DAY, "2026-10-08 17:30");
    }

    @Test
    @DisplayName("R4 按小时计算的，自事件发生时起算")
    void hours_begin_with_the_event() {
        assertDue("2026-11-21 22:15", 24, LimitUnit.CLOCK_HOUR, "2026-11-22 22:15");
    }

    @Test
    @DisplayName("R5 按月、年计算的，届满于对应日；没有对应日的，为月末日")
    void months_and_years_end_on_the_same_day_number_or_the_last_of_the_month() {
        assertDue("2026-11-04 09:00", 1, LimitUnit.MONTH, "2026-12-04 17:30");
        // 28 February 2027 is a Sunday.
        assertDue("2026-12-31 09:00", 2, LimitUnit.MONTH, "2027-03-01 17:30");
        assertDue("2024-02-29 09:00", 1, LimitUnit.YEAR, "2025-02-28 17:30");
    }

    @Test
    @DisplayName("R6 调休上班日是工作日，调休放假日不是")
    void a_weekend_made_into_a_workday_counts_and_a_weekday_made_into_rest_does_not() {
        assertDue("2026-09-18 09:00", 1, LimitUnit.WORKING_DAY, "2026-09-20 18:00");
        assertDue("2026-09-30 09:00", 2, LimitUnit.WORKING_DAY, "2026-10-09 17:30");
    }

    @Test
    @DisplayName("R7 决定时限自受理起算；收件时起算五个工作日的受理审查")
    void the_decision_clock_counts_from_acceptance_and_the_intake_clock_from_receipt() {
        ClockLedger clock = received("2026-11-23 09:00", 3, LimitUnit.WORKING_DAY);
        assertThat(clock.state()).isEqualTo(ClockState.RECEIVED);
        assertThat(clock.intakeDue()).contains(at("2026-11-30 17:30"));
        // What silence would give, until somebody accepts.
        assertThat(clock.due()).contains(at("2026-11-26 17:30"));
        assertThat(clock.accept(at("2026-11-25 10:00"), "officer")).isTrue();
        assertThat(clock.state()).isEqualTo(ClockState.RUNNING);
        assertThat(clock.intakeDue()).isEmpty();
        assertThat(clock.due()).contains(at("2026-11-30 17:30"));
        assertThat(clock.statutoryDue()).contains(at("2026-12-23 17:30"));
        assertThat(clock.accept(at("2026-11-26 10:00"), "officer")).isFalse();
    }

    @Test
    @DisplayName("R8 非工作时间网上提交的，收件时间如实记录，工作时自下次开门起算")
    void what_comes_in_out_of_hours_is_stamped_as_it_came_and_counted_from_the_next_opening() {
        ClockLedger clock = received("2026-11-21 10:00", 2, LimitUnit.WORKING_HOUR);
        assertThat(clock.facts().get(0).at()).isEqualTo(at("2026-11-21 10:00"));
        assertThat(clock.due()).contains(at("2026-11-23 10:00"));
    }

    @Test
    @DisplayName("R9 工作时只在办公时间内计算，不与工作日换算")
    void working_hours_run_in_office_hours_and_are_never_converted() {
        // Eight hours are not a day: the office is open for seven.
        assertDue("2026-11-23 08:00", 8, LimitUnit.WORKING_HOUR, "2026-11-24 09:00");
        assertDue("2026-11-23 08:00", 1, LimitUnit.WORKING_DAY, "2026-11-24 17:30");
    }

    @Test
    @DisplayName("R10 即办：同场办结，技术时限可设置，默认三十分钟办公时间")
    void at_once_means_in_one_sitting_within_a_set_time() {
        assertDue("2026-11-23 17:20", 0, LimitUnit.IMMEDIATE, "2026-11-24 08:20");
        DueDates quick = Quanzhou.dueDates(new CountingRules(false, Duration.ofMinutes(10), 5, 3, 2));
        assertThat(quick.due(at("2026-11-23 17:20"), 0, LimitUnit.IMMEDIATE, Quanzhou.CITY)
                        .due())
                .isEqualTo(at("2026-11-23 17:30"));
    }

    @Test
    @DisplayName("R11 各事项时钟互相独立；一件事总时限为最长路径，不是总和")
    void a_bundle_takes_as_long_as_its_longest_path() {
        Bundle bundle = new Bundle(
                "home",
                1,
                "过户",
                "Home",
                "",
                "",
                "x",
                null,
                List.of(),
                List.of(),
                List.of(
                        new Edge("check", "title", EdgeKind.OUT),
                        new Edge("tax", "title", EdgeKind.DEC),
                        new Edge("title", "water", EdgeKind.EVT)));
        Map<String, Limit> promises = Map.of("check", days(1), "tax", days(6), "title", days(3), "water", days(1));
        Instant monday = at("2026-11-23 09:00");
        Map<String, Instant> dues = BundlePromise.dues(DATES, bundle, promises, monday, Quanzhou.CITY);
        assertThat(dues)
                .containsEntry("check", at("2026-11-24 17:30"))
                .containsEntry("tax", at("2026-12-01 17:30"))
                // Worked on from Tuesday for three days, decided when the tax is.
                .containsEntry("title", at("2026-12-01 17:30"))
                .containsEntry("water", at("2026-12-02 17:30"));
        assertThat(BundlePromise.total(DATES, bundle, promises, monday, Quanzhou.CITY))
                .isEqualTo(at("2026-12-02 17:30"));
    }

    @Test
    @DisplayName("R12 暂停的时间顺延；每次暂停须有法定理由、经办人和文字")
    void a_pause_moves_the_shown_due_date_and_needs_ground_author_and_text() {
        ClockLedger clock = accepted("2026-11-23 09:00", 3);
        clock.pause(at("2026-11-24 10:00"), PauseGround.EXPERT_REVIEW, "officer", "专家评审", days(5));
        clock.resume(at("2026-11-26 10:00"), "officer", "评审结束");
        assertThat(clock.due()).contains(at("2026-11-30 17:30"));
        assertThat(clock.totals(at("2026-11-26 10:00"))).isEqualTo(new ClockLedger.Totals(1, 2, 0));
        assertThatThrownBy(() -> clock.pause(at("2026-11-26 11:00"), PauseGround.HEARING, "officer", " "))
                .isInstanceOfSatisfying(ClockRefused.class, refused -> assertThat(refused.code())
                        .isEqualTo("clock-fact-incomplete"));
        assertThatThrownBy(() -> clock.pause(at("2026-11-26 11:00"), PauseGround.HEARING, "", "听证"))
                .isInstanceOf(ClockRefused.class);
    }

    static ClockLedger received(String at, int amount, LimitUnit unit) {
        ClockLedger clock = ClockLedger.open(
                DATES, new ClockSubject("review", "case", "item", Quanzhou.CITY), new Limit(amount, unit), days(20));
        clock.receive(at(at), "engine");
        return clock;
    }

    static ClockLedger accepted(String at, int days) {
        ClockLedger clock = received(at, days, LimitUnit.WORKING_DAY);
        clock.accept(at(at), "officer");
        return clock;
    }

    private static Limit days(int amount) {
        return new Limit(amount, LimitUnit.WORKING_DAY);
    }

    private static void assertDue(String start, int amount, LimitUnit unit, String due) {
        assertThat(DATES.due(at(start), amount, unit, Quanzhou.CITY).due()).isEqualTo(at(due));
    }
}
