package cn.yijianshi.intake.domain;

import java.util.List;
import java.util.Optional;

/** What applicants may still hand in. Change it only while holding the case's lock. */
public interface Duties {

    Optional<Duty> find(String applicationId, String reviewId);

    List<Duty> ofCase(String applicationId);

    void keep(String applicationId, Duty duty);
}
