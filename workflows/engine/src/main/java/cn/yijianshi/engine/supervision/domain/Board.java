package cn.yijianshi.engine.supervision.domain;

import cn.yijianshi.engine.domain.Lamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every open clock of every department, and who has it in hand. */
public interface Board {

    /**
     * Whatever is null is not asked for.
     *
     * @param handler his login's id or his name
     */
    record Wanted(Set<String> departments, String item, String region, Lamp lamp, String handler, String bundle) {}

    /** What was due first comes first; what has no due time comes last. */
    List<Line> lines(Wanted wanted, Place after, int limit, Instant now);

    List<Count> counts(Wanted wanted, Instant now);

    /** Whose review it is; empty if there is none. */
    Optional<String> departmentOf(String reviewId);

    /**
     * An officer has claimed it: before the first of these it waited, from then on it is worked at. An older word does
     * not change whose it is.
     */
    void takenUp(String reviewId, int version, String handlerName, Instant at);

    /**
     * The department has told who has it; an older word changes nothing.
     *
     * @param handler null when it is back in the queue
     */
    void handledBy(String reviewId, int version, String handler, String handlerName);

    /**
     * @param ends the end of the promise, which is not shown while nobody can say when that is
     * @param due  the promised due time as it is shown
     */
    record Line(
            String reviewId,
            String caseId,
            String caseNo,
            String item,
            String department,
            String region,
            String bundle,
            String handler,
            String handlerName,
            String state,
            Lamp lamp,
            Instant ends,
            Instant due,
            Instant statutoryDue,
            Instant halted,
            String pauseGround) {}

    record Count(String department, long green, long yellow, long red) {}

    record Place(Instant ends, String reviewId) {}
}
