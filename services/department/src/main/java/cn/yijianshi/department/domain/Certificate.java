package cn.yijianshi.department.domain;

import cn.yijianshi.platform.identifiers.Sha256;
import cn.yijianshi.platform.papers.CertificateCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An issued paper (证照). Its lines are what was decided; the PDF is drawn from them. A paper never changes: a correction
 * (更正) is a new one with the same number and the next version, and the old one points to it.
 *
 * @param holderId login of the applicant who may fetch it; the holder's name may be another's, such as the new company's
 * @param token random: whoever has the paper can verify it, nobody can guess one
 * @param licenceId 电子证照标识 (GB/T 36904-2018)
 * @param status what was decided of it; whether its time is over is asked with {@link #statusAt}
 * @param code what its QR code carries, signed; null on papers issued before there were any
 * @param ending null while nothing ended it
 */
public record Certificate(
        String id,
        String kind,
        String number,
        String title,
        String titleEn,
        String department,
        String authority,
        String reviewId,
        String caseId,
        String caseNo,
        String holderId,
        String holderName,
        Map<String, String> lines,
        Instant issuedAt,
        String token,
        String licenceId,
        Status status,
        Edition edition,
        String code,
        Ending ending) {

    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");

    public Certificate {
        lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
    }

    /**
     * @param version from 1; a correction is the next one
     * @param validUntil the last day it holds; null for ever
     * @param supersedes id of the version before it, {@code supersededBy} of the one after it
     */
    public record Edition(int version, LocalDate validUntil, String supersedes, String supersededBy) {

        static Edition first(LocalDate validUntil) {
            return new Edition(1, validUntil, null, null);
        }
    }

    /** How it ended, by whom and by what right. */
    public record Ending(Instant at, Officer by, String ground, String reason, String basis) {}

    /** The values GB/T 36904 knows. */
    public enum Status {
        VALID,
        SUSPENDED,
        EXPIRED,
        CANCELLED,
        REVOKED,
        REPLACED
    }

    /** Expiry is nobody's act: the day ends where the office is, and with it the paper. */
    public Status statusAt(Instant moment) {
        return status == Status.VALID
                        && edition.validUntil() != null
                        && LocalDate.ofInstant(moment, OFFICE).isAfter(edition.validUntil())
                ? Status.EXPIRED
                : status;
    }

    public Certificate sealed(String signedCode) {
        return with(status, edition, signedCode, ending);
    }

    Certificate ended(Status how, Ending by) {
        return with(how, edition, code, by);
    }

    Certificate replacedBy(Certificate next, Ending by) {
        return with(
                Status.REPLACED,
                new Edition(edition.version(), edition.validUntil(), edition.supersedes(), next.id()),
                code,
                by);
    }

    private Certificate with(Status nextStatus, Edition nextEdition, String nextCode, Ending nextEnding) {
        return new Certificate(
                id,
                kind,
                number,
                title,
                titleEn,
                department,
                authority,
                reviewId,
                caseId,
                caseNo,
                holderId,
                holderName,
                lines,
                issuedAt,
                token,
                licenceId,
                nextStatus,
                nextEdition,
                nextCode,
                nextEnding);
    }

    /** What its QR code says of it. */
    CertificateCode summary() {
        var local = CertificateCode.local(licenceId);
        return new CertificateCode(
                local,
                kind,
                title,
                number,
                Masked.name(holderName),
                authority,
                issuedAt,
                edition.validUntil(),
                edition.version(),
                contentHash(),
                CertificateCode.holderHash(local, holderName));
    }

    /** SHA-256 of everything that is printed on it. */
    byte[] contentHash() {
        var printed = new StringBuilder();
        printed(printed, "title", title);
        printed(printed, "number", number);
        printed(printed, "holder", holderName);
        lines.forEach((label, value) -> printed(printed, label, value));
        printed(printed, "authority", authority);
        printed(printed, "issued", issuedAt.toString());
        printed(printed, "licence", licenceId);
        printed(printed, "case", caseNo);
        return Sha256.bytesOf(printed.toString());
    }

    private static void printed(StringBuilder all, String label, String value) {
        // Length before value: no text can pretend to be two.
        all.append(label.length()).append(':').append(label);
        all.append(value == null ? 0 : value.length()).append(':').append(value == null ? "" : value);
    }
}
