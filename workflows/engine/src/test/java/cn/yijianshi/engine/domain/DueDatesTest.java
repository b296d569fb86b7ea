package cn.yijianshi.engine.domain;

import static cn.yijianshi.engine.domain.Quanzhou.CITY;
import static cn.yijianshi.engine.domain.Quanzhou.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.catalogue.LimitUnit;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of the handbook, and what the rules say beyond them. */
class DueDatesTest {
    private final DueDates dates = Quanzhou.dueDates();

    @ParameterizedTest(name = "{0} + {1} working days ends on {2}")
    @CsvSource({
        "2026-02-12, 3, 2026-02-24",
        "2026-02-13, 5, 2026-02-27",
        "2026-09-18, 1, 2026-09-20",
        "2026-09-30, 2, 2026-10-09",
        "2025-09-26, 5, 2025-10-10",
        "2026-01-02, 1, 2026-01-04",
        "2026-04-30, 3, 2026-05-08",
        "2026-11-20, 20, 2026-12-18"
    })
    void working_days_of_the_handbook(LocalDate start, int amount, LocalDate lastDay) {
        Due due = dates.due(at(start + " 09:00"), amount, LimitUnit.WORKING_DAY, CITY);
        assertThat(due.lastDay()).isEqualTo(lastDay);
        assertThat(due.provisional()).isFalse();
    }

    @ParameterizedTest(name = "{0} + {1} working hours ends {2}")
    @CsvSource({
        "2026-11-23 09:00, 6, 2026-11-23 17:30",
        "2026-11-23 16:00, 6, 2026-11-24 15:00",
        "2026-11-20 17:00, 2, 2026-11-23 09:30",
        "2026-11-21 10:00, 2, 2026-11-23 10:00",
        "2026-07-01 16:30, 6, 2026-07-02 15:30",
        "2026-09-30 17:00, 6, 2026-10-08 15:30",
        "2026-05-29 17:00, 2, 2026-06-01 09:30"
    })
    void working_hours_of_the_handbook(String start, int amount, String due) {
        assertThat(dates.due(at(start), amount, LimitUnit.WORKING_HOUR, CITY).due())
                .isEqualTo(at(due));
    }

    @Test
    void a_notice_of_twenty_days_that_would_end_in_the_national_holiday_ends_on_the_day_after_it() {
        Due due = dates.due(at("2026-09-14 09:00"), 20, LimitUnit.CALENDAR_DAY, CITY);
        assertThat(due.lastDay()).isEqualTo(LocalDate.of(2026, 10, 8));
        assertThat(due.due()).isEqualTo(at("2026-10-08 17:30"));
        assertThat(due.skipped())
                .extracting(Due.Skipped::reason)
                .containsOnly("国庆节")
                .hasSize(4);
    }

    @Test
    void a_day_unit_is_due_when_the_office_closes_in_summer_and_in_winter() {
        assertThat(dates.due(at("2026-07-01 09:00"), 1, LimitUnit.WORKING_DAY, CITY)
                        .due())
                .isEqualTo(at("2026-07-02 18:00"));
        assertThat(dates.due(at("2026-11-23 09:00"), 1, LimitUnit.WORKING_DAY, CITY)
                        .due())
                .isEqualTo(at("2026-11-24 17:30"));
    }

    @Test
    void the_days_passed_over_are_named() {
        Due due = dates.due(at("2026-09-30 17:00"), 6, LimitUnit.WORKING_HOUR, CITY);
        assertThat(due.skipped()).extracting(Due.Skipped::day).hasSize(7).startsWith(LocalDate.of(2026, 10, 1));
        assertThat(due.skipped()).extracting(Due.Skipped::reason).containsOnly("国庆节");

        assertThat(dates.due(at("2026-11-20 17:00"), 2, LimitUnit.WORKING_HOUR, CITY)
                        .skipped())
                .containsExactly(
                        new Due.Skipped(LocalDate.of(2026, 11, 21), "周六"),
                        new Due.Skipped(LocalDate.of(2026, 11, 22), "周日"));
    }

    @Test
    void a_weekend_made_into_a_work_day_is_not_passed_over() {
        Due due = dates.due(at("2026-02-13 09:00"), 5, LimitUnit.WORKING_DAY, CITY);
        assertThat(due.skipped())
                .extracting(Due.Skipped::day)
                .doesNotContain(LocalDate.of(2026, 2, 14))
                .contains(LocalDate.of(2026, 2, 15), LocalDate.of(2026, 2, 23));
    }

    @Test
    void months_and_years_end_on_the_same_day_number_or_the_last_of_the_month() {
        assertThat(lastDay("2026-07-31", 2, LimitUnit.MONTH)).isEqualTo("2026-09-30");
        assertThat(lastDay("2026-01-15", 3, LimitUnit.MONTH)).isEqualTo("2026-04-15");
        assertThat(lastDay("2025-03-12", 1, LimitUnit.YEAR)).isEqualTo("2026-03-12");
        assertThat(lastDay("2024-02-29", 2, LimitUnit.YEAR)).isEqualTo("2026-02-28");
    }

