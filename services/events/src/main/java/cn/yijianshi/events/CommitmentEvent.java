package cn.yijianshi.events;

import java.time.Instant;
import java.util.UUID;

/**
 * What becomes of a promise that stood for a material (告知承诺) after the grant it led to. A promise has one id from the
 * grant on; a breach has the id of the promise that was broken.
 */
public sealed interface CommitmentEvent extends Event {

    String commitmentId();

    /** The department that relied on it. */
    String department();

    String reviewId();

    /** Granted on a promise: the department must look {@code within} that time whether it is kept (事后核查). */
    record VerificationOpened(
            UUID id,
            Instant at,
            String caseId,
            String reviewId,
            String department,
            String commitmentId,
            String item,
            String material,
            String region,
            ReviewEvent.Limit within)
            implements CommitmentEvent {
        public String name() {
            return "commitment.verification-opened.v1";
        }
    }

    /** Until when the department must have looked, counted over the calendar of its place. */
    record VerificationDue(
            UUID id,
            Instant at,
            String caseId,
            String reviewId,
            String department,
            String commitmentId,
            Instant dueAt,
            boolean provisional)
            implements CommitmentEvent {
        public String name() {
            return "commitment.verification-due.v1";
        }

        public String routingKey() {
            return name() + "." + department;
        }
    }

    /** Looked at: what was promised is so. */
    record CommitmentKept(
            UUID id,
            Instant at,
            String caseId,
            String reviewId,
            String department,
            String commitmentId,
            String item,
            String material,
            String text)
            implements CommitmentEvent {
        public String name() {
            return "commitment.kept.v1";
        }
    }

    /**
     * Looked at: it is not so (失信记录). Until the record is lifted no promise is taken from this applicant or this party
     * anywhere.
     *
     * @param applicantId the login's lasting id
     * @param party number of the enterprise whose promise it was; null: the applicant's own
     */
    record CommitmentBroken(
            UUID id,
            Instant at,
            String caseId,
            String caseNo,
            String reviewId,
            String department,
            String commitmentId,
            String item,
            String material,
            String applicantId,
            String party,
            String text)
            implements CommitmentEvent {
        public String name() {
            return "commitment.broken.v1";
        }
    }

    /** The record of a broken promise holds no longer (信用修复): {@code ground} is REPAIRED, EXPIRED or MISTAKEN. */
    record BreachLifted(
            UUID id,
            Instant at,
            String caseId,
            String reviewId,
            String department,
            String commitmentId,
            String applicantId,
            String party,
            String ground,
            String text)
            implements CommitmentEvent {
        public String name() {
            return "commitment.breach-lifted.v1";
        }
    }

    /** Before it was decided the applicant brought the material after all; the promise stands for nothing any more. */
    record CommitmentReplaced(
            UUID id,
            Instant at,
            String caseId,
            String reviewId,
            String department,
            String commitmentId,
            String item,
            String material,
            String text)
            implements CommitmentEvent {
        public String name() {
            return "commitment.replaced.v1";
        }

        public String routingKey() {
            return name() + "." + department;
        }
    }
}
