package cn.yijianshi.department.supervision.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The supervise orders of this service's departments. */
public interface SuperviseOrders {

    /** Locked until the transaction ends. */
    Optional<SuperviseOrder> lock(String id);

    void keep(SuperviseOrder order);

    /** Oldest first. */
    List<SuperviseOrder> ofReview(String reviewId);

    /** Of several reviews, those that wait for an answer. */
    List<SuperviseOrder> waiting(Collection<String> reviewIds);
}
