package cn.yijianshi.intake.domain;

/** Where one item of a case stands, in the words the applicant reads. */
public enum ReviewState {
    /** Its turn has not come yet. */
    WAITING,
    OPEN,
    IN_REVIEW,
    CORRECTION_REQUESTED,
    APPROVED,
    REFUSED,
    WITHDRAWN,
    /** There will be no review of this item in this case. */
    SKIPPED;

    public boolean hasEnded() {
        return this == APPROVED || this == REFUSED || this == WITHDRAWN || this == SKIPPED;
    }
}
