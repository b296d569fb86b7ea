package cn.yijianshi.department.domain;

/** Why something cannot be done with an issued paper. */
public abstract sealed class CertificateProblem extends RuntimeException {

    private CertificateProblem(String message) {
        super(message);
    }

    /** None, or one of somebody else's: which of the two is not told. */
    public static final class NotFound extends CertificateProblem {
        public NotFound(String id) {
            super("No certificate, change or authorisation " + id);
        }
    }

    /** It is not valid any more, so nothing can be done with it. */
    public static final class Ended extends CertificateProblem {
        private final Certificate.Status status;

        public Ended(Certificate.Status status) {
            super("It is " + status);
            this.status = status;
        }

        public Certificate.Status status() {
            return status;
        }
    }

    /** Another change of it waits for its second officer. */
    public static final class ChangePending extends CertificateProblem {
        public ChangePending(String change) {
            super("PaperChange " + change + " waits");
        }
    }

    /** Four eyes: whoever proposed it does not confirm it. */
    public static final class SecondOfficerNeeded extends CertificateProblem {
        public SecondOfficerNeeded() {
            super("Proposed by the same officer");
        }
    }

    /** The change was decided the other way before. */
    public static final class Decided extends CertificateProblem {
        public Decided(PaperChange change) {
            super(change.id() + " is " + change.outcome());
        }
    }

    /** Why an authorisation does not let its bearer read the paper. */
    public enum Refusal {
        NOT_GENUINE,
        NOT_YOURS,
        REVOKED,
        EXPIRED,
        USED_UP,
        OTHER_CASE
    }

    public static final class NotAuthorised extends CertificateProblem {
        private final Refusal refusal;

        public NotAuthorised(Refusal refusal) {
            super(refusal.name());
            this.refusal = refusal;
        }

        public Refusal refusal() {
            return refusal;
        }
    }
}
