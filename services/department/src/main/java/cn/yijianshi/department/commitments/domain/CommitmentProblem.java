package cn.yijianshi.department.commitments.domain;

import java.time.Instant;

/** Why a promise or a record does not let an officer do what he asks. */
public abstract sealed class CommitmentProblem extends RuntimeException {

    private CommitmentProblem(String message) {
        super(message);
    }

    /** Somebody has looked, or lifted it, before, and said something else. */
    public static final class SaidBefore extends CommitmentProblem {
        private final String who;
        private final transient Instant when;

        public SaidBefore(String who, Instant when) {
            super("Said before at " + when);
            this.who = who;
            this.when = when;
        }

        public String who() {
            return who;
        }

        public Instant when() {
            return when;
        }
    }

    /** Nothing was granted on it: there is nothing to look at. */
    public static final class NothingGranted extends CommitmentProblem {
        public NothingGranted(String id) {
            super("Nothing was granted on promise " + id);
        }
    }
}
