package cn.yijianshi.department.domain;

import java.util.Optional;

public interface Looks {

    Optional<Look> of(String reviewId, String officerId);

    /** Instead of the officer's look before it. */
    void keep(Look look);
}
