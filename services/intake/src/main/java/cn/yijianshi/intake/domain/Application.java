package cn.yijianshi.intake.domain;

import java.time.Instant;

/**
 * A combined application (主办件): what one applicant filed for one bundle.
 *
 * @param trackingCode random, never derived from the case number: who knows the number must not guess the code
 * @param endedAt null until every item of the case has ended
 */
public record Application(
        String id,
        String caseNo,
        String trackingCode,
        String applicantId,
        String applicantName,
        FiledBundle bundle,
        String region,
        ApplicationState state,
        Instant submittedAt,
        Instant endedAt) {

    /** The bundle in the version it was filed under; the case keeps it whatever is published later. */
    public record FiledBundle(String key, int version, String name, String nameEn) {}

    public boolean belongsTo(String subject) {
        return applicantId.equals(subject);
    }

    /** A department has been asked, so the case is moving. */
    public Application started() {
        return in(state.after(ApplicationState.IN_PROGRESS), endedAt);
    }

    /** The applicant takes it back; asking twice is asking once. */
    public Application withdrawalRequested() {
        if (state.hasEnded()) {
            throw new CaseHasEnded(caseNo);
        }
        return in(state.after(ApplicationState.WITHDRAWAL_REQUESTED), endedAt);
    }

    public Application ended(ApplicationState outcome, Instant at) {
        if (!outcome.hasEnded()) {
            throw new IllegalArgumentException(outcome + " is no end of a case");
        }
        return state.mayBecome(outcome) ? in(outcome, at) : this;
    }

    private Application in(ApplicationState next, Instant end) {
        return new Application(
                id, caseNo, trackingCode, applicantId, applicantName, bundle, region, next, submittedAt, end);
    }
}
