package cn.yijianshi.department.instant.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** One for each review that rules decided and a person shall look at again. */
public interface Rechecks {

    void open(Recheck recheck);

    Optional<Recheck> lock(String id);

    Optional<Recheck> ofReview(String reviewId);

    void keep(Recheck recheck);

    /** Oldest first; from the one after {@code after}, which is null for the first page. */
    List<Recheck> of(Collection<String> departments, Recheck.Status status, Place after, int limit);

    List<Figures> figures(Collection<String> departments);

    record Place(Instant askedAt, String id) {}

    /** How often the rules of an item decided, were looked at again, and were found wrong. */
    record Figures(
            String department,
            String item,
            long asked,
            long decided,
            long leftToPerson,
            long late,
            long rechecks,
            long open,
            long disagreed) {}
}
