package cn.yijianshi.engine.domain;

import static cn.yijianshi.engine.domain.OfficeHours.ZONE;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts limits. No unit is ever converted into another: an office works seven hours a day while the plan lets eight
 * working hours make one working day, so no factor would be right for both.
 */
public final class DueDates {
    public static final int LARGEST_AMOUNT = 10_000;
    private static final int MOST_MONTHS = 1_200;
    private static final int MOST_YEARS = 100;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2199-12-31T00:00:00Z");

    private final WorkCalendar calendar;
    private final Offices offices;
    private final CountingRules rules;

    public DueDates(WorkCalendar calendar, Offices offices, CountingRules rules) {
        this.calendar = calendar;
        this.offices = offices;
        this.rules = rules;
    }

    public WorkCalendar calendar() {
        return calendar;
    }

    public Offices offices() {
        return offices;
    }

    CountingRules rules() {
        return rules;
    }

    public Due due(ZonedDateTime start, int amount, LimitUnit unit, String office) {
        return due(start.toInstant(), amount, unit, office);
    }

    public Due due(Instant start, Limit limit, String office) {
        return due(start, limit.amount(), limit.unit(), office);
    }

    /** When a limit that starts now ends. Of 即办 the amount says nothing and is not read. */
    public Due due(Instant start, int amount, LimitUnit unit, String office) {
        refuseWhatMeansNothing(start, amount, unit, office);
        OfficeHours hours = offices.of(office);
        LocalDate startDay = dayOf(start);
        switch (unit) {
            case SECOND, MINUTE, CLOCK_HOUR -> {
                Instant due = start.plus(clockTime(amount, unit));
                return new Due(due, dayOf(due), List.of(), false);
            }
            case WORKING_HOUR, IMMEDIATE -> {
                Instant due = afterOfficeTime(start, officeTime(amount, unit), hours);
                LocalDate lastDay = dayOf(due);
                return new Due(due, lastDay, rest(startDay, lastDay), !calendar.isLoadedFromTo(startDay, lastDay));
            }
            case WORKING_DAY -> {
                LocalDate zero = dayZero(start);
                LocalDate lastDay = calendar.workingDayAfter(zero, amount);
                LocalDate first = zero.plusDays(1);
                return new Due(
                        closing(lastDay, hours),
                        lastDay,
                        rest(first, lastDay),
                        !calendar.isLoadedFromTo(first, lastDay));
            }
            case CALENDAR_DAY, MONTH, YEAR -> {
                LocalDate counted = dayZero(start).plusDays(calendarDays(start, amount, unit));
                LocalDate lastDay = calendar.workingDayOnOrAfter(counted);
                return new Due(
                        closing(lastDay, hours),
                        lastDay,
                        rest(counted, lastDay),
                        !calendar.isLoadedFromTo(counted, lastDay));
            }
            default -> throw new UnanswerableQuestion("unit", "option", unit);
        }
    }

    /**
     * The last moment at which something may still be done that must be done so long before an event. A day that would
     * be a rest day is replaced by the working day before it: who must be told early is never told later.
     */
    public Due latestBefore(Instant event, int amount, LimitUnit unit, String office) {
        refuseWhatMeansNothing(event, amount, unit, office);
        OfficeHours hours = offices.of(office);
        LocalDate day = dayOf(event);
        LocalDate counted =
                switch (unit) {
                    case WORKING_DAY -> {
                        LocalDate back = day;
                        for (int i = 0; i < amount; i++) {
                            back = calendar.workingDayBefore(back);
                        }
                        yield back;
                    }
                    case CALENDAR_DAY -> day.minusDays(amount);
                    case MONTH -> day.minusMonths(amount);
                    case YEAR -> day.minusYears(amount);
                    default -> throw new UnanswerableQuestion("unit", "option", unit);
                };
        LocalDate lastDay = calendar.isWorkingDay(counted) ? counted : calendar.workingDayBefore(counted);
        return new Due(closing(lastDay, hours), lastDay, List.of(), !calendar.isLoadedFromTo(lastDay, day));
    }

    /** The close of a day that the law itself names; it is not moved by a rest day. */
    public Due endOf(LocalDate day, String office) {
        return new Due(closing(day, offices.of(office)), day, List.of(), false);
    }

    private static void refuseWhatMeansNothing(Instant start, int amount, LimitUnit unit, String office) {
        if (unit == null) {
            throw new UnanswerableQuestion("unit", "required");
        }
        int least = unit == LimitUnit.IMMEDIATE ? 0 : 1;
        int most = unit == LimitUnit.YEAR ? MOST_YEARS : unit == LimitUnit.MONTH ? MOST_MONTHS : LARGEST_AMOUNT;
        if (amount < least || amount > most) {
            throw new UnanswerableQuestion("amount", "out-of-range", least, most);
        }
        if (start == null) {
            throw new UnanswerableQuestion("start", "required");
        }
        if (start.isBefore(EARLIEST) || start.isAfter(LATEST)) {
            throw new UnanswerableQuestion("start", "out-of-range", CalendarYear.FIRST, CalendarYear.LAST);
        }
        if (!OfficeHours.isOfficeName(office)) {
            throw new UnanswerableQuestion("office", "pattern");
        }
    }

    /** The day whose next day is day one. */
    LocalDate dayZero(Instant start) {
        return rules.countStartDay() ? dayOf(start).minusDays(1) : dayOf(start);
    }

