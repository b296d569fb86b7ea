package cn.yijianshi.department.domain;

/** What was done to a review; the history is made of these. */
public enum Act {
    REQUESTED,
    FILED,
    CLAIMED,
    RELEASED,
    /** 受理: the papers are in order. */
    ACCEPTED,
    /** Given to an officer by whoever distributes the work. */
    ASSIGNED,
    /** 转派: handed on by its handler. */
    TRANSFERRED,
    /** 加签. */
    CO_REVIEWERS_ADDED,
    /** 减签. */
    CO_REVIEWER_REMOVED,
    OPINION_GIVEN,
    /** 抄送. */
    COPIED,
    /** Among officers only; no applicant ever sees it. */
    COMMENTED,
    /** 容缺受理: accepted, although something may follow. */
    DEFERRED,
    DEFERRED_SUPPLIED,
    /** What was to follow has not come in time. */
    DEFERRED_MISSED,
    CORRECTION_REQUESTED,
    CORRECTION_ANSWERED,
    /** A correction at another item changed a field that this one holds too. */
    FORM_CHANGED,
    /** Decided to grant; takes effect when the undo window is over. */
    APPROVING,
    /** Decided to refuse; takes effect when the undo window is over. */
    REFUSING,
    /** The officer took his decision back within the undo window. */
    DECISION_WITHDRAWN,
    /** When it was to take effect, the desk found what stands in the way. */
    DECISION_BLOCKED,
    APPROVED,
    REFUSED,
    WITHDRAWN,
    /** 视为准予: nobody had decided before the licence expired. */
    DEEMED_GRANTED,
    /** The rules were not sure (秒批): a person decides. */
    LEFT_TO_PERSON,
    /** The awaited decisions are in. */
    UNHELD,
    CLOCK_MOVED,
    DUE_SOON,
    OVERDUE,
    ESCALATED,
    /** 督办单: a written answer is demanded, demanded anew, or was accepted. */
    SUPERVISED,
    SUPERVISION_REPLIED
}
