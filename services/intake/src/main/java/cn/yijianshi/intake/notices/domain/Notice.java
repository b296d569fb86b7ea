package cn.yijianshi.intake.notices.domain;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Something a person should know of, shown when he is here (站内通知).
 *
 * @param subject id of the draft, case or mandate it is about
 * @param details small texts the wording needs
 * @param readAt null: not read yet
 */
public record Notice(
        String id,
        String personId,
        Kind kind,
        String subject,
        Instant at,
        Map<String, String> details,
        Instant readAt) {

    public enum Kind {
        DRAFT_EXPIRES_SOON,
        DRAFT_EXPIRED,
        MANDATE_TAKEN,
        MANDATE_REVOKED,
        ACTED_FOR_YOU,
        RATING_FOLLOWED_UP
    }

    public static Notice of(String personId, Kind kind, String subject, Instant at, Map<String, String> details) {
        return new Notice(UUID.randomUUID().toString(), personId, kind, subject, at, details, null);
    }
}
