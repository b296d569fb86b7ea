package cn.yijianshi.department.domain;

import java.util.List;
import java.util.Optional;

/** What holders allowed, and what was made of it. */
public interface Authorisations {

    void give(Authorisation authorisation);

    Optional<Authorisation> of(String id);

    /** Nobody else uses or revokes it until the transaction ends. */
    Optional<Authorisation> lock(String id);

    Optional<Authorisation> underKey(String certificateId, String requestKey);

    /** Newest first, at most a hundred. */
    List<Authorisation> ofCertificate(String certificateId);

    void revoke(Authorisation revoked);

    /** Keeps the use and counts it. */
    void use(Authorisation.Use use);

    Optional<Authorisation.Use> useUnderKey(String authorisationId, String requestKey);

    /** Newest first; from the one after {@code after}, which is null for the first page. */
    List<Authorisation.Use> usesOf(String certificateId, Certificates.Place after, int limit);
}
