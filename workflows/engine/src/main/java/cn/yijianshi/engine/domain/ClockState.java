package cn.yijianshi.engine.domain;

import java.util.Map;
import java.util.Set;

/** Where a clock stands. */
public enum ClockState {
    /** Opened, but nothing runs yet. */
    OPEN,
    /** Received and looked at: five working days to ask for what is missing. The due dates shown are those of silence. */
    RECEIVED,
    RUNNING,
    PAUSED,
    /** The papers went back to the applicant: nothing is accepted, so nothing runs. */
    AWAITING_CORRECTION,
    STOPPED;

    private static final Map<ClockState, Set<ClockState>> NEXT = Map.of(
            OPEN, Set.of(RECEIVED, RUNNING, STOPPED),
            RECEIVED, Set.of(RUNNING, AWAITING_CORRECTION, STOPPED),
            RUNNING, Set.of(PAUSED, AWAITING_CORRECTION, STOPPED),
            PAUSED, Set.of(RUNNING, STOPPED),
            AWAITING_CORRECTION, Set.of(RECEIVED, RUNNING, STOPPED));

    /** Whether time runs against the office. */
    boolean runs() {
        return this == RECEIVED || this == RUNNING;
    }

    boolean mayBecome(ClockState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }
}
