package cn.yijianshi.intake.materials.domain;

import java.time.Instant;

/**
 * A file somebody uploaded, once for every item that needs it.
 *
 * @param draft the draft it was uploaded for; null: none
 * @param name made safe: see {@link FileName}
 * @param type what its content is, never what its sender said
 * @param reason why it was rejected, as a code; null otherwise
 * @param filedAt when an application first referred to it; null while none does
 */
public record MaterialFile(
        String id,
        String owner,
        String draft,
        String name,
        String type,
        long size,
        String sha256,
        MaterialState state,
        String reason,
        Instant uploadedAt,
        Instant filedAt) {

    public boolean belongsTo(String subject) {
        return owner.equals(subject);
    }

    public MaterialFile checked(Verdict verdict) {
        var next = verdict.isClean() ? MaterialState.CLEAN : MaterialState.REJECTED;
        if (!state.mayBecome(next)) {
            return this;
        }
        return new MaterialFile(
                id, owner, draft, name, type, size, sha256, next, verdict.reason(), uploadedAt, filedAt);
    }
}
