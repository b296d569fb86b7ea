package cn.yijianshi.department.domain;

import java.time.Instant;
import java.util.List;

/** Why a review does not let an officer do what he asks. */
public abstract sealed class ReviewProblem extends RuntimeException {

    private ReviewProblem(String message) {
        super(message);
    }

    /** No such review in the officer's departments: he is not told which of the two it is. */
    public static final class NotFound extends ReviewProblem {
        public NotFound(String reviewId) {
            super("No review " + reviewId);
        }
    }

    /** It changed since the officer looked. */
    public static final class Stale extends ReviewProblem {
        private final transient HistoryEntry last;

        public Stale(HistoryEntry last) {
            super("Changed since: version " + last.version());
            this.last = last;
        }

        public String who() {
            return last.by().name();
        }

        public Instant when() {
            return last.at();
        }
    }

    public static final class ClaimedByAnother extends ReviewProblem {
        private final transient Review.Claim claim;

        public ClaimedByAnother(Review.Claim claim) {
            super("Claimed by " + claim.by().id());
            this.claim = claim;
        }

        public String who() {
            return claim.by().name();
        }

        public Instant when() {
            return claim.at();
        }
    }

    /** Claim first: whoever decides has taken responsibility for it. */
    public static final class NotClaimed extends ReviewProblem {
        public NotClaimed() {
            super("Not claimed");
        }
    }

    /** Decisions it depends on are still out. */
    public static final class Held extends ReviewProblem {
        private final transient List<String> awaits;

        public Held(List<String> awaits) {
            super("Awaits " + awaits);
            this.awaits = List.copyOf(awaits);
        }

        public List<String> awaits() {
            return awaits;
        }
    }

    public static final class CorrectionUsed extends ReviewProblem {
        private final transient Instant when;

        public CorrectionUsed(Review.Correction correction) {
            super("Correction was requested at " + correction.at());
            this.when = correction.at();
        }

        public Instant when() {
            return when;
        }
    }

    /** Its papers were found in order: what is still wanting can no longer be asked for. */
    public static final class Accepted extends ReviewProblem {
        private final transient Review.Acceptance acceptance;

        public Accepted(Review.Acceptance acceptance) {
            super("Accepted at " + acceptance.at());
            this.acceptance = acceptance;
        }

        public String who() {
            return acceptance.by().name();
        }

        public Instant when() {
            return acceptance.at();
        }
    }

    /** Colleagues were asked and have not answered; the handler may also stop asking them. */
    public static final class OpinionsOut extends ReviewProblem {
        private final transient List<Officer> unheard;

        public OpinionsOut(List<Officer> unheard) {
            super("Opinions are out: " + unheard);
            this.unheard = List.copyOf(unheard);
        }

        public List<String> names() {
            return unheard.stream().map(Officer::name).toList();
        }
    }

    /** Only who was asked gives an opinion. */
    public static final class NotAsked extends ReviewProblem {
        public NotAsked() {
            super("Not asked for an opinion");
        }
    }

    /** Whoever distributes the work may do this, an officer only with what is his own. */
    public static final class NotDirecting extends ReviewProblem {
        public NotDirecting() {
            super("Does not distribute the work");
        }
    }

    /** The undo window is over. */
    public static final class WindowOver extends ReviewProblem {
        private final transient Instant until;

        public WindowOver(Instant until) {
            super("Could be taken back until " + until);
            this.until = until;
        }

        public Instant until() {
            return until;
        }
    }

    public static final class NotPossible extends ReviewProblem {
        private final Act act;
        private final Status status;

        public NotPossible(Act act, Status status) {
            super(act + " is not possible while " + status);
            this.act = act;
            this.status = status;
        }

        public Act act() {
            return act;
        }

        public Status status() {
            return status;
        }
    }

    /** So many filters nobody finds his way in. */
    public static final class TooManyFilters extends ReviewProblem {
        private final int most;

        public TooManyFilters(int most) {
            super("More than " + most + " filters");
            this.most = most;
        }

        public int most() {
            return most;
        }
    }

    /** Another one changed the filter meanwhile. */
    public static final class FilterChanged extends ReviewProblem {
        public FilterChanged(String id) {
            super("Changed meanwhile: filter " + id);
        }
    }

    /** Only its maker and who leads its department change a filter. */
    public static final class NotYourFilter extends ReviewProblem {
        public NotYourFilter(String id) {
            super("Another's filter " + id);
        }
    }

    /** What the officer entered cannot stand; nothing was changed. */
    public static final class Invalid extends ReviewProblem {
        private final transient List<Flaw> flaws;

        public Invalid(List<Flaw> flaws) {
            super(flaws.toString());
            this.flaws = List.copyOf(flaws);
        }

        public List<Flaw> flaws() {
            return flaws;
        }
    }

    public static final class TooManyPhrases extends ReviewProblem {
        private final int most;

        public TooManyPhrases(int most) {
            super("More than " + most + " phrases");
            this.most = most;
        }

        public int most() {
            return most;
        }
    }

    /** A phrase was changed from another window meanwhile. */
    public static final class PhraseChanged extends ReviewProblem {
        public PhraseChanged() {
            super("Phrase changed");
        }
    }

    /** One flaw of what was entered: where (JSON pointer) and which. */
    public record Flaw(String pointer, String code, List<String> args) {
        public Flaw(String pointer, String code, String... args) {
            this(pointer, code, List.of(args));
        }
    }
}
