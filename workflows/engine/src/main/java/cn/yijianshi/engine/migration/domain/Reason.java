package cn.yijianshi.engine.migration.domain;

/** Why a case stays on its version, or an item of the new version stays out of it. */
public enum Reason {
    ENDED,
    /** It is being withdrawn or a refusal stops it: only the departments' answers are waited for. */
    STOPPING,
    OTHER_VERSION,
    /** No department has anything of it in hand. */
    NOTHING_OPEN,
    /** The new version sends people with these answers elsewhere. */
    NOT_TAKEN,
    /** A department has an item in hand that the new version does not have. */
    STANDS_IN_REMOVED,
    /** The new version puts something unfinished before what is open already. */
    TURN_NOT_COME,
    /** The new version puts something unfinished before what is decided already. */
    OUT_OF_ORDER,
    /** The new version lets a refusal of before hold back what a department may still decide. */
    HELD_BY_REFUSAL,
    LONGER,
    /** The applicant was told that an item is not needed: that word stands. */
    TOLD_NOT_NEEDED,
    /** The item asks the applicant for more than was handed in. */
    ASKS_MORE,
    /** Its turn would have been before what is open or decided already. */
    PLACE_PASSED,
    /** Something unforeseen; the case is where it was. */
    UNEXPECTED
}
