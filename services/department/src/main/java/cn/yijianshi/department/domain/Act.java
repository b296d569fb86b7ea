package cn.yijianshi.department.domain;

/** What was done to a review; the history is made of these. */
public enum Act {
    REQUESTED,
    FILED,
    CLAIMED,
    RELEASED,
    CORRECTION_REQUESTED,
    CORRECTION_ANSWERED,
    /** A correction at another item changed a field that this one holds too. */
    FORM_CHANGED,
    APPROVED,
    REFUSED,
    WITHDRAWN,
    /** The awaited decisions are in. */
    UNHELD,
    CLOCK_MOVED,
    DUE_SOON,
    OVERDUE,
    ESCALATED
}
