package cn.yijianshi.department.domain;

import cn.yijianshi.department.domain.Fence.Deed;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What an officer does with the review he handles, from claim to decision. Every verb names the version he saw. */
public final class Casework {

    private final Fence fence;
    private final Deciding deciding;
    private final ItemFiles items;
    private final ReviewNews news;
    private final Duration undoWindow;

    /** @param undoWindow how long an officer may take his decision back; zero for never */
    public Casework(Fence fence, Deciding deciding, ItemFiles items, ReviewNews news, Duration undoWindow) {
        this.fence = fence;
        this.deciding = deciding;
        this.items = items;
        this.news = news;
        this.undoWindow = undoWindow;
    }

    /** When a decision takes effect: an officer may send it at once (立即送出) and gives the undo window away. */
    public enum Effective {
        AT_ONCE,
        AFTER_WINDOW
    }

    public Review claim(Seat seat, String reviewId, int version) {
        return fence.act(seat, reviewId, version, new Deed(Act.CLAIMED, Map.of()), (review, hand, at) -> {
            if (review.status() == Status.CLAIMED
                    && hand.officer().id().equals(review.claim().by().id())) {
                return review;
            }
            var claimed = review.claimed(seat.officer(), at);
            news.claimed(claimed);
            return claimed;
        });
    }

    /** Back to the queue. */
    public Review release(Seat seat, String reviewId, int version) {
        return fence.act(seat, reviewId, version, new Deed(Act.RELEASED, Map.of()), (review, hand, at) -> {
            var released = review.released(hand);
            news.assigned(released, at);
            return released;
        });
    }

    /** 受理. A decision without it accepts by itself. */
    public Review accept(Seat seat, String reviewId, int version) {
        return fence.act(seat, reviewId, version, new Deed(Act.ACCEPTED, Map.of()), (review, hand, at) -> {
            var accepted = review.accepted(hand, at);
            news.accepted(accepted);
            return accepted;
        });
    }

    public Review requestCorrection(Seat seat, String reviewId, int version, List<Review.Defect> defects) {
        return requestCorrection(seat, reviewId, version, defects, null);
    }

    /**
     * What was found goes to the applicant with what the other departments of the case find, once.
     *
     * @param supplementReason why it comes after that notice; only whoever leads the department may say so
     */
    public Review requestCorrection(
            Seat seat, String reviewId, int version, List<Review.Defect> defects, String supplementReason) {
        var reason = Flaws.text(supplementReason);
        var content = new LinkedHashMap<String, Object>();
        content.put(
                "defects",
                defects.stream()
                        .map(defect -> Map.<String, Object>of(
                                "field", Flaws.text(defect.field()), "text", Flaws.text(defect.text())))
                        .toList());
        if (!reason.isEmpty()) {
            content.put("supplementReason", reason);
        }
        return fence.act(seat, reviewId, version, new Deed(Act.CORRECTION_REQUESTED, content), (review, hand, at) -> {
            var flaws = new Flaws();
            flaws.atMost("/supplementReason", reason);
            if (!reason.isEmpty() && !seat.directs()) {
                flaws.add("/supplementReason", "for-the-lead");
            }
            var corrected = review.correctionRequested(
                    hand, pinned(review, defects, flaws), reason.isEmpty() ? null : reason, at);
            news.correctionRequested(corrected);
            return corrected;
        });
    }

    public Review approve(Seat seat, String reviewId, int version, Map<String, ?> entered) {
        return approve(seat, reviewId, version, entered, Effective.AFTER_WINDOW);
    }

    public Review approve(Seat seat, String reviewId, int version, Map<String, ?> entered, Effective effective) {
        var act = waits(effective) ? Act.APPROVING : Act.APPROVED;
        var deed = new Deed(act, Map.of("result", texts(entered)));
        return fence.act(
                seat,
                reviewId,
                version,
                deed,
                (review, hand, at) -> deciding.approve(review, hand, entered, at, until(effective, at)));
    }

    public Review refuse(Seat seat, String reviewId, int version, String reason, String basis) {
        return refuse(seat, reviewId, version, reason, basis, Effective.AFTER_WINDOW);
    }

    public Review refuse(Seat seat, String reviewId, int version, String reason, String basis, Effective effective) {
        var act = waits(effective) ? Act.REFUSING : Act.REFUSED;
        var deed = new Deed(act, Map.of("reason", Flaws.text(reason), "basis", Flaws.text(basis)));
        return fence.act(seat, reviewId, version, deed, (review, hand, at) -> {
            review.mayBeDecided(Act.REFUSED, Status.REFUSED, hand);
            // 行政许可法 38: whoever is refused is told why, and by what right.
            var flaws = new Flaws();
            flaws.needed("/reason", reason);
            flaws.needed("/basis", basis);
            flaws.refuseIfAny();
            return deciding.refuse(review, hand, reason.strip(), basis.strip(), at, until(effective, at));
        });
    }

    /** Takes an own decision back before anybody outside has heard of it; the review is in review again. */
    public Review withdrawDecision(Seat seat, String reviewId, int version, String reason) {
        var deed = new Deed(Act.DECISION_WITHDRAWN, Map.of("text", Flaws.text(reason)));
        return fence.act(seat, reviewId, version, deed, Casework::whoDecided, (review, hand, at) -> {
            var pending = review.pending();
            if (pending == null) {
                throw review.status().ended()
                        ? new ReviewProblem.WindowOver(review.decision().at())
                        : new ReviewProblem.NotPossible(Act.DECISION_WITHDRAWN, review.status());
            }
            // His own: he who signed it, or he in whose name it was signed.
            if (!hand.officer().id().equals(pending.by().officer().id())) {
                review.onlyItsHandler(hand);
            }
            if (!at.isBefore(pending.until())) {
                throw new ReviewProblem.WindowOver(pending.until());
            }
            Flaws.need("/reason", reason);
            return review.undecided();
        });
    }

    private static List<Officer> whoDecided(Review review) {
        return review.pending() == null
                ? Fence.handler(review)
                : Stream.concat(Stream.of(review.pending().by().officer()), Fence.handler(review).stream())
                        .toList();
    }

    private boolean waits(Effective effective) {
        return effective != Effective.AT_ONCE && !undoWindow.isZero();
    }

    private Instant until(Effective effective, Instant at) {
        return waits(effective) ? at.plus(undoWindow) : null;
    }

    private List<Review.Defect> pinned(Review review, List<Review.Defect> defects, Flaws flaws) {
        var item = items.item(review.request().item(), review.request().itemVersion());
        if (defects.isEmpty()) {
            flaws.add("/defects", "required");
        }
        for (int i = 0; i < defects.size(); i++) {
            var defect = defects.get(i);
            flaws.needed("/defects/" + i + "/text", defect.text());
            if (Flaws.text(defect.field()).isEmpty()) {
                flaws.add("/defects/" + i + "/field", "required");
            } else if (!ItemFields.canBePinned(item, defect.field())) {
                flaws.add("/defects/" + i + "/field", "unknown-field");
            }
        }
        flaws.refuseIfAny();
        return defects;
    }

    // As text, because that is how the history gives it back.
    private static Map<String, Object> texts(Map<String, ?> entered) {
        var texts = new LinkedHashMap<String, Object>();
        entered.forEach((key, value) -> texts.put(key, String.valueOf(value)));
        return texts;
    }
}
