package cn.yijianshi.department.registers.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An entry of a register that needs no program.
 *
 * @param item of the grant that wrote its last version: its file says how the values are called
 * @param values by the key of their column, as the last version has them
 * @param validUntil the last day it is in force; null for ever
 */
public record RegisterEntry(
        String id,
        String kind,
        String key,
        String department,
        String item,
        int itemVersion,
        Status status,
        int version,
        Map<String, String> values,
        Instant enteredAt,
        LocalDate validUntil) {

    public enum Status {
        IN_FORCE,
        ENDED
    }

    public RegisterEntry {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public boolean inForceOn(LocalDate day) {
        return status == Status.IN_FORCE && (validUntil == null || !validUntil.isBefore(day));
    }

    /** What was done to it by which review. */
    public record Change(int version, Act act, Map<String, String> values, Instant at, String reviewId, String caseNo) {
        public Change {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    public enum Act {
        ENTERED,
        CHANGED,
        ENDED,
        /** Its time was over, and another took what only one may have. */
        EXPIRED
    }

    /** @param history oldest first */
    public record WithHistory(RegisterEntry entry, List<Change> history) {}
}
