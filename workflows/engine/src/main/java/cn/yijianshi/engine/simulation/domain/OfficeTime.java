package cn.yijianshi.engine.simulation.domain;

import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.domain.Session;
import cn.yijianshi.engine.domain.WorkCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The office time of one office from a day on, laid end to end as one line of seconds without nights and holidays.
 * Virtual officers live on this line; only limits are counted in the days of the calendar.
 */
final class OfficeTime {

    /** A century of rest days would be an endless look for the next session. */
    private static final int LONGEST_REST_DAYS = 60;

    private final WorkCalendar calendar;
    private final OfficeHours hours;
    private final Set<LocalDate> closed;
    private final List<Stretch> stretches = new ArrayList<>();
    private LocalDate next;

    /** @param before office seconds that had passed when it began */
    private record Stretch(Instant from, Instant to, double before) {
        double length() {
            return seconds(from, to);
        }
    }

    /** @param closed working days on which, other than the calendar says, nobody works */
    OfficeTime(WorkCalendar calendar, OfficeHours hours, Set<LocalDate> closed, LocalDate from) {
        this.calendar = calendar;
        this.hours = hours;
        this.closed = Set.copyOf(closed);
        this.next = from;
    }

    /** The moment at which so many office seconds have passed. */
    Instant moment(double seconds) {
        while (stretches.isEmpty() || ends() < seconds) {
            lay();
        }
        int low = 0;
        int high = stretches.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            Stretch stretch = stretches.get(middle);
            if (stretch.before + stretch.length() >= seconds) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        Stretch in = stretches.get(low);
        return in.from.plus((long) ((seconds - in.before) * 1_000), ChronoUnit.MILLIS);
    }

    /** Office seconds from the beginning up to a moment; at night as many as in the evening before. */
    double until(Instant moment) {
        while (stretches.isEmpty() || stretches.get(stretches.size() - 1).to.isBefore(moment)) {
            lay();
        }
        int low = 0;
        int high = stretches.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (stretches.get(middle).to.isBefore(moment)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Stretch in = stretches.get(low);
        return in.before + (moment.isAfter(in.from) ? seconds(in.from, moment) : 0);
    }

    /** Office seconds of the mean working day from that day on, over four weeks. */
    double ofADay() {
        OfficeTime four = new OfficeTime(calendar, hours, Set.of(), next);
        int days = 0;
        LocalDate day = next;
        while (days < 20) {
            if (calendar.isWorkingDay(day)) {
                days++;
            }
            day = day.plusDays(1);
        }
        return four.until(day.atStartOfDay(OfficeHours.ZONE).toInstant()) / days;
    }

    private double ends() {
        Stretch last = stretches.get(stretches.size() - 1);
        return last.before + last.length();
    }

    private void lay() {
        for (int rest = 0; rest <= LONGEST_REST_DAYS; rest++) {
            LocalDate day = next;
            next = next.plusDays(1);
            if (calendar.isWorkingDay(day) && !closed.contains(day)) {
                for (Session session : hours.on(day).sessions()) {
                    stretches.add(new Stretch(
                            day.atTime(session.from()).atZone(OfficeHours.ZONE).toInstant(),
                            day.atTime(session.to()).atZone(OfficeHours.ZONE).toInstant(),
                            stretches.isEmpty() ? 0 : ends()));
                }
                return;
            }
        }
        throw new UnsoundStudy("/closedDays", "study-never-open", LONGEST_REST_DAYS);
    }

    private static double seconds(Instant from, Instant to) {
        return ChronoUnit.MILLIS.between(from, to) / 1_000.0;
    }
}
