package cn.yijianshi.department.domain;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The life of a review (办件) at its department. */
public enum Status {
    /** Asked for by the engine; the applicant's form has not arrived yet. */
    REQUESTED,
    /** In the queue, nobody's. */
    OPEN,
    /** An officer works on it. */
    CLAIMED,
    /** The one notice went out; it is the applicant's turn. */
    CORRECTION_REQUESTED,
    /** Decided, but the officer may still take it back; nobody outside has heard of it. */
    DECIDING,
    APPROVED,
    REFUSED,
    WITHDRAWN;

    // OPEN to APPROVED or REFUSED is the way of items that rules decide, by nobody's hand.
    private static final Map<Status, Set<Status>> NEXT = Map.of(
            REQUESTED, EnumSet.of(OPEN, WITHDRAWN),
            OPEN, EnumSet.of(CLAIMED, APPROVED, REFUSED, WITHDRAWN),
            CLAIMED, EnumSet.of(OPEN, CORRECTION_REQUESTED, DECIDING, APPROVED, REFUSED, WITHDRAWN),
            CORRECTION_REQUESTED, EnumSet.of(CLAIMED, OPEN, CORRECTION_REQUESTED, WITHDRAWN),
            DECIDING, EnumSet.of(CLAIMED, APPROVED, REFUSED, WITHDRAWN));

    public boolean mayBecome(Status next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    /** Nothing can happen any more. */
    public boolean ended() {
        return !NEXT.containsKey(this);
    }
}
