package cn.yijianshi.department.commitments.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The records of broken promises, of all departments of the city. */
public interface Breaches {

    Optional<Breach> lock(String id);

    void keep(Breach breach);

    /** In force against the applicant or the party; the party may be null. */
    boolean against(String applicantId, String party);

    /** Those the departments made themselves, the newest first. */
    List<Breach> madeBy(Collection<String> departments, boolean holding, Place before, int limit);

    record Place(Instant at, String id) {}
}
