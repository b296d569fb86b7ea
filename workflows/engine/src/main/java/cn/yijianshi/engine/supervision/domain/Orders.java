package cn.yijianshi.engine.supervision.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every supervise order there ever was. */
public interface Orders {

    Optional<Order> of(String id);

    List<Order> ofReview(String reviewId);

    /** Of several reviews, those that wait for an answer or for the supervisor. */
    List<Order> openOf(Collection<String> reviewIds);

    void issue(Order order);

    void keep(Order order);

    /** Its time to reply passed without an answer. */
    void remind(Order reminded);

    /**
     * The latest first.
     *
     * @param departments null for all
     * @param late only those whose time to reply passed without an answer
     */
    List<Order> list(Set<String> departments, Order.State state, boolean late, Place after, int limit);

    record Place(Instant issuedAt, String id) {}
}
