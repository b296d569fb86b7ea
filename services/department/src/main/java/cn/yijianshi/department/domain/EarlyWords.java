package cn.yijianshi.department.domain;

import java.time.Instant;
import java.util.List;

/** Words about reviews nobody has asked for yet: queues keep no order among each other. */
public interface EarlyWords {

    void keep(String reviewId, Instant said, Word word);

    /** What was said about the review, oldest first; it is then forgotten here. */
    List<EarlyWord> take(String reviewId);

    record EarlyWord(Instant said, Word word) {}
}
