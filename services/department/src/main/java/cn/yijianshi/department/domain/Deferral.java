package cn.yijianshi.department.domain;

import java.time.Instant;
import java.util.List;

/**
 * 容缺受理: a review that was accepted although some materials may follow. Its result waits for them.
 *
 * @param days the applicant's own limit in working days, as the officer set it
 * @param dueAt when that limit ends, as the engine counted it; null until it has told
 * @param missed the limit passed before they came
 * @param suppliedAt null until they came
 */
public record Deferral(
        String reviewId,
        List<Missing> missing,
        int days,
        String text,
        Officer by,
        Instant at,
        Instant dueAt,
        boolean missed,
        Instant suppliedAt) {

    /** A material of the item. */
    public record Missing(String key, String name) {}

    public Deferral {
        missing = List.copyOf(missing);
    }

    static Deferral opened(String reviewId, List<Missing> missing, int days, String text, Officer by, Instant at) {
        return new Deferral(reviewId, missing, days, text, by, at, null, false, null);
    }

    public boolean isOpen() {
        return suppliedAt == null;
    }

    Deferral counted(Instant due) {
        return new Deferral(reviewId, missing, days, text, by, at, due == null ? dueAt : due, missed, suppliedAt);
    }

    Deferral overdue() {
        return new Deferral(reviewId, missing, days, text, by, at, dueAt, true, suppliedAt);
    }

    Deferral supplied(Instant when) {
        return new Deferral(reviewId, missing, days, text, by, at, dueAt, missed, when);
    }
}