    @Test
    void a_month_that_would_end_on_a_rest_day_ends_on_the_next_working_day() {
        assertThat(lastDay("2026-09-01", 1, LimitUnit.MONTH)).isEqualTo("2026-10-08");
        assertThat(lastDay("2026-10-22", 1, LimitUnit.MONTH)).isEqualTo("2026-11-23");
    }

    @Test
    void clock_time_runs_through_nights_and_holidays() {
        assertThat(dates.due(at("2026-09-30 23:00"), 24, LimitUnit.CLOCK_HOUR, CITY)
                        .due())
                .isEqualTo(at("2026-10-01 23:00"));
        assertThat(dates.due(at("2026-11-22 12:00"), 20, LimitUnit.SECOND, CITY).due())
                .isEqualTo(at("2026-11-22 12:00:20"));
        assertThat(dates.due(at("2026-11-22 12:00"), 90, LimitUnit.MINUTE, CITY).due())
                .isEqualTo(at("2026-11-22 13:30"));
    }

    @Test
    void what_is_decided_in_the_same_sitting_has_thirty_minutes_of_office_time() {
        assertThat(dates.due(at("2026-11-23 11:50"), 0, LimitUnit.IMMEDIATE, CITY)
                        .due())
                .isEqualTo(at("2026-11-23 14:50"));
    }

    @Test
    void a_year_whose_holidays_are_not_announced_makes_the_answer_provisional() {
        Due due = dates.due(at("2026-12-31 09:00"), 1, LimitUnit.WORKING_DAY, CITY);
        assertThat(due.lastDay()).isEqualTo(LocalDate.of(2027, 1, 4));
        assertThat(due.provisional()).isTrue();
        assertThat(dates.due(at("2026-12-30 09:00"), 1, LimitUnit.WORKING_DAY, CITY)
                        .provisional())
                .isFalse();
    }

    @Test
    void the_setting_may_count_the_day_of_the_event() {
        DueDates counting = Quanzhou.dueDates(new CountingRules(true, Duration.ofMinutes(30), 5, 3, 2));
        assertThat(counting.due(at("2026-11-23 09:00"), 1, LimitUnit.WORKING_DAY, CITY)
                        .lastDay())
                .isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(counting.due(at("2026-11-21 09:00"), 1, LimitUnit.WORKING_DAY, CITY)
                        .lastDay())
                .isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(counting.due(at("2026-11-23 09:00"), 2, LimitUnit.CALENDAR_DAY, CITY)
                        .lastDay())
                .isEqualTo(LocalDate.of(2026, 11, 24));
    }

    @Test
    void an_office_without_hours_of_its_own_keeps_the_citys() {
        assertThat(dates.due(at("2026-11-23 09:00"), 6, LimitUnit.WORKING_HOUR, "350582"))
                .isEqualTo(dates.due(at("2026-11-23 09:00"), 6, LimitUnit.WORKING_HOUR, CITY));
    }

    @Test
    void a_question_that_means_nothing_is_refused_by_its_field() {
        assertRefused("amount", 0, LimitUnit.WORKING_DAY, CITY);
        assertRefused("amount", -1, LimitUnit.MINUTE, CITY);
        assertRefused("amount", 10_001, LimitUnit.WORKING_HOUR, CITY);
        assertRefused("amount", 101, LimitUnit.YEAR, CITY);
        assertRefused("unit", 1, null, CITY);
        assertRefused("office", 1, LimitUnit.WORKING_DAY, "../etc");
        assertThatThrownBy(() -> dates.due(at("1999-01-01 00:00"), 1, LimitUnit.MONTH, CITY))
                .isInstanceOfSatisfying(UnanswerableQuestion.class, refused -> assertThat(refused.field())
                        .isEqualTo("start"));
    }

    @Test
    void the_largest_amounts_are_answered() {
        assertThat(dates.due(at("2026-11-23 09:00"), 10_000, LimitUnit.WORKING_DAY, CITY)
                        .lastDay())
                .isAfter(LocalDate.of(2060, 1, 1));
        assertThat(dates.due(at("2026-11-23 09:00"), 10_000, LimitUnit.WORKING_HOUR, CITY)
                        .provisional())
                .isTrue();
    }

    private String lastDay(String start, int amount, LimitUnit unit) {
        return dates.due(at(start + " 10:00"), amount, unit, CITY).lastDay().toString();
    }

    private void assertRefused(String field, int amount, LimitUnit unit, String office) {
        assertThatThrownBy(() -> dates.due(at("2026-11-23 09:00"), amount, unit, office))
                .isInstanceOfSatisfying(UnanswerableQuestion.class, refused -> assertThat(refused.field())
                        .isEqualTo(field));
    }
}
