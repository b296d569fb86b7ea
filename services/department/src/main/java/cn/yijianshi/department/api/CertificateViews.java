package cn.yijianshi.department.api;

import cn.yijianshi.department.domain.Certificate;
import cn.yijianshi.department.domain.Masked;
import java.time.Instant;
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
            String token) {

        static Paper of(Certificate certificate) {
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
                    certificate.status().name(),
                    certificate.licenceId(),
                    certificate.token());
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
            String licenceId) {

        static Verification of(Certificate certificate) {
            return new Verification(
                    certificate.kind(),
                    certificate.title(),
                    certificate.titleEn(),
                    certificate.number(),
                    Masked.name(certificate.holderName()),
                    certificate.issuedAt(),
                    certificate.status().name(),
                    certificate.department(),
                    certificate.authority(),
                    certificate.licenceId());
        }
    }
}
