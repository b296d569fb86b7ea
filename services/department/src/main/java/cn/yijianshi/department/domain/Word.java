package cn.yijianshi.department.domain;

import java.time.Instant;
import java.util.Map;

/** What other services say about a review once it has been asked for. */
public sealed interface Word {

    /** Every awaited decision is in. */
    record Released(Map<String, String> facts) implements Word {}

    /** A question, not an order: a decision that was made stands. */
    record WithdrawalAsked(String ground, String text) implements Word {}

    /** The applicant closed the gaps; new values only. */
    record CorrectionAnswered(Map<String, Object> fields) implements Word {}

    /** Nobody decided before the licence expired at that moment: it is granted, and only has to be issued (行政许可法 50). */
    record SilenceGranted(Instant grantedAt) implements Word {}

    /** What was to follow after acceptance has come. */
    record DeferralSupplied(Map<String, Object> fields) implements Word {}

    /** The applicant's own limit, as the engine counts it. */
    record DutyTold(Instant dueAt, boolean missed) implements Word {}

    /** @param dueAt null while the clock stands still, as is {@code statutoryDueAt} */
    record ClockMoved(boolean running, Instant dueAt, Instant statutoryDueAt, boolean provisional, String ground)
            implements Word {}

    /** The limit is near, over, or so far over that it goes to the supervisor. */
    record LampTurned(Act act, Lamp lamp) implements Word {}
}
