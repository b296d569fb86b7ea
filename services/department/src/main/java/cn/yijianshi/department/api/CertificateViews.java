package cn.yijianshi.department.api;

import cn.yijianshi.department.domain.Certificate;
import cn.yijianshi.department.domain.Masked;
import cn.yijianshi.department.domain.PaperChange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Certificates as their holder, their office and the public see them. */
final class CertificateViews {

    private CertificateViews() {}

    record Paper(
            String id,
            String kind,
            String number,
            String title,
            String titleEn,
            String department,
            String authority,
            String caseId,
            String caseNo,
            String reviewId,
            String holderName,
            Map<String, String> lines,
            Instant issuedAt,
            String status,
            String licenceId,
            String token,
            int version,
            LocalDate validUntil,
            String supersedes,
            String supersededBy,
            Ended ended) {

        /** Beside its review: what was decided of it; whether its time is over shows where it is looked up. */
        static Paper of(Certificate certificate) {
            return of(certificate, certificate.issuedAt());
        }

        static Paper of(Certificate certificate, Instant now) {
            return new Paper(
                    certificate.id(),
                    certificate.kind(),
                    certificate.number(),
                    certificate.title(),
                    certificate.titleEn(),
                    certificate.department(),
                    certificate.authority(),
                    certificate.caseId(),
                    certificate.caseNo(),
                    certificate.reviewId(),
                    certificate.holderName(),
                    certificate.lines(),
                    certificate.issuedAt(),
                    certificate.statusAt(now).name(),
                    certificate.licenceId(),
                    certificate.token(),
                    certificate.edition().version(),
                    certificate.edition().validUntil(),
                    certificate.edition().supersedes(),
                    certificate.edition().supersededBy(),
                    Ended.of(certificate));
        }
    }

    /** How a paper ended; null while it has not. */
    record Ended(Instant at, String ground, String reason, String basis) {

        static Ended of(Certificate certificate) {
            var ending = certificate.ending();
            return ending == null ? null : new Ended(ending.at(), ending.ground(), ending.reason(), ending.basis());
        }
    }

    /** A line of a list: whose it is only in part. */
    record Line(
            String id,
            String kind,
            String title,
            String titleEn,
            String number,
            String holder,
            String department,
            Instant issuedAt,
            String status,
            int version,
            LocalDate validUntil) {

        static Line of(Certificate certificate, Instant now) {
            return new Line(
                    certificate.id(),
                    certificate.kind(),
                    certificate.title(),
                    certificate.titleEn(),
                    certificate.number(),
                    Masked.name(certificate.holderName()),
                    certificate.department(),
                    certificate.issuedAt(),
                    certificate.statusAt(now).name(),
                    certificate.edition().version(),
                    certificate.edition().validUntil());
        }
    }

    /** What a stranger with the paper in his hand may compare it with. */
    record Verification(
            String kind,
            String title,
            String titleEn,
            String number,
            String holder,
            Instant issuedAt,
            String status,
            String department,
            String authority,
            String licenceId,
            int version,
            LocalDate validUntil,
            Instant endedAt,
            Later supersededBy) {

        static Verification of(Certificate certificate, Certificate next, Instant now) {
            return new Verification(
                    certificate.kind(),
                    certificate.title(),
                    certificate.titleEn(),
                    certificate.number(),
                    Masked.name(certificate.holderName()),
                    certificate.issuedAt(),
                    certificate.statusAt(now).name(),
                    certificate.department(),
                    certificate.authority(),
                    certificate.licenceId(),
                    certificate.edition().version(),
                    certificate.edition().validUntil(),
                    certificate.ending() == null ? null : certificate.ending().at(),
                    next == null ? null : new Later(next.edition().version(), next.licenceId(), next.issuedAt()));
        }
    }

    /** The version that replaced a corrected paper. */
    record Later(int version, String licenceId, Instant issuedAt) {}

    /**
     * Whether what was handed in is ours and as it was.
     *
     * @param genuine this service signed it
     * @param unchanged nothing was added to it or altered since
     * @param findings why not, in words for programs: not-readable, not-ours, changed, no-signature
     * @param certificate as it stands now; null when it is not known which one it claims to be
     */
    record Check(boolean genuine, boolean unchanged, List<String> findings, Verification certificate) {}

    /** A correction or revocation that was asked for. */
    record ChangeView(
            String id,
            String certificateId,
            String kind,
            String ground,
            String reason,
            String basis,
            String proposedBy,
            Instant proposedAt,
            String outcome,
            String decidedBy,
            Instant decidedAt,
            String holderName,
            Map<String, String> lines) {

        static ChangeView of(PaperChange change) {
            return new ChangeView(
                    change.id(),
                    change.certificateId(),
                    change.kind().name(),
                    change.ground(),
                    change.reason(),
                    change.basis(),
                    change.proposedBy().name(),
                    change.proposedAt(),
                    change.outcome().name(),
                    change.decidedBy() == null ? null : change.decidedBy().name(),
                    change.decidedAt(),
                    change.holderName(),
                    change.lines());
        }
    }
}
