package cn.yijianshi.engine.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The running processes, whatever engine runs them. */
public interface Processes {

    /** Starts the bundle's process for a case and answers the process's id. */
    String start(String bundle, int version, String caseId);

    /**
     * Lets a case's process go on by another version: the reviews in hand go along, what waits before gateways is put
     * where the new drawing has it.
     *
     * @param inHand items whose reviews are open
     * @param opens items whose reviews open by it
     * @param tokens how many tokens wait on which flows of the new drawing
     */
    void move(
            String processId,
            String bundle,
            int version,
            Set<String> inHand,
            Set<String> opens,
            Map<String, Integer> tokens);

    /** The department has spoken: the review's process goes on, and with it the case's. */
    void moveOn(String reviewProcessId);

    /** Sets the review's one timer to the clock's next rung; without one it rests until it is set again. */
    void rearm(String reviewProcessId, Optional<Instant> nextRung);
}
