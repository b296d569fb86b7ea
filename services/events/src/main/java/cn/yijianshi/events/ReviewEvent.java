package cn.yijianshi.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What happens to one review (办件): one item of a case with the department that decides it.
 *
 * <p>{@code version} is the department's own count of changes to the review; a reader that has seen a higher one
 * ignores a lower one.
 */
public sealed interface ReviewEvent extends Event {

    String reviewId();

    /** The department that decides the review. */
    String department();

    /** A limit as the item states it; units are never converted into one another (行政许可法 82). */
    record Limit(int amount, String unit) {}

    /** A gap that the applicant must close, pinned to a field or to {@code material:<key>}. */
    record Defect(String field, String text) {}

    /**
     * A certificate that the department issued; {@code service} answers for its PDF and its verification.
     *
     * @param version from 1, null means 1; a corrected one keeps its number and has the next
     * @param validUntil the last day it holds; null for ever
     */
    record IssuedCertificate(
            String id,
            String kind,
            String number,
            String title,
            String service,
            Integer version,
            LocalDate validUntil) {

        public IssuedCertificate(String id, String kind, String number, String title, String service) {
            this(id, kind, number, title, service, 1, null);
        }
    }

    /**
     * The engine asks a department to decide; the intake clock (5 working days) runs from {@code receivedAt}.
     *
     * @param submittedAt when the whole application was handed in; null in words of before it was told
     * @param pathAfter how much waits behind this item in its case, to put queues in order; null from engines that do
     *     not tell. It is a weight and no time: nobody is ever shown it.
     */
    record ReviewRequested(
            UUID id,
            Instant at,
            String caseId,
            String caseNo,
            String reviewId,
            String bundle,
            String item,
            int itemVersion,
            String itemName,
            String department,
            String region,
            Instant receivedAt,
            Limit promised,
            Limit statutory,
            Instant dueAt,
            Instant statutoryDueAt,
            boolean provisional,
            List<String> awaits,
            Map<String, String> facts,
            Instant submittedAt,
            Integer pathAfter)
            implements ReviewEvent {
        public String name() {
            return "review.requested.v1";
        }

        public String routingKey() {
            return name() + "." + department;
        }
    }

    /** Every decision the review waited for is in; it may be decided now. */
    record ReviewReleased(
            UUID id, Instant at, String caseId, String reviewId, String department, Map<String, String> facts)
            implements ReviewEvent {
        public String name() {
            return "review.released.v1";
        }

        public String routingKey() {
            return name() + "." + department;
        }
    }

    /** The engine asks a department to stop; one that has decided already lets its decision stand. */
    record ReviewWithdrawalRequested(
            UUID id, Instant at, String caseId, String reviewId, String department, String ground, String text)
            implements ReviewEvent {
        public String name() {
            return "review.withdrawal-requested.v1";
        }

        public String routingKey() {
            return name() + "." + department;
        }
    }

    /**
     * The lamp has turned yellow (临期).
     *
     * @param recipients who is told: HANDLER, LEAD, SUPERVISOR; null in words of before it was a setting
     */
    record ReviewDueSoon(
            UUID id,
            Instant at,
            String caseId,
            String reviewId,
            String department,
            Instant dueAt,
            List<String> recipients)
            implements ReviewEvent {
        public ReviewDueSoon(UUID id, Instant at, String caseId, String reviewId, String department, Instant dueAt) {
            this(id, at, caseId, reviewId, department, dueAt, null);
        }

        public String name() {
            return "review.due-soon.v1";
        }

        public String routingKey() {
            return name() + "." + department;
        }
    }

    /** The promised limit has passed (超期); the lamp is red. {@code recipients} as of {@link ReviewDueSoon}. */
    record ReviewOverdue(
            UUID id,
            Instant at,
            String caseId,
            String reviewId,
            String department,
            Instant dueAt,
            List<String> recipients)
            implements ReviewEvent {
        public ReviewOverdue(UUID id, Instant at, String caseId, String reviewId, String department, Instant dueAt) {
            this(id, at, caseId, reviewId, department, dueAt, null);
        }

        public String name() {
            return "review.overdue.v1";
        }

        public String routingKey() {
            return name() + "." + department;
        }
    }

    /** Still undecided two working days after the limit: it goes to the supervisor (督办). {@code recipients} as before. */
    record ReviewEscalated(
            UUID id,
            Instant at,
            String caseId,
            String reviewId,
            String department,
            Instant dueAt,
            List<String> recipients)
            implements ReviewEvent {
        public ReviewEscalated(UUID id, Instant at, String caseId, String reviewId, String department, Instant dueAt) {
            this(id, at, caseId, reviewId, department, dueAt, null);
        }

        public String name() {
            return "review.escalated.v1";
        }

        public String routingKey() {
            return name() + "." + department;
        }
    }

