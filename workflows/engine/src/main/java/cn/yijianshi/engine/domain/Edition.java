package cn.yijianshi.engine.domain;

import java.time.Instant;

/** One version of a calendar year or an office's hours: who wrote it, when and why. Older ones are kept. */
public record Edition<T>(T content, int version, String author, Instant at, String why) {}
