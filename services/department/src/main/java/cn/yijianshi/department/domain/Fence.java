package cn.yijianshi.department.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The one way by which an officer changes a review: it is locked, it is of the version he saw, and the same verb sent
 * again is answered like the first time.
 */
public final class Fence {

    private final Reviews reviews;
    private final Delegations delegations;
    private final Clock clock;

    public Fence(Reviews reviews, Delegations delegations, Clock clock) {
        this.reviews = reviews;
        this.delegations = delegations;
        this.clock = clock;
    }

    /** What is done, and in the words that the history keeps. */
    record Deed(Act act, Map<String, Object> content) {}

    @FunctionalInterface
    interface Change {
        /** The review itself when there is nothing to change. */
        Review of(Review review, Hand hand, Instant at);
    }

    /** A verb of its handler, or of whoever stands in for him. */
    Review act(Seat seat, String reviewId, int version, Deed deed, Change change) {
        return act(seat, reviewId, version, deed, Fence::handler, change);
    }

    /** @param entitled in whose name the verb may be done by one who stands in */
    Review act(
            Seat seat,
            String reviewId,
            int version,
            Deed deed,
            Function<Review, List<Officer>> entitled,
            Change change) {
        var review =
                reviews.lock(reviewId).filter(seat::covers).orElseThrow(() -> new ReviewProblem.NotFound(reviewId));
        if (review.version() != version) {
            if (isRepeated(review, version, seat.officer(), deed)) {
                return review;
            }
            throw stale(review, seat.officer(), deed.act());
        }
        var at = clock.instant();
        var hand = hand(seat.officer(), entitled.apply(review), at);
        var changed = change.of(review, hand, at);
        if (changed != review) {
            reviews.keep(
                    changed,
                    new HistoryEntry(
                            reviewId,
                            changed.version(),
                            at,
                            hand.officer(),
                            hand.actingFor(),
                            deed.act(),
                            deed.content()));
        }
        return changed;
    }

    static List<Officer> handler(Review review) {
        return review.claim() == null ? List.of() : List.of(review.claim().by());
    }

    private Hand hand(Officer officer, List<Officer> entitled, Instant at) {
        if (entitled.stream().anyMatch(one -> one.id().equals(officer.id()))) {
            return Hand.of(officer);
        }
        return entitled.stream()
                .filter(one -> delegations.standsIn(officer.id(), one.id(), at))
                .findFirst()
                .map(colleague -> new Hand(officer, colleague))
                .orElseGet(() -> Hand.of(officer));
    }

    // The answer to the first try may have been lost on the way: the same again must not look like a conflict.
    private boolean isRepeated(Review review, int version, Officer officer, Deed deed) {
        return reviews.actOf(review.id(), version + 1)
                .filter(done -> done.act() == deed.act()
                        && done.by().id().equals(officer.id())
                        && done.content().equals(deed.content()))
                .isPresent();
    }

    private ReviewProblem stale(Review review, Officer officer, Act act) {
        if (act == Act.CLAIMED
                && review.claim() != null
                && !review.claim().by().id().equals(officer.id())) {
            return new ReviewProblem.ClaimedByAnother(review.claim());
        }
        var last = reviews.actOf(review.id(), review.version())
                .orElseThrow(() -> new IllegalStateException("No history of " + review.id()));
        var tookEffect = review.status() == Status.APPROVED || review.status() == Status.REFUSED;
        return act == Act.DECISION_WITHDRAWN && tookEffect
                ? new ReviewProblem.WindowOver(last.at())
                : new ReviewProblem.Stale(last);
    }
}
