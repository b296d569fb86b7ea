package cn.yijianshi.engine.migration.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A plan to let running cases of a bundle go on by another version.
 *
 * @param work what is being done to its cases just now; it goes on after a restart
 * @param cases how many it is about
 */
public record Migration(
        String id,
        String bundle,
        int fromVersion,
        int toVersion,
        State state,
        Work work,
        String why,
        String author,
        Instant plannedAt,
        Preview preview,
        int cases) {

    public enum State {
        PLANNED,
        TRIED,
        RUNNING,
        DONE,
        RETURNED
    }

    public enum Work {
        NONE,
        TRIAL,
        EXECUTION,
        RETURN
    }

    private static final Map<Work, Set<State>> BEGINS = Map.of(
            Work.TRIAL, Set.of(State.PLANNED, State.TRIED),
            // Once more for those that failed.
            Work.EXECUTION, Set.of(State.TRIED, State.DONE),
            Work.RETURN, Set.of(State.DONE, State.RETURNED));

    public boolean mayBegin(Work next) {
        return work == Work.NONE && BEGINS.getOrDefault(next, Set.of()).contains(state);
    }

    /** The state while that work is being done. */
    public State during(Work next) {
        return next == Work.EXECUTION ? State.RUNNING : state;
    }

    /** The state once the work is done. */
    public State afterwards() {
        return switch (work) {
            case TRIAL -> State.TRIED;
            case EXECUTION -> State.DONE;
            case RETURN -> State.RETURNED;
            case NONE -> state;
        };
    }

    /**
     * What it meets, as of the planning.
     *
     * @param count running cases of that version, whether the plan takes them or not
     * @param standing where those of the plan stand; a case with several open reviews stands in each
     */
    public record Preview(int count, List<Place> standing, int movable, List<Held> notMovable) {}

    public record Place(String element, int cases) {}

    public record Held(Reason reason, int cases) {}

    /** How far the work is that is being done, or was done last. */
    public record Progress(int done, int of, int failed) {}
}
