package cn.yijianshi.intake.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What the applicant may see of one review.
 *
 * <p>Engine and departments tell of it independently, so their news arrives in any order and more than once. Each
 * source therefore writes a part of its own, and each part keeps only its latest news: the end is the same whatever
 * the order.
 *
 * @param item null while only a department has spoken of the review and did not name it
 * @param opening null until the engine's request has arrived
 * @param word the department's latest word; null until it has said something
 * @param clock null until the engine has told a due time
 */
public record ReviewProgress(
        String reviewId,
        String department,
        String item,
        Opening opening,
        boolean released,
        Word word,
        Correction correction,
        Clock clock,
        Warnings warnings) {

    /** What the engine asked for; {@code awaits} names items that must be decided first. */
    public record Opening(Instant receivedAt, String promised, String statutory, List<String> awaits) {}

    /** What the department last did, by its own count of changes. */
    public record Word(int version, ReviewState state, String reason, String basis) {

        private static final Comparator<Word> LATER =
                Comparator.comparingInt(Word::version).thenComparing(Word::state);
    }

    /**
     * Due times as of {@code toldAt}; absent while the clock stands still.
     *
     * @param rank settles news of one instant: what moved the clock counts more than what first set it
     */
    public record Clock(
            Instant toldAt,
            int rank,
            String eventId,
            boolean running,
            Instant dueAt,
            Instant statutoryDueAt,
            boolean provisional) {

        private static final Comparator<Clock> LATER = Comparator.comparing(Clock::toldAt)
                .thenComparingInt(Clock::rank)
                .thenComparing(Clock::eventId);

        static Clock set(Instant at, String eventId, Instant dueAt, Instant statutoryDueAt, boolean provisional) {
            return new Clock(at, 0, eventId, true, dueAt, statutoryDueAt, provisional);
        }

        public static Clock moved(
                Instant at,
                String eventId,
                boolean running,
                Instant dueAt,
                Instant statutoryDueAt,
                boolean provisional) {
            return new Clock(at, 1, eventId, running, dueAt, statutoryDueAt, provisional);
        }
    }

    /** The latest due time each rung of warnings was raised for. */
    public record Warnings(Instant dueSoonFor, Instant overdueFor, Instant escalatedFor) {
        static final Warnings NONE = new Warnings(null, null, null);
    }

    /** GREEN in time, YELLOW near the promised limit, RED past it. */
    public enum Lamp {
        GREEN,
        YELLOW,
        RED
    }

    public static ReviewProgress unheardOf(String reviewId, String department) {
        return new ReviewProgress(reviewId, department, null, null, false, null, null, null, Warnings.NONE);
    }

    public ReviewProgress requested(
            String requestedItem,
            Opening asked,
            Instant at,
            String eventId,
            Instant dueAt,
            Instant statutoryDueAt,
            boolean provisional) {
        return new ReviewProgress(
                        reviewId, department, requestedItem, asked, released, word, correction, clock, warnings)
                .clock(Clock.set(at, eventId, dueAt, statutoryDueAt, provisional));
    }

    /** Nothing it awaited is open any more. */
    public ReviewProgress allAwaitedDecided() {
        return new ReviewProgress(reviewId, department, item, opening, true, word, correction, clock, warnings);
    }

    public ReviewProgress claimed(int version) {
        return said(item, new Word(version, ReviewState.IN_REVIEW, null, null));
    }

    public ReviewProgress approved(String decidedItem, int version) {
        return said(decidedItem, new Word(version, ReviewState.APPROVED, null, null));
    }

    public ReviewProgress refused(String decidedItem, int version, String reason, String basis) {
        return said(decidedItem, new Word(version, ReviewState.REFUSED, reason, basis));
    }

    public ReviewProgress withdrawn(String withdrawnItem, int version, String ground) {
        return said(withdrawnItem, new Word(version, ReviewState.WITHDRAWN, ground, null));
    }

    /** The department has found gaps; the applicant hears of them with those of the other departments. */
    public ReviewProgress found(String incompleteItem, int version) {
        return said(incompleteItem, new Word(version, ReviewState.IN_REVIEW, null, null));
    }

    /** The case's notice names gaps of this review. */
    public ReviewProgress noticed(
            String incompleteItem, Instant at, List<Correction.Defect> defects, Correction.Notice notice) {
        // The law allows one notice that lists every gap (行政许可法 32(4)): the first one counts.
        var first = correction == null || (!correction.isAnswered() && at.isBefore(correction.requestedAt()));
        var next = first ? Correction.requested(at, defects, notice) : correction;
        return new ReviewProgress(reviewId, department, incompleteItem, opening, released, word, next, clock, warnings);
    }

    public ReviewProgress correctionAnswered(Instant at, String answerHash) {
        return withCorrection(correction.answered(at, answerHash));
    }

    public ReviewProgress clock(Clock news) {
        var latest = clock == null || Clock.LATER.compare(news, clock) > 0 ? news : clock;
        return new ReviewProgress(reviewId, department, item, opening, released, word, correction, latest, warnings);
    }

    public ReviewProgress dueSoon(Instant dueAt) {
        return warned(new Warnings(later(warnings.dueSoonFor, dueAt), warnings.overdueFor, warnings.escalatedFor));
    }

    public ReviewProgress overdue(Instant dueAt) {
        return warned(new Warnings(warnings.dueSoonFor, later(warnings.overdueFor, dueAt), warnings.escalatedFor));
    }

    public ReviewProgress escalated(Instant dueAt) {
        return warned(new Warnings(warnings.dueSoonFor, warnings.overdueFor, later(warnings.escalatedFor, dueAt)));
    }

    public ReviewState state() {
        if (word != null && word.state.hasEnded()) {
            return word.state;
        }
        if (correction != null && !correction.isAnswered()) {
            return ReviewState.CORRECTION_REQUESTED;
        }
        if (correction != null) {
            // The department takes it up again from here; it says so with its next word.
            return ReviewState.IN_REVIEW;
        }
        if (word == null) {
            return opening == null ? ReviewState.WAITING : ReviewState.OPEN;
        }
        return word.state;
    }

    public boolean correctionIsOpen() {
        return state() == ReviewState.CORRECTION_REQUESTED;
    }

    /** Items whose decision is still missing before this one may be decided. */
    public List<String> waitsFor() {
        return opening == null || released || state().hasEnded() ? List.of() : opening.awaits;
    }

    public Lamp lamp() {
        if (raisedForTheDueTimeInForce(warnings.overdueFor) || raisedForTheDueTimeInForce(warnings.escalatedFor)) {
            return Lamp.RED;
        }
        return raisedForTheDueTimeInForce(warnings.dueSoonFor) ? Lamp.YELLOW : Lamp.GREEN;
    }

    public boolean isOverdue() {
        return lamp() == Lamp.RED;
    }

    /** A warning dies when the due time moves beyond the one it was raised for. */
    private boolean raisedForTheDueTimeInForce(Instant warnedFor) {
        return warnedFor != null && clock != null && clock.dueAt != null && !warnedFor.isBefore(clock.dueAt);
    }

    private ReviewProgress said(String namedItem, Word news) {
        var latest = word == null || Word.LATER.compare(news, word) > 0 ? news : word;
        return new ReviewProgress(
                reviewId, department, namedItem, opening, released, latest, correction, clock, warnings);
    }

    private ReviewProgress withCorrection(Correction next) {
        return new ReviewProgress(reviewId, department, item, opening, released, word, next, clock, warnings);
    }

    private ReviewProgress warned(Warnings next) {
        return new ReviewProgress(reviewId, department, item, opening, released, word, correction, clock, next);
    }

    private static Instant later(Instant one, Instant other) {
        return one == null || other.isAfter(one) ? other : one;
    }
}
