package cn.yijianshi.engine.domain;

import static cn.yijianshi.engine.domain.DueDates.dayOf;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * When a budget is used up that began at one moment and did not run during the pauses.
 *
 * <p>The time of a pause is not counted (行政许可法第四十五条: 所需时间不计算在规定的期限内), and it is measured in the
 * budget's own unit:
 * <ul>
 *   <li>Working hours lose the office time of the pause, to the instant. A pause over a holiday costs nothing.
 *   <li>A working day is whole: it is spent when the office closes while the clock runs. A pause takes out the working
 *       days whose close of business falls into it. Paused and resumed on one day, nothing moves (the day of an event
 *       is not counted as a day, 民法典第二百零一条); paused on the last day, that day is still owed afterwards.
 *   <li>Calendar days, months and years lose whole calendar days by the same measure, and end on a working day
 *       (民法典第二百零三条).
 * </ul>
 * A budget once used up stays so: no later pause or extension makes a missed limit kept.
 *
 * @param end  the last moment
 * @param soon the moment from which the lamp is yellow
 * @param provisional whether a year had to be assumed
 */
record Deadline(Instant end, Instant soon, boolean provisional) {

    /** The legs run one after the other, each in its own unit: an extension in days follows a promise in hours. */
    static Deadline of(DueDates dates, String office, Instant start, List<Limit> legs, List<Pause> pauses) {
        Course course = new Course(dates, dates.offices().of(office), pauses);
        Instant begin = start;
        Deadline last = null;
        boolean provisional = false;
        for (Limit leg : joined(legs)) {
            last = course.run(begin, leg);
            provisional |= last.provisional();
            begin = last.end();
        }
        if (last == null) {
            throw new IllegalArgumentException("a clock without a limit");
        }
        // Whole milliseconds, because timers know no less: one that fires on time must not come too early.
        Instant soon = last.soon().isBefore(start) ? start : last.soon().truncatedTo(ChronoUnit.MILLIS);
        return new Deadline(last.end(), soon, provisional);
    }

