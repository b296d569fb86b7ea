package cn.yijianshi.department.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** What officers do with reviews. Every verb names the version the officer saw. */
public final class Casework {

    private static final int LONGEST_TEXT = 2000;

    private final Reviews reviews;
    private final Deciding deciding;
    private final ItemFiles items;
    private final ReviewNews news;
    private final Clock clock;

    public Casework(Reviews reviews, Deciding deciding, ItemFiles items, ReviewNews news, Clock clock) {
        this.reviews = reviews;
        this.deciding = deciding;
        this.items = items;
        this.news = news;
        this.clock = clock;
    }

    public Review claim(Seat seat, String reviewId, int version) {
        return act(seat, reviewId, version, Act.CLAIMED, Map.of(), (review, at) -> {
            var claimed = review.claimed(seat.officer(), at);
            news.claimed(claimed);
            return claimed;
        });
    }

    /** Back to the queue. */
    public Review release(Seat seat, String reviewId, int version) {
        return act(seat, reviewId, version, Act.RELEASED, Map.of(), (review, at) -> review.released(seat.officer()));
    }

    public Review requestCorrection(Seat seat, String reviewId, int version, List<Review.Defect> defects) {
        var content = Map.<String, Object>of(
                "defects",
                defects.stream()
                        .map(defect ->
                                Map.<String, Object>of("field", text(defect.field()), "text", text(defect.text())))
                        .toList());
        return act(seat, reviewId, version, Act.CORRECTION_REQUESTED, content, (review, at) -> {
            var corrected = review.correctionRequested(seat.officer(), pinned(review, defects), at);
            news.correctionRequested(corrected);
            return corrected;
        });
    }

    public Review approve(Seat seat, String reviewId, int version, Map<String, ?> entered) {
        var content = Map.<String, Object>of("result", texts(entered));
        return act(
                seat,
                reviewId,
                version,
                Act.APPROVED,
                content,
                (review, at) -> deciding.approve(review, seat.officer(), entered, at));
    }

    public Review refuse(Seat seat, String reviewId, int version, String reason, String basis) {
        var content = Map.<String, Object>of("reason", text(reason), "basis", text(basis));
        return act(seat, reviewId, version, Act.REFUSED, content, (review, at) -> {
            review.mayBeDecided(Act.REFUSED, Status.REFUSED, seat.officer());
            // 行政许可法 38: whoever is refused is told why, and by what right.
            var flaws = new ArrayList<ReviewProblem.Flaw>();
            needed(flaws, "/reason", reason);
            needed(flaws, "/basis", basis);
            refuseIfAny(flaws);
            return deciding.refuse(review, seat.officer(), reason.strip(), basis.strip(), at);
        });
    }

    private Review act(
            Seat seat,
            String reviewId,
            int version,
            Act act,
            Map<String, Object> content,
            BiFunction<Review, Instant, Review> change) {
        var review =
                reviews.lock(reviewId).filter(seat::covers).orElseThrow(() -> new ReviewProblem.NotFound(reviewId));
        if (review.version() != version) {
            if (isRepeated(review, version, seat.officer(), act, content)) {
                return review;
            }
            throw stale(review, act, seat.officer());
        }
        if (act == Act.CLAIMED && review.status() == Status.CLAIMED && isClaimer(review, seat.officer())) {
            return review;
        }
        var at = clock.instant();
        var changed = change.apply(review, at);
        reviews.keep(changed, new HistoryEntry(reviewId, changed.version(), at, seat.officer(), act, content));
        return changed;
    }

    // The answer to the first try may have been lost on the way: the same again must not look like a conflict.
    private boolean isRepeated(Review review, int version, Officer officer, Act act, Map<String, Object> content) {
        return reviews.actOf(review.id(), version + 1)
                .filter(done -> done.act() == act
                        && done.by().id().equals(officer.id())
                        && done.content().equals(content))
                .isPresent();
    }

    private ReviewProblem stale(Review review, Act act, Officer officer) {
        if (act == Act.CLAIMED && review.claim() != null && !isClaimer(review, officer)) {
            return new ReviewProblem.ClaimedByAnother(review.claim());
        }
        return new ReviewProblem.Stale(reviews.actOf(review.id(), review.version())
                .orElseThrow(() -> new IllegalStateException("No history of " + review.id())));
    }

    private static boolean isClaimer(Review review, Officer officer) {
        return review.claim() != null && review.claim().by().id().equals(officer.id());
    }

    private List<Review.Defect> pinned(Review review, List<Review.Defect> defects) {
        var item = items.item(review.request().item(), review.request().itemVersion());
        var flaws = new ArrayList<ReviewProblem.Flaw>();
        if (defects.isEmpty()) {
            flaws.add(new ReviewProblem.Flaw("/defects", "required"));
        }
        for (int i = 0; i < defects.size(); i++) {
            var defect = defects.get(i);
            needed(flaws, "/defects/" + i + "/text", defect.text());
            if (text(defect.field()).isEmpty()) {
                flaws.add(new ReviewProblem.Flaw("/defects/" + i + "/field", "required"));
            } else if (!ItemFields.canBePinned(item, defect.field())) {
                flaws.add(new ReviewProblem.Flaw("/defects/" + i + "/field", "unknown-field"));
            }
        }
        refuseIfAny(flaws);
        return defects;
    }

    private static void needed(List<ReviewProblem.Flaw> flaws, String pointer, String text) {
        if (text(text).isEmpty()) {
            flaws.add(new ReviewProblem.Flaw(pointer, "required"));
        } else if (text.length() > LONGEST_TEXT) {
            flaws.add(new ReviewProblem.Flaw(pointer, "too-long", String.valueOf(LONGEST_TEXT)));
        }
    }

    private static void refuseIfAny(List<ReviewProblem.Flaw> flaws) {
        if (!flaws.isEmpty()) {
            throw new ReviewProblem.Invalid(flaws);
        }
    }

    private static String text(String text) {
        return text == null ? "" : text.strip();
    }

    // As text, because that is how the history gives it back.
    private static Map<String, Object> texts(Map<String, ?> entered) {
        var texts = new LinkedHashMap<String, Object>();
        entered.forEach((key, value) -> texts.put(key, String.valueOf(value)));
        return texts;
    }
}
