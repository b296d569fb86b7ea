package cn.yijianshi.platform.foureyes;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Something that one administrator proposed and another publishes.
 *
 * @param id null until it is kept
 * @param kind what is changed, as the service calls it
 * @param subject which of them: the key of an item, a year, the name of a table
 * @param basedOn the version it was written from
 * @param content all it says, as JSON
 * @param effectiveFrom the first day it would hold; null where what it says names its days itself
 * @param settler who published or discarded it; null while it waits
 */
public record ProposedChange(
        Long id,
        String kind,
        String subject,
        long basedOn,
        String content,
        LocalDate effectiveFrom,
        Person proposer,
        String why,
        Instant proposedAt,
        State state,
        Person settler,
        Instant settledAt) {

    public enum State {
        PROPOSED,
        PUBLISHED,
        DISCARDED
    }

    /** What somebody proposes, before anybody has kept it. */
    public static ProposedChange of(
            String kind, String subject, long basedOn, String content, LocalDate effectiveFrom, String why) {
        return new ProposedChange(
                null, kind, subject, basedOn, content, effectiveFrom, null, why, null, State.PROPOSED, null, null);
    }

    public boolean waits() {
        return state == State.PROPOSED;
    }

    ProposedChange by(Person somebody, Instant at) {
        return new ProposedChange(
                id, kind, subject, basedOn, content, effectiveFrom, somebody, why, at, state, settler, settledAt);
    }

    ProposedChange saying(String more) {
        return new ProposedChange(
                id, kind, subject, basedOn, more, effectiveFrom, proposer, why, proposedAt, state, settler, settledAt);
    }

    ProposedChange kept(long as) {
        return new ProposedChange(
                as,
                kind,
                subject,
                basedOn,
                content,
                effectiveFrom,
                proposer,
                why,
                proposedAt,
                state,
                settler,
                settledAt);
    }

    ProposedChange settled(State now, Person by, Instant at) {
        return new ProposedChange(
                id, kind, subject, basedOn, content, effectiveFrom, proposer, why, proposedAt, now, by, at);
    }
}
