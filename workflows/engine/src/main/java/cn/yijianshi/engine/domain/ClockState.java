package cn.yijianshi.engine.domain;

import java.util.Map;
import java.util.Set;

/** Where a clock stands. */
public enum ClockState {
    /** Opened, but nothing runs yet. */
    OPEN,
    RUNNING,
    PAUSED,
    /** The papers went back to the applicant: nothing is accepted, so nothing runs. */
    AWAITING_CORRECTION,
    STOPPED;

    private static final Map<ClockState, Set<ClockState>> NEXT = Map.of(
            OPEN, Set.of(RUNNING, STOPPED),
            RUNNING, Set.of(PAUSED, AWAITING_CORRECTION, STOPPED),
            PAUSED, Set.of(RUNNING, STOPPED),
            AWAITING_CORRECTION, Set.of(RUNNING, STOPPED));

    boolean mayBecome(ClockState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }
}
