package cn.yijianshi.department.instant.domain;

/** Why nobody can look again at this. */
public abstract sealed class RecheckProblem extends RuntimeException {

    private RecheckProblem(String message) {
        super(message);
    }

    /** None, or another department's, or another applicant's. */
    public static final class NotFound extends RecheckProblem {
        public NotFound(String id) {
            super("Nothing to look at again: " + id);
        }
    }

    public static final class Closed extends RecheckProblem {
        private final transient Recheck recheck;

        public Closed(Recheck recheck) {
            super("Was closed as " + recheck.status());
            this.recheck = recheck;
        }

        public Recheck recheck() {
            return recheck;
        }
    }

    /** A person decided it: against that there is review by the authority above, not a second look. */
    public static final class NotByRules extends RecheckProblem {
        public NotByRules(String reviewId) {
            super("No rules decided " + reviewId);
        }
    }
}
