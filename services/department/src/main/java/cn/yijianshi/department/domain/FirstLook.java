package cn.yijianshi.department.domain;

import cn.yijianshi.catalogue.Item;
import cn.yijianshi.rules.Verdict;
import java.time.Duration;
import java.time.Instant;

/** The rules of an item, asked before any officer looks (秒批), and the record of every asking. */
public interface FirstLook {

    /** Whether the rules have spoken about this review: they do so once. */
    boolean taken(String reviewId);

    /** Asks the rules; changes nothing. */
    Seen take(Review review, Item item);

    /**
     * Keeps what was seen and what came of it, with the decision or not at all.
     *
     * @param review as it is now
     * @param why it was left to a person although the rules would have granted; null otherwise
     */
    void keep(Review review, Item item, Seen seen, Effect effect, String why, Instant at);

    record Seen(Verdict verdict, Duration took) {}

    enum Effect {
        APPROVED,
        REFUSED,
        /** To a person. */
        LEFT
    }
}
