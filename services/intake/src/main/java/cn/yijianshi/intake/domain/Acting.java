package cn.yijianshi.intake.domain;

import java.util.Set;

/**
 * Who does something and for whom: mostly for himself. Every act is kept under both names.
 *
 * @param authority what he may do for the applicant; null when he is the applicant
 */
public record Acting(Person by, Person applicant, Authority authority) {

    /**
     * @param mandateId the mandate it comes from
     * @param bundles of which bundles he sees and does anything at all
     */
    public record Authority(String mandateId, Set<String> bundles, Set<Act> acts) {}

    public static Acting himself(Person applicant) {
        return new Acting(applicant, applicant, null);
    }

    public boolean isForAnother() {
        return authority != null;
    }

    /** Whether this bundle's drafts and cases are his business at all. */
    public boolean concerns(String bundle) {
        return authority == null || authority.bundles().contains(bundle);
    }

    /** The bundles that are his business; null: all. */
    public Set<String> bundles() {
        return authority == null ? null : authority.bundles();
    }

    /** @throws NotCovered when the authority he was given does not reach so far */
    public void demand(Act act, String bundle) {
        if (!concerns(bundle) || authority != null && !authority.acts().contains(act)) {
            throw new NotCovered(act);
        }
    }

    /** @throws NotCovered when the authority he was given does not reach so far */
    public void demand(Act act) {
        if (authority != null && !authority.acts().contains(act)) {
            throw new NotCovered(act);
        }
    }

    /** The name of who acts for the applicant, for his timeline; empty when it is himself. */
    public String helper() {
        return isForAnother() ? by.name() : "";
    }

    /** He was given authority, but not for this. */
    public static class NotCovered extends RuntimeException {

        private final Act act;

        NotCovered(Act act) {
            super("the authority does not cover " + act);
            this.act = act;
        }

        public Act act() {
            return act;
        }
    }
}
