package cn.yijianshi.department.instant.domain;

import java.util.Optional;

/** Every asking of rules; append-only. */
public interface Evaluations {

    void keep(Evaluation evaluation);

    Optional<Evaluation> of(String reviewId);

    boolean exists(String reviewId);
}
