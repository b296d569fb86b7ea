package cn.yijianshi.engine.domain;

/** How a clock ended. */
public enum ClockOutcome {
    APPROVED,
    REFUSED,
    WITHDRAWN,
    /** The case ended around the review before anybody decided it. */
    TERMINATED
}
