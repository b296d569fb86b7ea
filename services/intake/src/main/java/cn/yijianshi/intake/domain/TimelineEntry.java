package cn.yijianshi.intake.domain;

import java.time.Instant;
import java.util.Map;

/**
 * One line of what the applicant can follow.
 *
 * @param id the event's id, so that the same news twice is one line
 * @param reviewId null where the line is about the case as a whole
 * @param item null where the news did not name it; the review tells it
 * @param details small texts the line's wording needs
 */
public record TimelineEntry(
        String id, Instant at, Kind kind, String reviewId, String item, Map<String, String> details) {

    public enum Kind {
        SUBMITTED,
        REVIEW_REQUESTED,
        REVIEW_RELEASED,
        REVIEW_CLAIMED,
        CORRECTION_REQUESTED,
        CORRECTION_ANSWERED,
        DEFERRED,
        DEFERRED_SUPPLIED,
        DEFERRED_MISSED,
        PROMISE_REPLACED,
        PROMISE_KEPT,
        PROMISE_BROKEN,
        BREACH_LIFTED,
        REVIEW_APPROVED,
        REVIEW_REFUSED,
        REVIEW_WITHDRAWN,
        DUE_SOON,
        OVERDUE,
        ESCALATED,
        CLOCK_STOPPED,
        CLOCK_MOVED,
        ITEM_SKIPPED,
        VISIT_PROPOSED,
        VISIT_AGREED,
        VISIT_NOT_NEEDED,
        WITHDRAWAL_REQUESTED,
        CERTIFICATE_CORRECTED,
        CERTIFICATE_REVOKED,
        CERTIFICATE_CANCELLED,
        COMPLETED
    }

    public static TimelineEntry ofCase(String id, Instant at, Kind kind, Map<String, String> details) {
        return new TimelineEntry(id, at, kind, null, null, details);
    }
}
