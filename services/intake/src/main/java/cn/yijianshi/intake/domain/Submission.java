package cn.yijianshi.intake.domain;

import java.util.List;
import java.util.Map;

/**
 * What an applicant hands in.
 *
 * @param idempotencyKey the applicant's own name for this submit
 * @param hash fingerprint of all that was handed in
 * @param form nested objects following the dots of the field keys
 */
public record Submission(
        String idempotencyKey,
        String hash,
        String bundle,
        String region,
        Map<String, List<String>> answers,
        Map<String, Object> form) {}