    /** The length of a period in calendar days; months and years end on the same day number or the last of the month (民法典第二百零二条). */
    static long calendarDays(Instant start, int amount, LimitUnit unit) {
        LocalDate from = dayOf(start);
        return switch (unit) {
            case CALENDAR_DAY -> amount;
            case MONTH -> from.plusMonths(amount).toEpochDay() - from.toEpochDay();
            case YEAR -> from.plusYears(amount).toEpochDay() - from.toEpochDay();
            default -> throw new IllegalArgumentException(unit + " is not counted in calendar days");
        };
    }

    static Duration clockTime(int amount, LimitUnit unit) {
        return switch (unit) {
            case SECOND -> Duration.ofSeconds(amount);
            case MINUTE -> Duration.ofMinutes(amount);
            case CLOCK_HOUR -> Duration.ofHours(amount);
            default -> throw new IllegalArgumentException(unit + " does not run by the clock");
        };
    }

    Duration officeTime(int amount, LimitUnit unit) {
        return unit == LimitUnit.IMMEDIATE ? rules.immediate() : Duration.ofHours(amount);
    }

    /** The earliest moment at which so much office time has passed; out of hours it begins with the next opening. */
    Instant afterOfficeTime(Instant start, Duration time, OfficeHours hours) {
        LocalDateTime from = LocalDateTime.ofInstant(start, ZONE);
        Duration left = time;
        LocalDate day = from.toLocalDate();
        LocalTime opened = from.toLocalTime();
        while (true) {
            if (calendar.isWorkingDay(day)) {
                Season season = hours.on(day);
                for (Session session : season.sessions()) {
                    LocalTime begin = session.from().isBefore(opened) ? opened : session.from();
                    if (begin.isBefore(session.to())) {
                        Duration length = Duration.between(begin, session.to());
                        if (left.compareTo(length) <= 0) {
                            return day.atTime(begin).plus(left).atZone(ZONE).toInstant();
                        }
                        left = left.minus(length);
                    }
                }
            }
            day = day.plusDays(1);
            opened = LocalTime.MIN;
        }
    }

    /**
     * The first moment, so many working days ahead, from which the office works so long without a break; where it never
     * does, the opening of that day.
     */
    public Instant firstStretch(Instant start, int days, Duration length, String office) {
        OfficeHours hours = offices.of(office);
        LocalDate first = calendar.workingDayAfter(dayOf(start), days);
        for (LocalDate day = first; day.isBefore(first.plusYears(1)); day = calendar.workingDayAfter(day, 1)) {
            for (Session session : hours.on(day).sessions()) {
                if (session.length().compareTo(length) >= 0) {
                    return day.atTime(session.from()).atZone(ZONE).toInstant();
                }
            }
        }
        return first.atTime(hours.on(first).sessions().get(0).from())
                .atZone(ZONE)
                .toInstant();
    }

    /** Whether the office works from then on so long without a break. */
    public boolean isOneStretch(Instant start, Duration length, String office) {
        LocalDateTime from = LocalDateTime.ofInstant(start, ZONE);
        LocalDateTime to = from.plus(length);
        return calendar.isWorkingDay(from.toLocalDate())
                && offices.of(office).on(from.toLocalDate()).sessions().stream()
                        .anyMatch(session -> !from.toLocalTime().isBefore(session.from())
                                && !to.isAfter(from.toLocalDate().atTime(session.to())));
    }

    /** How much of that office's working time lies between two moments. */
    public Duration workingTime(Instant start, Instant end, String office) {
        return officeTimeBetween(start, end, offices.of(office));
    }

    /** The working days after that of {@code start} on which the office had closed by {@code end}. */
    public int workingDaysPassed(Instant start, Instant end, String office) {
        LocalDate today = dayOf(end);
        LocalDate last = end.isBefore(closing(today, offices.of(office))) ? today.minusDays(1) : today;
        return last.isAfter(dayOf(start)) ? calendar.workingDays(dayOf(start), last) : 0;
    }

    /** How much office time lies between two moments. */
    Duration officeTimeBetween(Instant start, Instant end, OfficeHours hours) {
        if (!start.isBefore(end)) {
            return Duration.ZERO;
        }
        LocalDate first = dayOf(start);
        LocalDate last = dayOf(end);
        Duration time = officeTimeUntil(end, hours).minus(officeTimeUntil(start, hours));
        for (LocalDate day = first; day.isBefore(last); day = day.plusDays(1)) {
            if (calendar.isWorkingDay(day)) {
                time = time.plus(hours.lengthOn(day));
            }
        }
        return time;
    }

    /** The office time of that moment's own day up to it. */
    private Duration officeTimeUntil(Instant moment, OfficeHours hours) {
        LocalDate day = dayOf(moment);
        Duration time = Duration.ZERO;
        if (calendar.isWorkingDay(day)) {
            LocalTime until = moment.atZone(ZONE).toLocalTime();
            for (Session session : hours.on(day).sessions()) {
                LocalTime end = session.to().isBefore(until) ? session.to() : until;
                if (session.from().isBefore(end)) {
                    time = time.plus(Duration.between(session.from(), end));
                }
            }
        }
        return time;
    }

    /** Close of business; on a rest day the hour at which it would be. */
    Instant closing(LocalDate day, OfficeHours hours) {
        return day.atTime(hours.closingOn(day)).atZone(ZONE).toInstant();
    }

    static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }

    private List<Due.Skipped> rest(LocalDate from, LocalDate before) {
        List<Due.Skipped> rest = new ArrayList<>();
        for (LocalDate day = from; day.isBefore(before); day = day.plusDays(1)) {
            LocalDate passed = day;
            calendar.restReason(day).ifPresent(reason -> rest.add(new Due.Skipped(passed, reason)));
        }
        return List.copyOf(rest);
    }
}
