package cn.yijianshi.engine.editing.domain;

import java.time.Instant;

/**
 * A published version.
 *
 * @param effectiveFrom null: since ever
 * @param author who wrote it; empty of what came from files
 * @param publisher who let it pass
 * @param draft the draft it was
 */
public record Version(
        int version, Instant effectiveFrom, String author, String publisher, Instant at, String why, String draft) {}
