package cn.yijianshi.department.domain;

import cn.yijianshi.catalogue.CertificateTemplate;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.platform.identifiers.ELicenceId;
import cn.yijianshi.platform.papers.CertificateCode;
import cn.yijianshi.platform.papers.Tokens;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Issues the papers of a grant, in the name of the department's office. */
public final class Issuing {

    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");

    private final Certificates certificates;
    private final Authorities authorities;
    private final Sequences sequences;
    private final Wording wording;
    private final Sealing sealing;
    private final Tokens tokens = new Tokens();

    public Issuing(
            Certificates certificates, Authorities authorities, Sequences sequences, Wording wording, Sealing sealing) {
        this.certificates = certificates;
        this.authorities = authorities;
        this.sequences = sequences;
        this.wording = wording;
        this.sealing = sealing;
    }

    Certificate issue(Review review, Item item, CertificateDraft draft, Instant at) {
        var request = review.request();
        var authority = authorities.of(request.department());
        var template =
                Optional.ofNullable(item.certificate()).filter(one -> one.kind().equals(draft.kind()));
        var certificate = sealed(new Certificate(
                UUID.randomUUID().toString(),
                draft.kind(),
                draft.number(),
                template.map(one -> one.title()).orElseGet(() -> wording.certificateTitle(draft.kind())),
                template.map(one -> one.titleEn()).orElseGet(() -> wording.certificateTitleEn(draft.kind())),
                request.department(),
                authority.name(),
                review.id(),
                request.caseId(),
                request.caseNo(),
                review.filed().applicantId(),
                draft.holderName(),
                draft.lines(),
                at,
                tokens.next(),
                licenceId(authority, at),
                Certificate.Status.VALID,
                Certificate.Edition.first(lastDay(draft, template, at)),
                null,
                null));
        certificates.keep(certificate);
        return certificate;
    }

    /** The next version of a paper: the same number, other words. */
    Certificate reissue(Certificate old, String holderName, Map<String, String> lines, Instant at) {
        var licenceId = ELicenceId.read(old.licenceId())
                .map(id -> id.reissued().text())
                .orElseThrow(() -> new IllegalStateException(old.id() + " has no readable licence id"));
        return sealed(new Certificate(
                UUID.randomUUID().toString(),
                old.kind(),
                old.number(),
                old.title(),
                old.titleEn(),
                old.department(),
                old.authority(),
                old.reviewId(),
                old.caseId(),
                old.caseNo(),
                old.holderId(),
                holderName,
                lines,
                at,
                tokens.next(),
                licenceId,
                Certificate.Status.VALID,
                new Certificate.Edition(
                        old.edition().version() + 1, old.edition().validUntil(), old.id(), null),
                null,
                null));
    }

    private Certificate sealed(Certificate certificate) {
        var payload = certificate.summary().payload();
        return certificate.sealed(CertificateCode.digits(payload, sealing.sign(CertificateCode.PURPOSE, payload)));
    }

    private static LocalDate lastDay(CertificateDraft draft, Optional<CertificateTemplate> template, Instant at) {
        return draft.validUntil() != null
                ? draft.validUntil()
                : template.map(CertificateTemplate::validFor)
                        .map(limit -> lastDay(limit, at.atZone(OFFICE).toLocalDate()))
                        .orElse(null);
    }

    // 自签发之日起: the day of issue is the first one.
    private static LocalDate lastDay(Limit limit, LocalDate issued) {
        return switch (limit.unit()) {
            case YEAR -> issued.plusYears(limit.amount()).minusDays(1);
            case MONTH -> issued.plusMonths(limit.amount()).minusDays(1);
            case CALENDAR_DAY -> issued.plusDays(limit.amount() - 1L);
            default -> throw new IllegalArgumentException("A paper is valid for days, months or years: " + limit);
        };
    }

    private String licenceId(Authority authority, Instant at) {
        int year = at.atZone(OFFICE).getYear();
        long number = sequences.next("e-licence/" + authority.uscc() + "/" + authority.licenceType() + "/" + year);
        return new ELicenceId(authority.licenceType(), authority.uscc(), "%d%06d".formatted(year, number), 1).text();
    }
}
