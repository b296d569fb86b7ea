package cn.yijianshi.department.domain;

/** Who decides. */
public enum Mode {
    OFFICER,
    /** A check of data: the department's program, and nobody else. */
    AUTOMATIC,
    /** The item's rules on arrival, if they are sure (秒批); otherwise an officer. */
    INSTANT
}
