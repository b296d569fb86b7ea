package cn.yijianshi.intake.domain;

/** Somebody with a login, or whom an officer at the counter has met. */
public record Person(String id, String name) {}
