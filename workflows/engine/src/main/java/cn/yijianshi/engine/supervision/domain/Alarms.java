package cn.yijianshi.engine.supervision.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What supervision wakes for. Alarms are rows, so that a restart loses none. */
public interface Alarms {

    record Alarm(String subjectId, Kind kind, String reviewId, String caseId, Instant at) {}

    enum Kind {
        REVIEW,
        ORDER
    }

    /** Rings then, instead of any earlier word for the same subject. */
    void set(Alarm alarm);

    void clear(String subjectId);

    /** Of a review and of its orders. */
    void clearAll(String reviewId);

    Optional<Alarm> of(String subjectId);

    /** Soonest first. */
    List<Alarm> next(int limit);
}
