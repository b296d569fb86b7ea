package cn.yijianshi.department.domain;

import cn.yijianshi.catalogue.Item;
import cn.yijianshi.platform.identifiers.ELicenceId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** Issues the papers of a grant, in the name of the department's office. */
public final class Issuing {

    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");

    private final Certificates certificates;
    private final Authorities authorities;
    private final Sequences sequences;
    private final Wording wording;
    private final Tokens tokens = new Tokens();

    public Issuing(Certificates certificates, Authorities authorities, Sequences sequences, Wording wording) {
        this.certificates = certificates;
        this.authorities = authorities;
        this.sequences = sequences;
        this.wording = wording;
    }

    Certificate issue(Review review, Item item, CertificateDraft draft, Instant at) {
        var request = review.request();
        var authority = authorities.of(request.department());
        var template =
                Optional.ofNullable(item.certificate()).filter(one -> one.kind().equals(draft.kind()));
        var certificate = new Certificate(
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
                Certificate.Status.VALID);
        certificates.keep(certificate);
        return certificate;
    }

    private String licenceId(Authority authority, Instant at) {
        int year = at.atZone(OFFICE).getYear();
        long number = sequences.next("e-licence/" + authority.uscc() + "/" + authority.licenceType() + "/" + year);
        return new ELicenceId(authority.licenceType(), authority.uscc(), "%d%06d".formatted(year, number), 1).text();
    }
}
