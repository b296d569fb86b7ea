package cn.yijianshi.engine.supervision.domain;

/** What an order, or the review it is to be issued for, does not allow. */
public final class OrderRefused extends RuntimeException {

    private final String code;
    private final Order.State state;

    public OrderRefused(String code, Order.State state) {
        super(code + " while " + state);
        this.code = code;
        this.state = state;
    }

    public String code() {
        return code;
    }

    /** Where the order stands; null if it is about the review. */
    public Order.State state() {
        return state;
    }
}