    /**
     * A supervise order (督办单): the department must answer in writing until {@code replyBy}.
     *
     * @param round from 1; a reply that was returned opens the next
     * @param state ISSUED, REMINDED, RETURNED: an answer is waited for; ACCEPTED: it is settled
     * @param text what is demanded, of RETURNED why the reply does not do, of ACCEPTED what the supervisor said
     * @param issuedBy the supervisor's name; null when the clock issued it
     * @param reminders how often the limit to reply has passed
     */
    record ReviewSupervised(
            UUID id,
            Instant at,
            String caseId,
            String reviewId,
            String department,
            String orderId,
            int round,
            String state,
            String text,
            String issuedBy,
            Instant replyBy,
            int reminders)
            implements ReviewEvent {
        public String name() {
            return "review.supervised.v1";
        }

        public String routingKey() {
            return name() + "." + department;
        }
    }

    /**
     * The department has answered a supervise order in writing.
     *
     * @param newExpectedDate until when it means to decide; may be missing
     * @param by the login's lasting id, {@code byName} the name
     */
    record ReviewSupervisionReplied(
            UUID id,
            Instant at,
            String caseId,
            String reviewId,
            String department,
            String orderId,
            int round,
            String text,
            LocalDate newExpectedDate,
            String by,
            String byName)
            implements ReviewEvent {
        public String name() {
            return "review.supervision-replied.v1";
        }
    }

    /**
     * The clock was stopped, started anew or moved; {@code state} is RUNNING or STOPPED, due times only if it runs.
     * {@code text} is what the applicant is told, {@code basis} the article, {@code previousDueAt} what it was before;
     * each may be missing.
     */
    record ReviewClockMoved(
            UUID id,
            Instant at,
            String caseId,
            String reviewId,
            String department,
            String state,
            Instant dueAt,
            Instant statutoryDueAt,
            String ground,
            boolean provisional,
            String text,
            String basis,
            Instant previousDueAt)
            implements ReviewEvent {
        public String name() {
            return "review.clock-moved.v1";
        }

        public String routingKey() {
            return name() + "." + department;
        }
    }

    /** Nobody decided a renewal before the licence expired: it is granted (行政许可法 50), the department must issue it. */
    record ReviewDeemedGranted(
            UUID id, Instant at, String caseId, String reviewId, String department, String item, Instant grantedAt)
            implements ReviewEvent {
        public String name() {
            return "review.deemed-granted.v1";
        }

        public String routingKey() {
            return name() + "." + department;
        }
    }

    /** An officer has taken the review from the queue; {@code handler} is his name. */
    record ReviewClaimed(
            UUID id, Instant at, String caseId, String reviewId, String department, int version, String handler)
            implements ReviewEvent {
        public String name() {
            return "review.claimed.v1";
        }
    }

    /** The papers are in order (受理): the decision clock runs from here. A decision without it accepts by itself. */
    record ReviewAccepted(
            UUID id, Instant at, String caseId, String reviewId, String department, String item, int version)
            implements ReviewEvent {
        public String name() {
            return "review.accepted.v1";
        }
    }

    /** A material that may follow, by its key in the item. */
    record DeferredMaterial(String key, String name) {}

    /** Accepted although something may follow (容缺受理): the clock runs, the result waits for it. */
    record ReviewDeferred(
            UUID id,
            Instant at,
            String caseId,
            String reviewId,
            String department,
            String item,
            int version,
            List<DeferredMaterial> missing,
            int dueDays,
            String text)
            implements ReviewEvent {
        public String name() {
            return "review.deferred.v1";
        }
    }

    /**
     * What the applicant still owes to a review that was accepted with something missing, and until when: never later
     * than the promise. {@code state} is OPEN, MET or MISSED.
     */
    record ApplicantDuty(
            UUID id,
            Instant at,
            String caseId,
            String reviewId,
            String department,
            String item,
            String state,
            Instant dueAt,
            List<DeferredMaterial> missing,
            String text)
            implements ReviewEvent {
        public String name() {
            return "review.applicant-duty.v1";
        }

        public String routingKey() {
            return name() + "." + department;
        }
    }