    private static List<Limit> joined(List<Limit> legs) {
        List<Limit> joined = new ArrayList<>();
        for (Limit leg : legs) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).unit() == leg.unit() && leg.unit() != LimitUnit.IMMEDIATE) {
                joined.set(last, new Limit(joined.get(last).amount() + leg.amount(), leg.unit()));
            } else {
                joined.add(leg);
            }
        }
        return joined;
    }

    /** The pauses of one clock, seen from the office that works on it. */
    private record Course(DueDates dates, OfficeHours hours, List<Pause> pauses) {

        Deadline run(Instant start, Limit limit) {
            int amount = limit.amount();
            int fraction = dates.rules().soonFraction();
            return switch (limit.unit()) {
                case SECOND, MINUTE, CLOCK_HOUR -> {
                    Duration budget = DueDates.clockTime(amount, limit.unit());
                    Duration untilSoon = budget.minus(budget.dividedBy(fraction));
                    yield new Deadline(clockTimeEnds(start, budget), clockTimeEnds(start, untilSoon), false);
                }
                case WORKING_HOUR, IMMEDIATE -> {
                    Duration budget = dates.officeTime(amount, limit.unit());
                    Duration untilSoon = budget.minus(budget.dividedBy(fraction));
                    Instant end = officeTimeEnds(start, budget);
                    yield new Deadline(end, officeTimeEnds(start, untilSoon), isProvisional(dayOf(start), end));
                }
                case WORKING_DAY -> {
                    // One working day left is always yellow, however short the promise.
                    int soonDays = Math.max(1, amount / fraction);
                    Instant end = workingDaysEnd(start, amount);
                    Instant soon =
                            amount > soonDays ? workingDaysEnd(start, amount - soonDays) : closingOfDayZero(start);
                    boolean provisional = isProvisional(dates.dayZero(start).plusDays(1), end);
                    yield new Deadline(end, soon, provisional);
                }
                case CALENDAR_DAY, MONTH, YEAR -> {
                    long days = DueDates.calendarDays(start, amount, limit.unit());
                    LocalDate lastDay = lastCalendarDay(start, days);
                    Instant end = dates.closing(lastDay, hours);
                    Instant third = dates.closing(
                            dates.dayZero(start).plusDays(calendarDays(start, days - days / fraction)), hours);
                    Instant lastButOne = dates.closing(dates.calendar().workingDayBefore(lastDay), hours);
                    yield new Deadline(
                            end,
                            third.isBefore(lastButOne) ? third : lastButOne,
                            isProvisional(dates.dayZero(start).plusDays(calendarDays(start, days)), end));
                }
            };
        }

        /** From then on no more than one working day is left; after a rest day that is so at once. */
        private Instant closingOfDayZero(Instant start) {
            LocalDate zero = dates.dayZero(start);
            return dates.calendar().isWorkingDay(zero) ? dates.closing(zero, hours) : start;
        }

        private boolean isProvisional(LocalDate first, Instant end) {
            return !dates.calendar().isLoadedFromTo(first, dayOf(end));
        }

        private Instant clockTimeEnds(Instant start, Duration budget) {
            Instant end = start.plus(budget);
            for (Pause pause : closedAfter(start)) {
                if (!pause.from().isBefore(end)) {
                    break;
                }
                end = end.plus(Duration.between(pause.from(), pause.to()));
            }
            return end;
        }

        private Instant officeTimeEnds(Instant start, Duration budget) {
            Instant from = start;
            Duration left = budget;
            Instant end = dates.afterOfficeTime(from, left, hours);
            for (Pause pause : closedAfter(start)) {
                if (!pause.from().isBefore(end)) {
                    break;
                }
                left = left.minus(dates.officeTimeBetween(from, pause.from(), hours));
                from = pause.to();
                end = dates.afterOfficeTime(from, left, hours);
            }
            return end;
        }

        private Instant workingDaysEnd(Instant start, int amount) {
            LocalDate zero = dates.dayZero(start);
            int days = amount;
            Instant end = workingDayCloses(zero, days);
            for (Pause pause : closedAfter(start)) {
                if (!pause.from().isBefore(end)) {
                    break;
                }
                days += workingDaysSpent(zero, pause.to()) - workingDaysSpent(zero, pause.from());
                end = workingDayCloses(zero, days);
            }
            return end;
        }

        private Instant workingDayCloses(LocalDate zero, int days) {
            return dates.closing(dates.calendar().workingDayAfter(zero, days), hours);
        }

        /** The working days after day zero on which business had closed by that moment. */
        private int workingDaysSpent(LocalDate zero, Instant moment) {
            LocalDate day = dayOf(moment);
            LocalDate closed = moment.isBefore(dates.closing(day, hours)) ? day.minusDays(1) : day;
            return dates.calendar().workingDays(zero, closed);
        }

        private LocalDate lastCalendarDay(Instant start, long days) {
            WorkCalendar calendar = dates.calendar();
            LocalDate zero = dates.dayZero(start);
            long counted = days;
            LocalDate lastDay = calendar.workingDayOnOrAfter(zero.plusDays(counted));
            for (Pause pause : closedAfter(start)) {
                if (!pause.from().isBefore(dates.closing(lastDay, hours))) {
                    break;
                }
                counted += calendarDaysSpent(zero, pause.to()) - calendarDaysSpent(zero, pause.from());
                LocalDate reached = zero.plusDays(counted);
                // Paused after the last day, while its end waited for the holiday to pass: it waits for the resumption
                // too.
                LocalDate resumed = dayOf(pause.to());
                LocalDate earliest = pause.to().isBefore(dates.closing(resumed, hours)) ? resumed : resumed.plusDays(1);
                lastDay = calendar.workingDayOnOrAfter(reached.isBefore(earliest) ? earliest : reached);
            }
            return lastDay;
        }

        /** So many calendar days after day zero, those included that the pauses took out. */
        private long calendarDays(Instant start, long days) {
            LocalDate zero = dates.dayZero(start);
            long counted = days;
            for (Pause pause : closedAfter(start)) {
                if (!pause.from().isBefore(dates.closing(zero.plusDays(counted), hours))) {
                    break;
                }
                counted += calendarDaysSpent(zero, pause.to()) - calendarDaysSpent(zero, pause.from());
            }
            return counted;
        }

        private long calendarDaysSpent(LocalDate zero, Instant moment) {
            LocalDate day = dayOf(moment);
            LocalDate closed = moment.isBefore(dates.closing(day, hours)) ? day.minusDays(1) : day;
            return Math.max(0, closed.toEpochDay() - zero.toEpochDay());
        }

        private List<Pause> closedAfter(Instant start) {
            // A pause that began before this leg has lengthened the leg before it.
            return pauses.stream()
                    .filter(pause -> !pause.isOpen() && !pause.from().isBefore(start))
                    .toList();
        }
    }
}
