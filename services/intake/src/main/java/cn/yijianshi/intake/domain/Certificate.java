package cn.yijianshi.intake.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A certificate some department issued in a case; {@code service} answers for its PDF and its verification.
 *
 * @param version a corrected one keeps its number and has the next
 * @param status the issuing department's last word; whether its time is over is asked with {@link #statusAt}
 * @param validUntil the last day it holds; null for ever
 * @param supersededBy id of the version after it
 * @param outputs what the review brought out, by output key
 */
public record Certificate(
        String id,
        String reviewId,
        String item,
        String kind,
        String number,
        String title,
        String service,
        int version,
        Status status,
        Instant issuedAt,
        LocalDate validUntil,
        String supersededBy,
        Map<String, String> outputs) {

    private static final ZoneId ZONE_OF_LAW = ZoneId.of("Asia/Shanghai");

    public enum Status {
        VALID,
        REPLACED,
        REVOKED,
        CANCELLED,
        EXPIRED
    }

    public Certificate {
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    public Status statusAt(Instant moment) {
        return status == Status.VALID
                        && validUntil != null
                        && LocalDate.ofInstant(moment, ZONE_OF_LAW).isAfter(validUntil)
                ? Status.EXPIRED
                : status;
    }

    public boolean holdsAt(Instant moment) {
        return statusAt(moment) == Status.VALID;
    }
}
