package cn.yijianshi.intake.ratings.domain;

import cn.yijianshi.intake.domain.Applications.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every rating ever given and what followed from the bad ones. */
public interface Ratings {

    /** @throws AlreadyRated when somebody was quicker */
    void add(Rating rating);

    void keep(Rating rating);

    List<Rating> ofCase(String applicationId);

    void open(FollowUp followUp);

    void keep(FollowUp followUp);

    Optional<FollowUp> lockFollowUp(String id);

    List<FollowUp> followUpsOfCase(String applicationId);

    /**
     * Longest waiting first.
     *
     * @param departments only theirs; null: of all
     * @param closed those that are done instead of those that wait
     */
    List<FollowUp> followUps(Set<String> departments, boolean closed, Place after, int limit);

    Optional<Rating> rating(String id);

    /** Those whose limits the calendar has not been asked for. */
    List<FollowUp> withoutLimits(int limit);

    /** Two ratings of one thing met; the other one won. */
    class AlreadyRated extends RuntimeException {
        public AlreadyRated(Throwable cause) {
            super("it has just been rated", cause);
        }
    }
}
