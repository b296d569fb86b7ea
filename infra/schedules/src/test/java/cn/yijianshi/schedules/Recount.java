package cn.yijianshi.schedules;

import cn.yijianshi.engine.domain.ClockFact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts a ledger of working days again, day by day: a day is spent when the office closes while the clock runs.
 *
 * @param due null while nothing can be said
 */
record Recount(Instant due, Instant statutoryDue) {

    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");

    private record Span(Instant from, Instant to) {}

    static Recount of(List<ClockFact> facts, int promisedDays, int statutoryDays) {
        Instant begun = null;
        boolean accepted = false;
        boolean waits = false;
        boolean lateNotice = false;
        Instant pausedAt = null;
        Instant stopped = null;
        int promised = promisedDays;
        int statutory = statutoryDays;
        List<Span> pauses = new ArrayList<>();
        for (ClockFact fact : facts) {
            switch (fact.kind()) {
                case RECEIVED -> begun = fact.at();
                case ACCEPTED -> {
                    begun = fact.at();
                    accepted = true;
                }
                case CORRECTION_NOTICE -> waits = true;
                case LATE_CORRECTION_NOTICE, SECOND_CORRECTION_NOTICE -> lateNotice = true;
                case CORRECTION_ANSWERED -> {
                    if (lateNotice) {
                        lateNotice = false;
                    } else {
                        waits = false;
                        begun = fact.at();
                        promised = promisedDays;
                        statutory = statutoryDays;
                        pauses.clear();
                    }
                }
                case PAUSED -> pausedAt = fact.at();
                case RESUMED -> {
                    pauses.add(new Span(pausedAt, fact.at()));
                    pausedAt = null;
                }
                case EXTENDED -> {
                    Instant seen = pausedAt == null ? fact.at() : pausedAt;
                    if (seen.isBefore(end(begun, promised, pauses))) {
                        promised += fact.extension().amount();
                    }
                    statutory += fact.extension().amount();
                }
                case STOPPED -> stopped = fact.at();
                default -> {}
            }
        }
        if (begun == null || waits) {
            return new Recount(null, null);
        }
        return new Recount(
                shown(end(begun, promised, pauses), stopped == null ? pausedAt : null),
                shown(end(begun, statutory, pauses), stopped == null ? pausedAt : null));
    }

    private static Instant shown(Instant end, Instant pausedAt) {
        return pausedAt != null && pausedAt.isBefore(end) ? null : end;
    }

    private static Instant end(Instant begun, int days, List<Span> pauses) {
        LocalDate day = LocalDate.ofInstant(begun, HERE);
        int left = days;
        while (true) {
            day = day.plusDays(1);
            if (!EngineMemory.CALENDAR.isWorkingDay(day)) {
                continue;
            }
            boolean summer = day.getMonthValue() >= 6 && day.getMonthValue() <= 9;
            Instant closing = day.atTime(summer ? LocalTime.of(18, 0) : LocalTime.of(17, 30))
                    .atZone(HERE)
                    .toInstant();
            boolean counts =
                    pauses.stream().noneMatch(pause -> closing.isAfter(pause.from()) && !closing.isAfter(pause.to()));
            if (counts && --left == 0) {
                return closing;
            }
        }
    }
}
