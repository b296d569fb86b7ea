package cn.yijianshi.engine.domain;

/** The review a clock runs for, and the office in whose hours it is counted. */
public record ClockSubject(String reviewId, String caseId, String item, String office) {}
