package cn.yijianshi.department.domain;

import java.time.Instant;
import java.util.List;

/** Reviews that an officer has a part in without handling them. */
public interface Shares {

    /** Newest first, from the one after {@code after}, which is null for the first page. */
    List<Share> of(String officerId, Part part, Place after, int limit);

    enum Part {
        CO_REVIEWER,
        INFORMED
    }

    /** @param answered a co-reviewer has given his opinion */
    record Share(String reviewId, Part part, Officer by, Instant since, boolean answered) {}

    record Place(Instant since, String reviewId) {}
}
