package cn.yijianshi.engine.domain;

import java.time.Instant;
import java.util.List;

/** Counts the open clocks anew when holidays or office hours have changed. */
public interface Recounting {

    /** Counts every open clock by the calendar in force; those that show other dates now are announced. */
    Effect anew();

    /** What another calendar would do; nothing is written. */
    Effect preview(DueDates dates);

    /** @param moved how many clocks; {@code clocks} names the first of them */
    record Effect(int moved, List<MovedClock> clocks) {}

    /** Due dates are null while a clock stands still. */
    record MovedClock(
            String caseId,
            String reviewId,
            String item,
            Instant dueBefore,
            Instant dueAfter,
            Instant statutoryDueBefore,
            Instant statutoryDueAfter) {}
}
