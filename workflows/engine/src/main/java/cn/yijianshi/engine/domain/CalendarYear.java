package cn.yijianshi.engine.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One year's holidays and make-up work days, as announced. Weekends are not listed unless a holiday covers them. */
public record CalendarYear(int year, String source, List<MarkedDay> off, List<MarkedDay> work) {
    public static final int FIRST = 2000;
    public static final int LAST = 2199;
    private static final int LONGEST_TEXT = 200;

    public CalendarYear {
        source = source == null ? "" : source.strip();
        List<Flaw> flaws = flaws(year, source, off == null ? List.of() : off, work == null ? List.of() : work);
        if (!flaws.isEmpty()) {
            throw new UnsoundCalendar(flaws);
        }
        off = sorted(off);
        work = sorted(work);
    }

    private static List<MarkedDay> sorted(List<MarkedDay> days) {
        return days == null
                ? List.of()
                : days.stream().sorted(Comparator.comparing(MarkedDay::day)).toList();
    }

    private static List<Flaw> flaws(int year, String source, List<MarkedDay> off, List<MarkedDay> work) {
        List<Flaw> flaws = new ArrayList<>();
        if (year < FIRST || year > LAST) {
            flaws.add(Flaw.at("/year", "out-of-range", FIRST, LAST));
            return flaws;
        }
        if (source.length() > LONGEST_TEXT) {
            flaws.add(Flaw.at("/source", "too-long", LONGEST_TEXT));
        }
        Set<LocalDate> seen = new HashSet<>();
        look(year, "/off/", off, false, seen, flaws);
        look(year, "/work/", work, true, seen, flaws);
        return flaws;
    }

    private static void look(
            int year, String list, List<MarkedDay> days, boolean working, Set<LocalDate> seen, List<Flaw> flaws) {
        for (int i = 0; i < days.size(); i++) {
            MarkedDay marked = days.get(i);
            String at = list + i;
            if (marked == null || marked.day() == null) {
                flaws.add(Flaw.at(at + "/day", "required"));
                continue;
            }
            if (marked.reason() == null || marked.reason().isBlank()) {
                flaws.add(Flaw.at(at + "/reason", "required"));
            } else if (marked.reason().length() > LONGEST_TEXT) {
                flaws.add(Flaw.at(at + "/reason", "too-long", LONGEST_TEXT));
            }
            if (marked.day().getYear() != year) {
                flaws.add(Flaw.at(at + "/day", "calendar-day-outside-year", marked.day(), year));
            } else if (!seen.add(marked.day())) {
                flaws.add(Flaw.at(at + "/day", "calendar-day-twice", marked.day()));
            } else if (working && !isWeekend(marked.day())) {
                // Only a weekend can be made into a work day; a weekday listed here is a slip of the pen.
                flaws.add(Flaw.at(at + "/day", "calendar-work-day-not-weekend", marked.day()));
            }
        }
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** What holds while a year's notice has not appeared: the feasts whose date never moves. */
    static CalendarYear assumed(int year) {
        return new CalendarYear(
                year,
                "",
                List.of(
                        new MarkedDay(LocalDate.of(year, 1, 1), "元旦"),
                        new MarkedDay(LocalDate.of(year, 5, 1), "劳动节"),
                        new MarkedDay(LocalDate.of(year, 5, 2), "劳动节"),
                        new MarkedDay(LocalDate.of(year, 10, 1), "国庆节"),
                        new MarkedDay(LocalDate.of(year, 10, 2), "国庆节"),
                        new MarkedDay(LocalDate.of(year, 10, 3), "国庆节")),
                List.of());
    }
}
