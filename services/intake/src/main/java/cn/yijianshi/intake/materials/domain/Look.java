package cn.yijianshi.intake.materials.domain;

import java.time.Instant;

/**
 * An officer has looked at materials of a case.
 *
 * @param key null where the list was looked at, not one file
 */
public record Look(
        String id,
        String applicationId,
        Instant at,
        String officerId,
        String officerName,
        String department,
        String reviewId,
        String item,
        Act act,
        String key,
        String materialId) {

    public enum Act {
        LISTED,
        OPENED
    }

    /** The surname stays, the rest is starred: the department answers for its officers, not they by name. */
    public String maskedName() {
        var name = officerName == null ? "" : officerName.strip();
        if (name.isEmpty()) {
            return "*";
        }
        var first = name.substring(0, name.offsetByCodePoints(0, 1));
        return first + "*".repeat(Math.max(1, Math.min(3, name.codePointCount(0, name.length()) - 1)));
    }
}
