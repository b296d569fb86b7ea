package cn.yijianshi.intake.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The progress of every review, as the applicants may see it. Change it only while holding the case's lock. */
public interface Reviews {

    Optional<ReviewProgress> find(String applicationId, String reviewId);

    /** Those of the reviews that were heard of, with the case each belongs to. */
    List<Heard> all(Set<String> reviewIds);

    record Heard(String applicationId, ReviewProgress progress) {}

    /** The case a review belongs to. */
    Optional<String> caseOf(String reviewId);

    List<ReviewProgress> ofCase(String applicationId);

    /** The first news of a review. */
    void add(String applicationId, ReviewProgress progress);

    void keep(ReviewProgress progress);
}
