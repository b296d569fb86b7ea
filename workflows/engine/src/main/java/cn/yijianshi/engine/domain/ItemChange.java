package cn.yijianshi.engine.domain;

import cn.yijianshi.catalogue.Item;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Other limits or rules of an item, proposed by one administrator and published by another.
 *
 * @param id null until it is kept
 * @param next the item as it would be, under the version it would have
 * @param effectiveFrom cases filed from that day on would be decided under it
 * @param settler who published or discarded it; null while it waits
 */
public record ItemChange(
        Long id,
        Kind kind,
        Item next,
        LocalDate effectiveFrom,
        Hand proposer,
        String why,
        Instant proposedAt,
        State state,
        Hand settler,
        Instant settledAt) {

    public enum Kind {
        LIMITS,
        RULES
    }

    public enum State {
        PROPOSED,
        PUBLISHED,
        DISCARDED
    }

    /** @param id the login's lasting id: two people may bear one name */
    public record Hand(String id, String name) {}

    public static ItemChange proposed(Kind kind, Item next, LocalDate from, Hand by, String why, Instant at) {
        return new ItemChange(null, kind, next, from, by, why, at, State.PROPOSED, null, null);
    }

    public int basedOn() {
        return next.version() - 1;
    }

    public boolean waits() {
        return state == State.PROPOSED;
    }

    public boolean says(ItemChange other) {
        return kind == other.kind
                && next.equals(other.next)
                && effectiveFrom.equals(other.effectiveFrom)
                && proposer.id().equals(other.proposer.id());
    }

    public ItemChange settled(State now, Hand by, Instant at) {
        return new ItemChange(id, kind, next, effectiveFrom, proposer, why, proposedAt, now, by, at);
    }

    public ItemChange kept(long as) {
        return new ItemChange(as, kind, next, effectiveFrom, proposer, why, proposedAt, state, settler, settledAt);
    }
}
