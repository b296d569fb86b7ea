package cn.yijianshi.platform.foureyes;

import java.util.Set;

/** How a service makes true what a second administrator publishes. */
public interface Publishing {

    /** The kinds of proposals it knows what to do with. */
    Set<String> kinds();

    /**
     * Makes it so; it runs in the transaction that settles the proposal.
     *
     * @throws Overtaken if it was written from something that holds no longer
     */
    void publish(ProposedChange change);

    /** What it brought about, once the transaction is through; null where there is nothing to tell. */
    default Object broughtAbout(ProposedChange change) {
        return null;
    }

    /** Another version was published meanwhile. */
    final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Overtaken() {
            super("overtaken");
        }
    }
}
