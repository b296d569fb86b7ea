package cn.yijianshi.engine.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkCalendarTest {
    private final WorkCalendar calendar = Quanzhou.calendar();

    @Test
    void the_months_of_2025_have_the_working_days_the_handbook_counts() {
        assertThat(workingDaysByMonth(2025)).containsExactly(19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23);
    }

    @Test
    void the_months_of_2026_have_the_working_days_the_handbook_counts() {
        assertThat(workingDaysByMonth(2026)).containsExactly(21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23);
    }

    @Test
    void a_weekend_made_into_a_work_day_is_worked() {
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 9, 20))).isTrue();
        assertThat(calendar.restReason(LocalDate.of(2026, 9, 20))).isEmpty();
    }

    @Test
    void a_rest_day_says_why() {
        assertThat(calendar.restReason(LocalDate.of(2026, 10, 1))).contains("国庆节");
        assertThat(calendar.restReason(LocalDate.of(2026, 10, 3))).contains("国庆节");
        assertThat(calendar.restReason(LocalDate.of(2026, 11, 21))).contains("周六");
        assertThat(calendar.restReason(LocalDate.of(2026, 11, 22))).contains("周日");
    }

    @Test
    void a_year_that_is_not_loaded_rests_on_weekends_and_the_feasts_of_fixed_date() {
        assertThat(calendar.isLoaded(2027)).isFalse();
        assertThat(calendar.restReason(LocalDate.of(2027, 1, 1))).contains("元旦");
        assertThat(calendar.restReason(LocalDate.of(2028, 5, 2))).contains("劳动节");
        assertThat(calendar.restReason(LocalDate.of(2028, 10, 3))).contains("国庆节");
        assertThat(calendar.isWorkingDay(LocalDate.of(2028, 5, 3))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2028, 10, 4))).isTrue();
    }

    @Test
    void a_year_that_contradicts_itself_is_not_taken_in() {
        assertThatThrownBy(() -> new CalendarYear(
                        2026,
                        "",
                        List.of(day("2026-10-01", "国庆节"), day("2025-10-01", "国庆节"), day("2026-10-02", " ")),
                        List.of(day("2026-10-01", "调休"), day("2026-10-09", "调休"))))
                .isInstanceOfSatisfying(UnsoundCalendar.class, unsound -> assertThat(unsound.flaws())
                        .extracting(Flaw::pointer, Flaw::code)
                        .containsExactlyInAnyOrder(
                                tuple("/off/1/day", "calendar-day-outside-year"),
                                tuple("/off/2/reason", "required"),
                                tuple("/work/0/day", "calendar-day-twice"),
                                tuple("/work/1/day", "calendar-work-day-not-weekend")));
    }

    @Test
    void seasons_must_cover_every_day_of_the_year_once() {
        Timetable summerOnly = new Timetable(
                null, List.of(Quanzhou.cityHours().timetables().get(0).seasons().get(0)));
        assertThatThrownBy(() -> new OfficeHours("350503", "", List.of(summerOnly)))
                .isInstanceOfSatisfying(UnsoundCalendar.class, unsound -> assertThat(unsound.flaws())
                        .extracting(Flaw::code)
                        .containsExactly("office-hours-gap"));
    }

    @Test
    void a_new_timetable_leaves_the_days_before_it_alone() {
        Timetable old = Quanzhou.cityHours().timetables().get(0);
        Timetable longer = new Timetable(
                LocalDate.of(2026, 7, 1),
                List.of(new Season(
                        MonthDay.of(1, 1), MonthDay.of(12, 31), List.of(Quanzhou.session("09:00", "21:00")))));
        OfficeHours hours = new OfficeHours("350500", "", List.of(old, longer));

        assertThat(hours.closingOn(LocalDate.of(2026, 6, 30))).hasToString("18:00");
        assertThat(hours.closingOn(LocalDate.of(2026, 7, 1))).hasToString("21:00");
    }

    private List<Integer> workingDaysByMonth(int year) {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(month -> YearMonth.of(year, month))
                .map(month -> calendar.workingDays(month.atDay(1).minusDays(1), month.atEndOfMonth()))
                .toList();
    }

    private static MarkedDay day(String day, String reason) {
        return new MarkedDay(LocalDate.parse(day), reason);
    }
}
