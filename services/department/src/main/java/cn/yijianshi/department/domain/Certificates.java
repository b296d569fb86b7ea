package cn.yijianshi.department.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The papers this service issued. */
public interface Certificates {

    /** @throws Blocked when a certificate of this kind has the number already */
    void keep(Certificate certificate);

    Optional<Certificate> of(String id);

    Optional<Certificate> ofToken(String token);

    List<Certificate> ofReview(String reviewId);

    /** Newest first; from the one after {@code after}, which is null for the first page. */
    List<Certificate> heldBy(String holderId, Place after, int limit);

    /** The file as it was drawn the first time. */
    Optional<byte[]> file(String id);

    /** Keeps the file, unless somebody was quicker; answers the one that stays. */
    byte[] keepFile(String id, byte[] bytes, String sha256, Instant at);

    record Place(Instant issuedAt, String id) {}
}
