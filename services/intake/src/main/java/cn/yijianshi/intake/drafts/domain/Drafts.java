package cn.yijianshi.intake.drafts.domain;

import cn.yijianshi.intake.domain.Applications.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is being filled in. A draft that became a case stays, emptied, until its time is over. */
public interface Drafts {

    /**
     * @param key the owner's own name for this beginning
     * @throws AlreadyOpened when the key was used by somebody quicker
     */
    void open(Draft draft, String key);

    Optional<Draft> openedUnder(String ownerId, String key);

    Optional<Draft> find(String id);

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<Draft> lock(String id);

    void keep(Draft draft);

    void remove(String id);

    int openOf(String ownerId);

    /**
     * The open ones of one owner, last saved first.
     *
     * @param bundles only of these; null: of all
     */
    List<Draft> ofOwner(String ownerId, Set<String> bundles, Place after, int limit);

    /** Open ones that expire before this moment and whose owners do not know yet. */
    List<Draft> toWarn(Instant expiringBefore, int limit);

    List<Draft> expired(Instant now, int limit);

    /** Nobody works on it any more: its time is over. */
    void expire(Draft draft);

    /** Two beginnings under one key met; the other one won. */
    class AlreadyOpened extends RuntimeException {
        public AlreadyOpened(Throwable cause) {
            super("the key has just been used", cause);
        }
    }
}
