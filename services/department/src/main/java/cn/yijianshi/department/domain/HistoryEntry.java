package cn.yijianshi.department.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line of a review's history.
 *
 * @param version the review's version after the act; acts of the clock leave it as it was
 * @param actingFor the colleague for whom he did it, null for himself
 * @param content what was said with the act, such as the reason of a refusal
 */
public record HistoryEntry(
        String reviewId, int version, Instant at, Officer by, Officer actingFor, Act act, Map<String, Object> content) {

    public HistoryEntry {
        content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
    }

    public HistoryEntry(String reviewId, int version, Instant at, Officer by, Act act, Map<String, Object> content) {
        this(reviewId, version, at, by, null, act, content);
    }
}
