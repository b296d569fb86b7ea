package cn.yijianshi.engine.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.catalogue.LimitUnit;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The fast counting agrees with the slow walk, in calendars nobody announced. */
class DueDatesAgainstAWalkTest {

    @Property(tries = 300)
    void working_hours_end_where_a_walk_over_the_minutes_ends(
            @ForAll("years") CalendarYear year,
            @ForAll("starts") LocalDateTime start,
            @ForAll @IntRange(min = 1, max = 120) int hours) {
        Due due = dates(year).due(start.atZone(OfficeHours.ZONE), hours, LimitUnit.WORKING_HOUR, Quanzhou.CITY);
        SlowDueDates slow = slow(year);
        assertThat(due.due().atZone(OfficeHours.ZONE).toLocalDateTime())
                .isEqualTo(slow.workingMinutes(start, hours * 60L));
        assertThat(due.skipped()).isEqualTo(slow.rest(start.toLocalDate(), due.lastDay()));
    }

    @Property(tries = 1000)
    void working_days_end_where_a_walk_over_the_days_ends(
            @ForAll("years") CalendarYear year,
            @ForAll("starts") LocalDateTime start,
            @ForAll @IntRange(min = 1, max = 400) int days) {
        Due due = dates(year).due(start.atZone(OfficeHours.ZONE), days, LimitUnit.WORKING_DAY, Quanzhou.CITY);
        SlowDueDates slow = slow(year);
        assertThat(due.lastDay()).isEqualTo(slow.workingDays(start.toLocalDate(), days));
        assertThat(due.due().atZone(OfficeHours.ZONE).toLocalDateTime())
                .isEqualTo(due.lastDay().atTime(SlowDueDates.closing(due.lastDay())));
        assertThat(due.skipped()).isEqualTo(slow.rest(start.toLocalDate().plusDays(1), due.lastDay()));
        assertThat(due.provisional()).isEqualTo(due.lastDay().getYear() > 2026);
    }

    @Property(tries = 1000)
    void calendar_days_end_where_a_walk_over_the_days_ends(
            @ForAll("years") CalendarYear year,
            @ForAll("starts") LocalDateTime start,
            @ForAll @IntRange(min = 1, max = 400) int days) {
        Due due = dates(year).due(start.atZone(OfficeHours.ZONE), days, LimitUnit.CALENDAR_DAY, Quanzhou.CITY);
        assertThat(due.lastDay()).isEqualTo(slow(year).calendarDays(start.toLocalDate(), days));
    }

    @Property(tries = 300)
    void office_time_between_two_moments_is_what_a_walk_over_the_minutes_counts(
            @ForAll("years") CalendarYear year,
            @ForAll("starts") LocalDateTime start,
            @ForAll @IntRange(min = 0, max = 40_000) int minutes) {
        DueDates dates = dates(year);
        var from = start.atZone(OfficeHours.ZONE).toInstant();
        var to = start.plusMinutes(minutes).atZone(OfficeHours.ZONE).toInstant();
        assertThat(dates.officeTimeBetween(from, to, Quanzhou.cityHours()).toMinutes())
                .isEqualTo(slow(year).workingMinutesBetween(from, to));
    }

    /** Some weeks of 2026 off, some weekends worked. */
    @Provide
    Arbitrary<CalendarYear> years() {
        Arbitrary<List<Integer>> off =
                Arbitraries.integers().between(1, 365).list().ofMaxSize(6);
        Arbitrary<List<Integer>> lengths =
                Arbitraries.integers().between(1, 9).list().ofSize(6);
        Arbitrary<List<Integer>> work =
                Arbitraries.integers().between(1, 52).list().ofMaxSize(6);
        return Combinators.combine(off, lengths, work).as(DueDatesAgainstAWalkTest::year);
    }

    @Provide
    Arbitrary<LocalDateTime> starts() {
        return Arbitraries.integers()
                .between(0, 364 * 24 * 60)
                .map(minute -> LocalDate.of(2026, 1, 1).atStartOfDay().plusMinutes(minute));
    }

    private static CalendarYear year(List<Integer> off, List<Integer> lengths, List<Integer> work) {
        List<MarkedDay> rest = new ArrayList<>();
        for (int i = 0; i < off.size(); i++) {
            for (int j = 0; j < lengths.get(i); j++) {
                LocalDate day = LocalDate.ofYearDay(2026, off.get(i)).plusDays(j);
                if (day.getYear() == 2026
                        && rest.stream().noneMatch(marked -> marked.day().equals(day))) {
                    rest.add(new MarkedDay(day, "节日" + i));
                }
            }
        }
        List<MarkedDay> worked = work.stream()
                .distinct()
                .map(week -> LocalDate.of(2026, 1, 3).plusWeeks(week - 1))
                .filter(day -> rest.stream().noneMatch(marked -> marked.day().equals(day)))
                .map(day -> new MarkedDay(day, "调休"))
                .toList();
        return new CalendarYear(2026, "", rest, worked);
    }

    private static DueDates dates(CalendarYear year) {
        return new DueDates(
                new WorkCalendar(List.of(year)), new Offices(List.of(Quanzhou.cityHours())), CountingRules.DEFAULT);
    }

    private static SlowDueDates slow(CalendarYear year) {
        return new SlowDueDates(
                year, CalendarYear.assumed(2027), CalendarYear.assumed(2028), CalendarYear.assumed(2029));
    }
}
