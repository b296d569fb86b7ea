package cn.yijianshi.engine.persistence;

import cn.yijianshi.engine.domain.ClockLedger;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.platform.persistence.Moments;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;

/** What is read off the facts of a clock only to search and to count by: the board's moments and the month's figures. */
final class SearchedBy {

    static final List<String> COLUMNS = List.of(
            "ends_at",
            "soon_at",
            "halted_at",
            "pause_ground",
            "received_at",
            "received_month",
            "ended_at",
            "ended_month",
            "outcome",
            "kept_promise",
            "kept_statute",
            "used_minutes",
            "pauses",
            "extensions",
            "corrections",
            "late_notices",
            "violations",
            "deemed_acceptances");

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(OfficeHours.ZONE);

    private SearchedBy() {}

    static List<Object> values(ClockLedger clock) {
        ClockLedger.Watched watched = clock.watched().orElse(new ClockLedger.Watched(null, null, null, null));
        ClockLedger.Figures figures = clock.figures();
        return Arrays.asList(
                Moments.toColumn(watched.ends()),
                Moments.toColumn(watched.soon()),
                Moments.toColumn(watched.halted()),
                watched.pauseGround(),
                Moments.toColumn(figures.received()),
                month(figures.received()),
                Moments.toColumn(figures.ended()),
                month(figures.ended()),
                figures.outcome(),
                figures.keptPromise(),
                figures.keptStatute(),
                figures.usedMinutes(),
                figures.pauses(),
                figures.extensions(),
                figures.corrections(),
                figures.lateNotices(),
                figures.violations(),
                figures.deemedAcceptances());
    }

    private static String month(Instant moment) {
        return moment == null ? null : MONTH.format(moment);
    }
}
