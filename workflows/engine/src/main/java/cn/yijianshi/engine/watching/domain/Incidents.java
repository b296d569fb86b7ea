package cn.yijianshi.engine.watching.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the processes could not go on by themselves. */
public interface Incidents {

    /** The oldest first, after that one. */
    List<Incident> list(String after, int limit);

    Optional<Incident> of(String id);

    /** Tries the step once more; what it had done was undone when it failed. */
    void retry(String id);

    /**
     * @param element the step of the process that failed
     * @param item the item whose review it is; null where the case's own process stands
     * @param retryable whether trying again may help
     */
    record Incident(String id, Instant at, String element, String item, String caseId, boolean retryable) {}
}
