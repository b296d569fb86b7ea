package cn.yijianshi.intake.mandates.domain;

import cn.yijianshi.intake.domain.Acting;
import cn.yijianshi.intake.domain.Applications.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every authority ever given, and what was done under it; none is deleted. */
public interface Mandates {

    /**
     * @param key the giver's own name for this giving
     * @throws AlreadyGiven when the key was used by somebody quicker
     */
    void give(Mandate mandate, String givenBy, String key);

    Optional<Mandate> givenUnder(String givenBy, String key);

    Optional<Mandate> find(String id);

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<Mandate> lock(String id);

    Optional<Mandate> lockByCode(String code);

    void keep(Mandate mandate);

    List<Mandate> givenBy(String personId, Place after, int limit);

    /** Those that somebody holds or that wait for his user name. */
    List<Mandate> heldBy(String personId, String login, Place after, int limit);

    /** One thing done under a mandate, under both names. */
    record Done(String id, String mandateId, String act, String subject, String by, String applicant, Instant at) {}

    void record(Acting acting, String act, String subject, Instant at);

    /** Newest first. */
    List<Done> doneUnder(String mandateId, Place after, int limit);

    class AlreadyGiven extends RuntimeException {
        public AlreadyGiven(Throwable cause) {
            super("the key has just been used", cause);
        }
    }
}
