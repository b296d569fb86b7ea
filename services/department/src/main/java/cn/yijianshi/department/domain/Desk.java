package cn.yijianshi.department.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Where one item is decided: its rules and its register. A service offers one bean per item it has rules for; items
 * without one are decided as their item file says.
 */
public interface Desk {

    /** Key of the item this desk decides. */
    String item();

    /** What speaks for and against granting. Reads, never writes: it runs each time an officer opens the review. */
    List<Finding> examine(Filing filing);

    /**
     * Enters the grant in the register, inside the transaction that records the decision.
     *
     * @param result what the officer entered, checked against the item's result fields; empty for automatic items
     * @throws Blocked when it must not be granted; the transaction is then rolled back
     */
    Grant grant(Filing filing, Map<String, String> result, Instant at);

    /** The review can be worked on, or its form has changed: note what other applications have to wait for. */
    default void received(Filing filing, Instant at) {}

    /** The review was refused: nobody has to wait for it any more. */
    default void refused(Filing filing) {}

    /** The review ends undecided: free what {@link #examine} may have led the applicant to count on. */
    default void withdrawn(Filing filing) {}
}
