package cn.yijianshi.intake.batches.domain;

import cn.yijianshi.intake.domain.Person;
import java.time.Instant;

/**
 * One spreadsheet that files one application per row (批量申请).
 *
 * @param by who handed it in; the owner himself or his helper
 * @param mandateId the helper's authority; null: he is the owner
 * @param contentHash tells the same file sent twice from another one
 */
public record Batch(
        String id,
        Person owner,
        Person by,
        String mandateId,
        String bundle,
        String bundleName,
        String bundleNameEn,
        String region,
        String fileName,
        String contentHash,
        Instant createdAt) {

    /** How many of its rows are where. */
    public record Counts(int pending, int filed, int failed) {}
}
