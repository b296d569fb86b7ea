package cn.yijianshi.intake.domain;

/** A certificate some department issued in this case; {@code service} answers for its PDF and its verification. */
public record Certificate(String id, String reviewId, String kind, String number, String title, String service) {}
