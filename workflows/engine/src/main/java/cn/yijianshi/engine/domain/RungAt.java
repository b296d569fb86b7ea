package cn.yijianshi.engine.domain;

import java.time.Instant;

/** A rung and its moment. */
public record RungAt(Rung rung, Instant at) {}
