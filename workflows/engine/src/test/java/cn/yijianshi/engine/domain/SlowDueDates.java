package cn.yijianshi.engine.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The same rules without a thought of speed: it walks from minute to minute and from day to day. */
final class SlowDueDates {
    private final Map<LocalDate, String> off = new HashMap<>();
    private final Set<LocalDate> work = new HashSet<>();

    SlowDueDates(CalendarYear... years) {
        for (CalendarYear year : years) {
            year.off().forEach(day -> off.put(day.day(), day.reason()));
            year.work().forEach(day -> work.add(day.day()));
        }
    }

    boolean isWorked(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return work.contains(day) || !weekend && !off.containsKey(day);
    }

    String reason(LocalDate day) {
        return off.getOrDefault(day, day.getDayOfWeek() == DayOfWeek.SATURDAY ? "周六" : "周日");
    }

    static boolean isSummer(LocalDate day) {
        return day.getMonthValue() >= 6 && day.getMonthValue() <= 9;
    }

    static LocalTime closing(LocalDate day) {
        return LocalTime.of(isSummer(day) ? 18 : 17, isSummer(day) ? 0 : 30);
    }

    /** Whether the office works in the minute that begins then. */
    boolean isOpen(LocalDateTime minute) {
        LocalTime time = minute.toLocalTime();
        LocalTime afternoon = isSummer(minute.toLocalDate()) ? LocalTime.of(15, 0) : LocalTime.of(14, 30);
        boolean morning = !time.isBefore(LocalTime.of(8, 0)) && time.isBefore(LocalTime.of(12, 0));
        boolean later = !time.isBefore(afternoon) && time.isBefore(closing(minute.toLocalDate()));
        return isWorked(minute.toLocalDate()) && (morning || later);
    }

    LocalDateTime workingMinutes(LocalDateTime start, long minutes) {
        LocalDateTime now = start;
        long left = minutes;
        while (left > 0) {
            if (isOpen(now)) {
                left--;
            }
            now = now.plusMinutes(1);
        }
        return now;
    }

    long workingMinutesBetween(Instant start, Instant end) {
        long minutes = 0;
        for (ZonedDateTime now = start.atZone(OfficeHours.ZONE);
                now.toInstant().isBefore(end);
                now = now.plusMinutes(1)) {
            minutes += isOpen(now.toLocalDateTime()) ? 1 : 0;
        }
        return minutes;
    }

    LocalDate workingDays(LocalDate start, int days) {
        LocalDate day = start;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            left -= isWorked(day) ? 1 : 0;
        }
        return day;
    }

    LocalDate calendarDays(LocalDate start, int days) {
        LocalDate day = start;
        for (int left = days; left > 0; left--) {
            day = day.plusDays(1);
        }
        while (!isWorked(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    List<Due.Skipped> rest(LocalDate from, LocalDate before) {
        List<Due.Skipped> rest = new ArrayList<>();
        for (LocalDate day = from; day.isBefore(before); day = day.plusDays(1)) {
            if (!isWorked(day)) {
                rest.add(new Due.Skipped(day, reason(day)));
            }
        }
        return rest;
    }
}
