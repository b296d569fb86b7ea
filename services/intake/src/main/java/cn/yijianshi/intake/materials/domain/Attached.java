package cn.yijianshi.intake.materials.domain;

import java.time.Instant;

/**
 * A material that stands for an entry of the one-time notice in one case.
 *
 * @param reviewId whose correction or deferral it answers; null for what came with the application
 * @param replacedAt when a newer one took its place; null: it counts
 */
public record Attached(
        String key, String materialId, int ordinal, Instant givenAt, String reviewId, Instant replacedAt) {

    public boolean counts() {
        return replacedAt == null;
    }
}
