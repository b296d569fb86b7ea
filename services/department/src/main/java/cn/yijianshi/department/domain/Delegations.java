package cn.yijianshi.department.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who stands in for whom. */
public interface Delegations {

    boolean standsIn(String officerId, String forOfficerId, Instant at);

    /** Locked until the transaction ends. */
    Optional<Delegation> lock(String id);

    /** Not revoked and not over at that moment. */
    List<Delegation> givenBy(String officerId, Instant at);

    /** Those in force at that moment that any of the officers gave: who is away. */
    List<Delegation> holding(Collection<String> officerIds, Instant at);

    void keep(Delegation delegation);

    /**
     * Given by or to the officer, or given by an officer of a department he directs; those that end last first.
     *
     * @param after the last of the page before, null for the first
     */
    List<Delegation> concerning(String officerId, Set<String> directs, Place after, int limit);

    record Place(Instant ends, String id) {}
}
