package cn.yijianshi.catalogue;

/** What the applicant may want next. The bundle is null until the city offers it here. */
public record Offer(String bundle, String text, String textEn) {}
