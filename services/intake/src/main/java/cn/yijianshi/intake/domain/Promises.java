package cn.yijianshi.intake.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What applicants promised instead of bringing it, and which promises were broken. */
public interface Promises {

    void give(String applicationId, List<Promise> given);

    List<Promise> ofCase(String applicationId);

    void keep(Promise promise);

    /** Keeps what was heard of a record: that it was made, that it was lifted, in any order. */
    void keep(Breach heard);

    /** The newest record in force against the applicant or one of the parties. */
    Optional<Breach> breachOf(String applicantId, Collection<String> parties);
}
