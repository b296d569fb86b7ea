package cn.yijianshi.events;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What happens to a certificate (证照) after it was issued; that it was issued is told with the approval. */
public sealed interface CertificateEvent extends Event {

    String certificateId();

    /** The department that issued it. */
    String department();

    /** The review it came from. */
    String reviewId();

    /**
     * Put right (更正): {@code supersededBy} has the same number and the next version.
     *
     * @param outputs of the review, those that read differently now
     */
    record CertificateCorrected(
            UUID id,
            Instant at,
            String caseId,
            String department,
            String reviewId,
            String certificateId,
            ReviewEvent.IssuedCertificate supersededBy,
            Map<String, String> outputs,
            String reason)
            implements CertificateEvent {
        public String name() {
            return "certificate.corrected.v1";
        }
    }

    /** Taken back: {@code status} is REVOKED (撤销, 行政许可法 69) or CANCELLED (注销, 行政许可法 70). */
    record CertificateRevoked(
            UUID id,
            Instant at,
            String caseId,
            String department,
            String reviewId,
            String certificateId,
            String status,
            String ground,
            String reason,
            String basis)
            implements CertificateEvent {
        public String name() {
            return "certificate.revoked.v1";
        }
    }
}
