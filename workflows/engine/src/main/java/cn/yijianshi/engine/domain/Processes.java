package cn.yijianshi.engine.domain;

import java.time.Instant;
import java.util.Optional;

/** The running processes, whatever engine runs them. */
public interface Processes {

    /** Starts the bundle's process for a case and answers the process's id. */
    String start(String bundle, int version, String caseId);

    /** The department has spoken: the review's process goes on, and with it the case's. */
    void moveOn(String reviewProcessId);

    /** Sets the review's one timer to the clock's next rung; without one it rests until it is set again. */
    void rearm(String reviewProcessId, Optional<Instant> nextRung);
}
