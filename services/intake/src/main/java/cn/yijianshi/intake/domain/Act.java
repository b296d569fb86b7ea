package cn.yijianshi.intake.domain;

/** What one may do for another (代办权限). */
public enum Act {
    /** Begin, fill in and delete drafts. */
    DRAFT,
    SUBMIT,
    /** See the cases, their notices and results. */
    FOLLOW,
    /** Answer notices of gaps and hand in what may follow. */
    CORRECT,
    WITHDRAW,
    RATE
}
