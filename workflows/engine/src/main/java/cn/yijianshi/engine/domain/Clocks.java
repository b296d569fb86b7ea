package cn.yijianshi.engine.domain;

import java.util.List;
import java.util.Optional;

/** The clock ledger of the platform: one clock a review. */
public interface Clocks {

    Optional<ClockLedger> of(String reviewId);

    /** The same, held against other writers until the transaction ends. */
    Optional<ClockLedger> toChange(String reviewId);

    List<ClockLedger> ofCase(String caseId);

    /** Clocks that run, in the order of their review ids, after the given one: read page by page to count them anew. */
    List<ClockLedger> running(String afterReviewId, int limit);

    void keep(ClockLedger clock);
}
