package cn.yijianshi.engine.editing.domain;

import cn.yijianshi.platform.foureyes.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A version in the making.
 *
 * @param basedOn the version it was begun from; 0: none, it is new
 * @param author who wrote it last
 * @param drawing null where the kind has none
 * @param effectiveFrom the first day it shall hold; null: from its publication
 * @param errors how many findings keep it from being proposed
 */
public record Draft(
        String id,
        Kind kind,
        String key,
        String title,
        int basedOn,
        DraftState state,
        int revision,
        String source,
        String drawing,
        Person author,
        Person proposer,
        String why,
        LocalDate effectiveFrom,
        int errors,
        Instant createdAt,
        Instant updatedAt) {

    int nextVersion() {
        return basedOn + 1;
    }

    Draft written(String newTitle, String newSource, String newDrawing, Person by, int newErrors, Instant at) {
        return new Draft(
                id,
                kind,
                key,
                newTitle,
                basedOn,
                state,
                revision + 1,
                newSource,
                newDrawing,
                by,
                proposer,
                why,
                effectiveFrom,
                newErrors,
                createdAt,
                at);
    }

    Draft proposed(Person by, String reason, LocalDate from, Instant at) {
        return new Draft(
                id,
                kind,
                key,
                title,
                basedOn,
                DraftState.PROPOSED,
                revision + 1,
                source,
                drawing,
                author,
                by,
                reason,
                from,
                errors,
                createdAt,
                at);
    }

    Draft become(DraftState next, Instant at) {
        return new Draft(
                id,
                kind,
                key,
                title,
                basedOn,
                next,
                revision + 1,
                source,
                drawing,
                author,
                proposer,
                why,
                effectiveFrom,
                errors,
                createdAt,
                at);
    }

    /** Four eyes: nobody who had a hand in it lets it pass. */
    boolean mayBePublishedBy(Person person, List<DraftAct> history) {
        return !person.id().equals(author.id())
                && (proposer == null || !person.id().equals(proposer.id()))
                && history.stream().noneMatch(act -> person.id().equals(act.whoId()) && shapes(act.act()));
    }

    private boolean shapes(DraftAct.What act) {
        return switch (act) {
            // An empty sheet says nothing yet.
            case BEGUN -> basedOn > 0;
            case WRITTEN, DRAWN, PROPOSED -> true;
            case REOPENED, PUBLISHED, DISCARDED -> false;
        };
    }

    boolean says(String otherSource, String otherDrawing) {
        return source.equals(otherSource) && Objects.equals(drawing, otherDrawing);
    }
}
