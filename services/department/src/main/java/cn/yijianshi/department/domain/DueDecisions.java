package cn.yijianshi.department.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decisions whose undo window is over: they take effect, or return to their handler if the desk now blocks them. */
public final class DueDecisions {

    private final Reviews reviews;
    private final Deciding deciding;
    private final Wording wording;
    private final Clock clock;

    public DueDecisions(Reviews reviews, Deciding deciding, Wording wording, Clock clock) {
        this.reviews = reviews;
        this.deciding = deciding;
        this.wording = wording;
        this.clock = clock;
    }

    /** Inside a transaction of its own. Nothing when it was taken back, has taken effect or is in another's hands. */
    public Optional<Review> takeEffect(String reviewId) {
        var now = clock.instant();
        return reviews.lockIfFree(reviewId)
                .filter(review -> review.status() == Status.DECIDING
                        && !now.isBefore(review.pending().until()))
                .map(review -> takeEffect(review, now));
    }

    private Review takeEffect(Review review, Instant now) {
        try {
            var decided = deciding.takeEffect(review);
            var pending = review.pending();
            var by = pending.by();
            var entry = new HistoryEntry(
                    review.id(), decided.version(), now, by.officer(), by.actingFor(), pending.act(), said(pending));
            reviews.keep(decided, entry);
            return decided;
        } catch (Blocked blocked) {
            var back = review.undecided();
            var findings = blocked.findings().stream()
                    .<Object>map(wording::of)
                    .distinct()
                    .toList();
            reviews.keep(
                    back,
                    new HistoryEntry(
                            review.id(),
                            back.version(),
                            now,
                            Officer.NOBODY,
                            Act.DECISION_BLOCKED,
                            Map.of("findings", List.copyOf(findings))));
            return back;
        }
    }

    private static Map<String, Object> said(Pending pending) {
        var content = new LinkedHashMap<String, Object>();
        if (pending.act() == Act.REFUSED) {
            content.put("reason", pending.reason());
            content.put("basis", pending.basis());
        } else {
            content.put("result", new LinkedHashMap<String, Object>(pending.result()));
        }
        content.put("decidedAt", pending.at().toString());
        return content;
    }
}
