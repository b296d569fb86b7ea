package cn.yijianshi.department.domain;

import java.util.Optional;

/** What was accepted with something missing; at most one for each review. */
public interface Deferrals {

    Optional<Deferral> of(String reviewId);

    void keep(Deferral deferral);
}