    /** The applicant has handed in what was to follow; {@code fields} by {@code material:<key>}. */
    record DeferralSupplied(
            UUID id,
            Instant at,
            String caseId,
            String reviewId,
            String department,
            String item,
            Map<String, Object> fields,
            Map<String, List<String>> materials)
            implements ReviewEvent {

        public DeferralSupplied(
                UUID id,
                Instant at,
                String caseId,
                String reviewId,
                String department,
                String item,
                Map<String, Object> fields) {
            this(id, at, caseId, reviewId, department, item, fields, null);
        }

        public String name() {
            return "deferral.supplied.v1";
        }

        public String routingKey() {
            return name() + "." + department;
        }
    }

    /** Somebody else has it now; {@code handler} is his login's lasting id, both null when it is back in the queue. */
    record ReviewAssigned(
            UUID id,
            Instant at,
            String caseId,
            String reviewId,
            String department,
            int version,
            String handler,
            String handlerName)
            implements ReviewEvent {
        public String name() {
            return "review.assigned.v1";
        }
    }

    /**
     * The department found gaps: a finding, told to the applicant in the case's one notice (一次告知, 行政许可法 32(4)).
     *
     * @param supplementReason why it comes after that notice, if it does, in the words of the department's lead; else null
     * @param supplementBy who gave the reason; null with it
     */
    record CorrectionRequested(
            UUID id,
            Instant at,
            String caseId,
            String reviewId,
            String department,
            String item,
            int version,
            List<Defect> defects,
            String supplementReason,
            String supplementBy)
            implements ReviewEvent {

        public CorrectionRequested(
                UUID id,
                Instant at,
                String caseId,
                String reviewId,
                String department,
                String item,
                int version,
                List<Defect> defects) {
            this(id, at, caseId, reviewId, department, item, version, defects, null, null);
        }

        public String name() {
            return "review.correction-requested.v1";
        }
    }

    /** The applicant has closed the gaps; {@code fields} holds the new values only. */
    record CorrectionAnswered(
            UUID id,
            Instant at,
            String caseId,
            String reviewId,
            String department,
            String item,
            Map<String, Object> fields,
            Map<String, List<String>> materials)
            implements ReviewEvent {

        public CorrectionAnswered(
                UUID id,
                Instant at,
                String caseId,
                String reviewId,
                String department,
                String item,
                Map<String, Object> fields) {
            this(id, at, caseId, reviewId, department, item, fields, null);
        }

        public String name() {
            return "correction.answered.v1";
        }

        public String routingKey() {
            return name() + "." + department;
        }
    }

    /**
     * Granted (准予): the register is written, the certificates are issued; later items read {@code outputs}.
     *
     * @param decidedBy {@code RULES}, {@code OFFICER} (个人信息保护法 24) or {@code SILENCE}; null from a department that did
     *     not say so
     * @param acceptedAt when the papers were found in order before; null: nobody had said so, or not told
     * @param answeredAt when the applicant closed the gaps before; null: there were none, or not told
     * @param ground null, or {@code DEEMED_GRANTED}: nobody had decided before the licence expired (行政许可法 50)
     */
    record ReviewApproved(
            UUID id,
            Instant at,
            String caseId,
            String reviewId,
            String department,
            String item,
            int version,
            Map<String, String> outputs,
            List<IssuedCertificate> certificates,
            String decidedBy,
            Instant acceptedAt,
            Instant answeredAt,
            String ground)
            implements ReviewEvent {
        public ReviewApproved(
                UUID id,
                Instant at,
                String caseId,
                String reviewId,
                String department,
                String item,
                int version,
                Map<String, String> outputs,
                List<IssuedCertificate> certificates) {
            this(id, at, caseId, reviewId, department, item, version, outputs, certificates, null, null, null, null);
        }

        public String name() {
            return "review.approved.v1";
        }
    }

    /**
     * Refused (不予), with reason and basis (行政许可法 38).
     *
     * @param decidedBy, acceptedAt, answeredAt as in {@link ReviewApproved}
     */
    record ReviewRefused(
            UUID id,
            Instant at,
            String caseId,
            String reviewId,
            String department,
            String item,
            int version,
            String reason,
            String basis,
            String decidedBy,
            Instant acceptedAt,
            Instant answeredAt)
            implements ReviewEvent {
        public ReviewRefused(
                UUID id,
                Instant at,
                String caseId,
                String reviewId,
                String department,
                String item,
                int version,
                String reason,
                String basis) {
            this(id, at, caseId, reviewId, department, item, version, reason, basis, null, null, null);
        }

        public String name() {
            return "review.refused.v1";
        }
    }

    /** Ended undecided because it was asked to. */
    record ReviewWithdrawn(
            UUID id,
            Instant at,
            String caseId,
            String reviewId,
            String department,
            String item,
            int version,
            String ground)
            implements ReviewEvent {
        public String name() {
            return "review.withdrawn.v1";
        }
    }
}
