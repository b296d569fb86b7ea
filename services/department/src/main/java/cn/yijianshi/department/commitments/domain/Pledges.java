package cn.yijianshi.department.commitments.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All promises given to this service's departments. */
public interface Pledges {

    /** Adds those that are not there yet. */
    void add(List<Pledge> given);

    List<Pledge> of(String caseId, String department, String item);

    Optional<Pledge> find(String id);

    /** Locked until the transaction ends: only a locked one may be changed. */
    Optional<Pledge> lock(String id);

    void keep(Pledge pledge);

    /** The tasks of these departments in a state, what is due first comes first; those not counted yet come last. */
    List<Pledge> tasks(Collection<String> departments, Pledge.State state, Place after, int limit);

    long overdue(Collection<String> departments, Instant now);

    /** @param due when it is due, of those that are not counted far in the future */
    record Place(Instant due, String id) {}
}
