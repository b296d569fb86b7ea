package cn.yijianshi.department.domain;

import java.time.Instant;

/**
 * 委派: for a time one officer may act on another's reviews, as when he is on leave.
 *
 * @param ends the first moment it no longer holds
 * @param madeBy himself, or his lead when he fell ill
 * @param revokedAt null while it was not
 */
public record Delegation(
        String id,
        Officer from,
        Officer to,
        Instant begins,
        Instant ends,
        String text,
        Officer madeBy,
        Instant madeAt,
        Instant revokedAt) {

    public boolean holds(Instant at) {
        return revokedAt == null && !at.isBefore(begins) && at.isBefore(ends);
    }

    boolean saysTheSameAs(Delegation other) {
        return revokedAt == null
                && other.revokedAt == null
                && from.id().equals(other.from.id())
                && to.id().equals(other.to.id())
                && begins.equals(other.begins)
                && ends.equals(other.ends);
    }

    Delegation revoked(Instant at) {
        return new Delegation(id, from, to, begins, ends, text, madeBy, madeAt, at);
    }
}
