package cn.yijianshi.department.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an officer last had before him of a review.
 *
 * @param version the review's version then
 * @param form the form as it was then
 */
public record Look(String reviewId, String officerId, int version, Instant at, Map<String, Object> form) {

    public Look {
        form = Collections.unmodifiableMap(new LinkedHashMap<>(form));
    }
}
