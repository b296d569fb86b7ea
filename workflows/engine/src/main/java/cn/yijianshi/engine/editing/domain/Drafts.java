package cn.yijianshi.engine.editing.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

public interface Drafts {

    /** The draft that was begun with that request before; the same request begins one. */
    Optional<Draft> begunWith(String request);

    /** @return false if that request has begun one meanwhile */
    boolean begin(Draft draft, String request);

    Optional<Draft> of(String id);

    /** @return false if it is not at {@code revision} and in {@code state} any more */
    boolean replace(Draft draft, int revision, DraftState state);

    /** The last begun first. */
    List<Draft> list(DraftState state, Kind kind, Place after, int limit);

    /** Consecutive writings of the same person are one line: autosaving must not bury the rest. */
    void note(String draft, DraftAct act);

    List<DraftAct> history(String draft);

    record Place(Instant at, String id) {}
}
