package cn.yijianshi.department.supervision.domain;

import java.time.Instant;

/** Somebody else has answered already, or the order is settled. */
public final class OrderReplied extends RuntimeException {

    private final transient SuperviseOrder order;

    OrderReplied(SuperviseOrder order) {
        super("Answered: " + order.id());
        this.order = order;
    }

    public String who() {
        return order.reply() == null ? "" : order.reply().by().name();
    }

    public Instant when() {
        return order.reply() == null ? order.toldAt() : order.reply().at();
    }
}
