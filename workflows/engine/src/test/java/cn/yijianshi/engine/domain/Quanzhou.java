package cn.yijianshi.engine.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;

/** The calendar of 2025 and 2026 and the hours of Quanzhou's city organs, written out by hand for the tests of the rules. */
final class Quanzhou {
    static final String CITY = "350500";

    // Made once: a property asks for them ten thousand times.
    private static final WorkCalendar CALENDAR = new WorkCalendar(List.of(year2025(), year2026()));
    private static final OfficeHours CITY_HOURS = hours();

    private Quanzhou() {}

    static WorkCalendar calendar() {
        return CALENDAR;
    }

    static DueDates dueDates() {
        return dueDates(CountingRules.DEFAULT);
    }

    static DueDates dueDates(CountingRules rules) {
        return new DueDates(CALENDAR, new Offices(List.of(CITY_HOURS)), rules);
    }

    static OfficeHours cityHours() {
        return CITY_HOURS;
    }

    private static OfficeHours hours() {
        return new OfficeHours(
                CITY,
                "",
                List.of(new Timetable(
                        null,
                        List.of(
                                new Season(
                                        MonthDay.of(6, 1),
                                        MonthDay.of(9, 30),
                                        List.of(session("08:00", "12:00"), session("15:00", "18:00"))),
                                new Season(
                                        MonthDay.of(10, 1),
                                        MonthDay.of(5, 31),
                                        List.of(session("08:00", "12:00"), session("14:30", "17:30")))))));
    }

    static Session session(String from, String to) {
        return new Session(LocalTime.parse(from), LocalTime.parse(to));
    }

    /** Local time of Quanzhou: {@code 2026-11-23 09:00}. */
    static Instant at(String local) {
        return LocalDateTime.parse(local.replace(' ', 'T'))
                .atZone(OfficeHours.ZONE)
                .toInstant();
    }

    private static CalendarYear year2025() {
        List<MarkedDay> off = new ArrayList<>();
        add(off, "2025-01-01", 1, "元旦");
        add(off, "2025-01-28", 8, "春节");
        add(off, "2025-04-04", 3, "清明节");
        add(off, "2025-05-01", 5, "劳动节");
        add(off, "2025-05-31", 3, "端午节");
        add(off, "2025-10-01", 8, "国庆节、中秋节");
        return new CalendarYear(
                2025, "", off, work("2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"));
    }

    private static CalendarYear year2026() {
        List<MarkedDay> off = new ArrayList<>();
        add(off, "2026-01-01", 3, "元旦");
        add(off, "2026-02-15", 9, "春节");
        add(off, "2026-04-04", 3, "清明节");
        add(off, "2026-05-01", 5, "劳动节");
        add(off, "2026-06-19", 3, "端午节");
        add(off, "2026-09-25", 3, "中秋节");
        add(off, "2026-10-01", 7, "国庆节");
        return new CalendarYear(
                2026,
                "",
                off,
                work("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"));
    }

    private static void add(List<MarkedDay> days, String first, int howMany, String reason) {
        LocalDate day = LocalDate.parse(first);
        for (int i = 0; i < howMany; i++) {
            days.add(new MarkedDay(day.plusDays(i), reason));
        }
    }

    private static List<MarkedDay> work(String... days) {
        return List.of(days).stream()
                .map(day -> new MarkedDay(LocalDate.parse(day), "调休"))
                .toList();
    }
}
