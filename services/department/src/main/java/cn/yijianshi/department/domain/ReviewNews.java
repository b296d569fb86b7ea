package cn.yijianshi.department.domain;

import java.time.Instant;
import java.util.List;

/** Tells the other services what became of a review, in the transaction that made it so. */
public interface ReviewNews {

    void claimed(Review review);

    void accepted(Review review);

    /** Accepted although something may follow. */
    void deferred(Review review, Deferral deferral);

    /** It has another handler, or none. */
    void assigned(Review review, Instant at);

    void correctionRequested(Review review);

    void approved(Review review, List<Certificate> issued);

    void refused(Review review);

    void withdrawn(Review review);
}
