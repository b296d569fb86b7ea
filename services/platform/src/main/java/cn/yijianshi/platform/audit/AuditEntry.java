package cn.yijianshi.platform.audit;

import cn.yijianshi.platform.identifiers.Sha256;
import java.time.Instant;
import java.util.List;

/**
 * One act.
 *
 * @param seq its place in the chain, from 1 on without a gap; null until it is sealed
 * @param actorId a person's identity, or a {@link Decider}'s: {@code rules:company_name@3}
 * @param act what was asked, as the address without what it names: {@code POST /api/reviews/{id}/approve}; one word
 *     where no person acted: {@code APPROVED}
 * @param subject what the address names
 * @param detail what else was said that tells about the act, as JSON; never personal data
 * @param previous the hash of the entry before
 */
public record AuditEntry(
        long id,
        Long seq,
        Instant at,
        String actorId,
        String actor,
        String act,
        String subject,
        String detail,
        String previous,
        String hash) {

    static final String BEGINNING = "0".repeat(64);

    /** SHA-256 over everything that was written, each part with its length so that none can grow into the next. */
    static String hash(long seq, AuditEntry entry, String previous) {
        StringBuilder content = new StringBuilder();
        for (String part : List.of(
                String.valueOf(seq),
                entry.at().toString(),
                entry.actorId(),
                entry.actor(),
                entry.act(),
                entry.subject(),
                entry.detail(),
                previous)) {
            content.append(part.length()).append(':').append(part).append('\n');
        }
        return Sha256.of(content.toString());
    }
}
