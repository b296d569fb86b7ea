package cn.yijianshi.department.domain;

import java.time.Clock;
import java.util.Optional;

/** Hands an officer the review that is next in line; however many ask at once, each gets another one. */
public final class TakingNext {

    private static final int AT_A_TIME = 32;
    private static final int MOST = 20 * AT_A_TIME;

    private final ReviewQueue queue;
    private final Reviews reviews;
    private final Casework casework;
    private final Taken taken;
    private final Clock clock;

    public TakingNext(ReviewQueue queue, Reviews reviews, Casework casework, Taken taken, Clock clock) {
        this.queue = queue;
        this.reviews = reviews;
        this.casework = casework;
        this.taken = taken;
        this.clock = clock;
    }

    /**
     * @param key the same key again answers the same review; null when the caller does not care
     * @return empty when nothing is left to take
     */
    public Optional<Review> take(Seat seat, ReviewQueue.Wanted wanted, String key) {
        if (key == null) {
            return next(seat, wanted);
        }
        var before = taken.begin(seat.officer().id(), key, clock.instant());
        if (before.isPresent()) {
            return before.flatMap(reviews::of).filter(seat::covers);
        }
        var next = next(seat, wanted);
        next.ifPresent(review -> taken.keep(seat.officer().id(), key, review.id()));
        return next;
    }

    private Optional<Review> next(Seat seat, ReviewQueue.Wanted wanted) {
        for (int skip = 0; skip < MOST; skip += AT_A_TIME) {
            var line = queue.inLine(wanted, skip, AT_A_TIME);
            for (var id : line) {
                // The line was read without locks: whoever was quicker has it locked, or has changed it.
                var free = reviews.lockIfFree(id)
                        .filter(NextInLine::mayBeHandedOut)
                        .filter(seat::covers);
                if (free.isPresent()) {
                    return Optional.of(casework.claim(seat, id, free.get().version()));
                }
            }
            if (line.size() < AT_A_TIME) {
                break;
            }
        }
        return Optional.empty();
    }
}
