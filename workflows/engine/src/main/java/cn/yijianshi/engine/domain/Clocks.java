package cn.yijianshi.engine.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The clock ledger of the platform: one clock a review. */
public interface Clocks {

    Optional<ClockLedger> of(String reviewId);

    /** The same, held against other writers until the transaction ends. */
    Optional<ClockLedger> toChange(String reviewId);

    List<ClockLedger> ofCase(String caseId);

    /**
     * Clocks in that state, in the order of their review ids, after the given one, counted by that calendar: read page
     * by page to count them anew.
     */
    List<ClockLedger> in(ClockState state, String afterReviewId, int limit, DueDates dates);

    void keep(ClockLedger clock);

    /** What offices did wrong, the latest first; {@code before} is the last one already seen, or null. */
    List<Violation> violations(Violation before, int limit);

    /** One entry of a ledger that is a violation. */
    record Violation(
            String reviewId,
            int factNumber,
            String caseId,
            String item,
            String kind,
            Instant at,
            String author,
            String text,
            String basis) {}
}
