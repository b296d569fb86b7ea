package cn.yijianshi.intake.domain;

import java.util.List;
import java.util.Optional;

/** What the platform issued to its applicants (证照库), as the issuing departments last told. */
public interface Holdings {

    void add(String applicationId, List<Certificate> certificates);

    Optional<Certificate> find(String id);

    List<Certificate> ofCase(String applicationId);

    /** Newest first, at most two hundred, only what was not replaced or taken back. */
    List<Certificate> ofApplicant(String applicantId);

    /** Of this applicant; empty when it is somebody else's. */
    Optional<Certificate> heldBy(String applicantId, String id);

    /** @param supersededBy null when nothing came after it */
    void end(String id, Certificate.Status how, String supersededBy);

    void present(String applicationId, List<Presented> presented);

    /** A certificate that stands for a material. */
    record Presented(String material, Certificate certificate) {}
}
