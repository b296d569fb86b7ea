package cn.yijianshi.engine.domain;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a finding waits for those of other departments, so that the applicant hears of all of them at once.
 *
 * @param patience counted from the first finding
 * @param margin   it is sent so long before the first of the reviews' five days is over, whatever the patience
 */
public record MergeWindow(DueDates dates, String office, Limit patience, Limit margin) {

    public static final Limit USUAL_WAIT = new Limit(2, LimitUnit.WORKING_HOUR);
    public static final Limit USUAL_MARGIN = new Limit(30, LimitUnit.MINUTE);

    Instant after(Instant firstFinding) {
        return dates.due(firstFinding, patience, office).due();
    }

    Instant latestFor(Instant intakeEnd) {
        return switch (margin.unit()) {
            case SECOND -> intakeEnd.minusSeconds(margin.amount());
            case MINUTE -> intakeEnd.minus(Duration.ofMinutes(margin.amount()));
            case CLOCK_HOUR, WORKING_HOUR -> intakeEnd.minus(Duration.ofHours(margin.amount()));
            case WORKING_DAY, CALENDAR_DAY, MONTH, YEAR ->
                dates.latestBefore(intakeEnd, margin.amount(), margin.unit(), office)
                        .due();
            case IMMEDIATE -> intakeEnd;
        };
    }
}
