package cn.yijianshi.intake.domain;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The life of a combined application: every line only ever leads further to the right. */
public enum ApplicationState {
    SUBMITTED,
    IN_PROGRESS,
    WITHDRAWAL_REQUESTED,
    DONE,
    PARTIAL,
    REFUSED,
    WITHDRAWN;

    private static final Set<ApplicationState> ENDS = Set.of(DONE, PARTIAL, REFUSED, WITHDRAWN);

    private static final Map<ApplicationState, Set<ApplicationState>> NEXT = Map.of(
            SUBMITTED, with(ENDS, IN_PROGRESS, WITHDRAWAL_REQUESTED),
            IN_PROGRESS, with(ENDS, WITHDRAWAL_REQUESTED),
            WITHDRAWAL_REQUESTED, ENDS);

    public boolean mayBecome(ApplicationState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    public boolean hasEnded() {
        return ENDS.contains(this);
    }

    /** The state once the news is known; news that comes late or twice changes nothing. */
    ApplicationState after(ApplicationState news) {
        return mayBecome(news) ? news : this;
    }

    private static Set<ApplicationState> with(Set<ApplicationState> some, ApplicationState... more) {
        return Stream.concat(some.stream(), Stream.of(more)).collect(toUnmodifiableSet());
    }
}
