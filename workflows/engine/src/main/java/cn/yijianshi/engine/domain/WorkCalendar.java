package cn.yijianshi.engine.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which days are worked: Monday to Friday, less the holidays, plus the weekends made into work days (调休上班).
 * A year that is not loaded falls back to the feasts of fixed date, and whatever rests on it is provisional.
 */
public final class WorkCalendar {
    private final Map<Integer, Table> loaded = new HashMap<>();
    private final Map<Integer, Table> assumed = new ConcurrentHashMap<>();

    public WorkCalendar(Collection<CalendarYear> years) {
        years.forEach(year -> loaded.put(year.year(), new Table(year)));
    }

    public boolean isWorkingDay(LocalDate day) {
        return table(day.getYear()).isWorked(day.getDayOfYear());
    }

    /** Why nobody works on that day: the holiday's name, 周六 or 周日; empty on a working day. */
    public Optional<String> restReason(LocalDate day) {
        Table table = table(day.getYear());
        if (table.isWorked(day.getDayOfYear())) {
            return Optional.empty();
        }
        String feast = table.feasts.get(day.getDayOfYear());
        return Optional.of(feast != null ? feast : day.getDayOfWeek() == DayOfWeek.SATURDAY ? "周六" : "周日");
    }

    public boolean isLoaded(int year) {
        return loaded.containsKey(year);
    }

    /** The years that stand in the calendar, or the assumption that stands in for a missing one. */
    public CalendarYear year(int year) {
        return table(year).source;
    }

    boolean isLoadedFromTo(LocalDate first, LocalDate last) {
        for (int year = first.getYear(); year <= last.getYear(); year++) {
            if (!isLoaded(year)) {
                return false;
            }
        }
        return true;
    }

    /** The n-th working day after the given day, which is itself not counted; n is at least 1. */
    LocalDate workingDayAfter(LocalDate day, int n) {
        int year = day.getYear();
        Table table = table(year);
        int wanted = table.worked[day.getDayOfYear()] + n;
        while (wanted > table.inAll()) {
            wanted -= table.inAll();
            table = table(++year);
        }
        return LocalDate.ofYearDay(year, table.dayWorkedAs(wanted));
    }

    /** How many working days lie after the first day, up to and with the last. */
    int workingDays(LocalDate after, LocalDate upTo) {
        if (!upTo.isAfter(after)) {
            return 0;
        }
        int days =
                table(upTo.getYear()).worked[upTo.getDayOfYear()] - table(after.getYear()).worked[after.getDayOfYear()];
        for (int year = after.getYear(); year < upTo.getYear(); year++) {
            days += table(year).inAll();
        }
        return days;
    }

    LocalDate workingDayOnOrAfter(LocalDate day) {
        return isWorkingDay(day) ? day : workingDayAfter(day, 1);
    }

    LocalDate workingDayBefore(LocalDate day) {
        LocalDate before = day.minusDays(1);
        while (!isWorkingDay(before)) {
            before = before.minusDays(1);
        }
        return before;
    }

    private Table table(int year) {
        Table table = loaded.get(year);
        return table != null
                ? table
                : assumed.computeIfAbsent(year, missing -> new Table(CalendarYear.assumed(missing)));
    }

    /** One year by day of the year; counted up once, so that a long limit costs no walk over its days. */
    private static final class Table {
        final CalendarYear source;
        final int[] worked;
        final Map<Integer, String> feasts = new HashMap<>();

        Table(CalendarYear source) {
            this.source = source;
            int length = Year.of(source.year()).length();
            boolean[] works = new boolean[length + 1];
            for (int day = 1; day <= length; day++) {
                works[day] = !CalendarYear.isWeekend(LocalDate.ofYearDay(source.year(), day));
            }
            for (MarkedDay off : source.off()) {
                works[off.day().getDayOfYear()] = false;
                feasts.put(off.day().getDayOfYear(), off.reason());
            }
            for (MarkedDay work : source.work()) {
                works[work.day().getDayOfYear()] = true;
            }
            worked = new int[length + 1];
            for (int day = 1; day <= length; day++) {
                worked[day] = worked[day - 1] + (works[day] ? 1 : 0);
            }
        }

        boolean isWorked(int day) {
            return worked[day] > worked[day - 1];
        }

        int inAll() {
            return worked[worked.length - 1];
        }

        int dayWorkedAs(int wanted) {
            int low = 1;
            int high = worked.length - 1;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (worked[middle] >= wanted) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low;
        }
    }
}
