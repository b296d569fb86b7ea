package cn.yijianshi.engine.supervision.domain;

import java.time.Instant;

/** Tells the department of an order, in the transaction that made it so. */
public interface SupervisionNews {

    enum Word {
        ISSUED,
        REMINDED,
        RETURNED,
        ACCEPTED
    }

    void tell(Order order, Word word, Instant at);
}
