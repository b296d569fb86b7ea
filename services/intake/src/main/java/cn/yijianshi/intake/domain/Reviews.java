package cn.yijianshi.intake.domain;

import java.util.List;
import java.util.Optional;

/** The progress of every review, as the applicants may see it. Change it only while holding the case's lock. */
public interface Reviews {

    Optional<ReviewProgress> find(String applicationId, String reviewId);

    /** The case a review belongs to. */
    Optional<String> caseOf(String reviewId);

    List<ReviewProgress> ofCase(String applicationId);

    /** The first news of a review. */
    void add(String applicationId, ReviewProgress progress);

    void keep(ReviewProgress progress);
}
