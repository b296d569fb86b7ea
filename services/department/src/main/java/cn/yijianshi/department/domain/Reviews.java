package cn.yijianshi.department.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** All reviews of this service's departments. */
public interface Reviews {

    Optional<Review> of(String reviewId);

    /** The review, locked until the transaction ends: only a locked review may be changed. */
    Optional<Review> lock(String reviewId);

    /** Those of the case at the department that have not ended, locked. */
    List<Review> lockUndecided(String caseId, String department);

    /** Those whose decision waits to take effect, soonest first. */
    List<Alarm> alarms(int limit);

    /** The review, locked; nothing when it is gone or somebody else has it locked: he is dealing with it. */
    Optional<Review> lockIfFree(String reviewId);

    /** To be tried again then. */
    void postpone(String reviewId, Instant until);

    /** Keeps a review that is usually new; false, and nothing is changed, when it is there already. */
    boolean open(Review review, List<HistoryEntry> history);

    /** Keeps a change of a locked review. */
    void keep(Review review, HistoryEntry entry);

    /** Oldest first. */
    List<HistoryEntry> history(String reviewId);

    /** The act that gave the review this version. */
    Optional<HistoryEntry> actOf(String reviewId, int version);

    record Alarm(String reviewId, Instant at) {}

    /**
     * A review as its queue shows it, without form and findings.
     *
     * @param supervised whether an order of a supervisor waits for the department's answer
     */
    record InQueue(
            Review.Request request,
            String applicantName,
            SortedSet<String> awaits,
            Mode mode,
            Status status,
            int version,
            Review.Due due,
            Review.Claim claim,
            boolean supervised) {}
}
