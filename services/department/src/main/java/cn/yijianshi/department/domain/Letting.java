package cn.yijianshi.department.domain;

import cn.yijianshi.platform.signing.Signed;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * 用证授权: the holder gives a signed token to whom he trusts; whoever it names shows it here, and only here, and reads the
 * certificate as long as the holder lets him.
 */
public final class Letting {

    /** What signatures of these tokens are for. */
    static final String PURPOSE = "certificate-use";

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int MOST_USES = 1000;
    private static final int LONGEST_PURPOSE = 200;
    private static final int LONGEST_GRANTEE = 80;
    private static final int LONGEST_CASE_NO = 60;
    private static final int SIGNATURE_BYTES = 64;
    private static final int KEY_BYTES = 6;
    private static final int ID_BYTES = 16;
    private static final int TOKEN_BYTES = ID_BYTES + Long.BYTES + KEY_BYTES + SIGNATURE_BYTES;

    private final Certificates certificates;
    private final Authorisations authorisations;
    private final Sealing sealing;
    private final Clock clock;

    public Letting(Certificates certificates, Authorisations authorisations, Sealing sealing, Clock clock) {
        this.certificates = certificates;
        this.authorisations = authorisations;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** What the holder wants to allow. */
    public record Wish(
            Authorisation.GranteeKind granteeKind,
            String grantee,
            String purpose,
            String caseNo,
            Integer uses,
            Instant validUntil) {}

    public record Given(Authorisation authorisation, String token) {}

    public record Read(Certificate certificate, Authorisation authorisation) {}

    public Given give(String holderId, String certificateId, String requestKey, Wish wish) {
        var certificate = held(holderId, certificateId);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        check(wish, requestKey, now);
        var asked = new Authorisation(
                UUID.randomUUID().toString(),
                certificateId,
                holderId,
                requestKey,
                wish.granteeKind(),
                wish.grantee().strip(),
                wish.purpose().strip(),
                wish.caseNo() == null || wish.caseNo().isBlank()
                        ? null
                        : wish.caseNo().strip(),
                wish.uses() == null ? 1 : wish.uses(),
                0,
                now,
                wish.validUntil().truncatedTo(ChronoUnit.MICROS),
                null);
        var before = authorisations.underKey(certificateId, requestKey);
        if (before.isPresent()) {
            if (!before.get().sameAs(asked)) {
                throw new ReviewProblem.Invalid(List.of(new ReviewProblem.Flaw("", "request-key-reused")));
            }
            return new Given(before.get(), token(before.get()));
        }
        var status = certificate.statusAt(now);
        if (status != Certificate.Status.VALID) {
            throw new CertificateProblem.Ended(status);
        }
        authorisations.give(asked);
        return new Given(asked, token(asked));
    }

    public Authorisation revoke(String holderId, String certificateId, String id) {
        held(holderId, certificateId);
        var standing = authorisations
                .lock(id)
                .filter(found -> found.certificateId().equals(certificateId))
                .orElseThrow(() -> new CertificateProblem.NotFound(id));
        if (standing.revokedAt() != null) {
            return standing;
        }
        var revoked = standing.revoked(clock.instant());
        authorisations.revoke(revoked);
        return revoked;
    }

    public List<Authorisation> given(String holderId, String certificateId) {
        held(holderId, certificateId);
        return authorisations.ofCertificate(certificateId);
    }

    public List<Authorisation.Use> uses(String holderId, String certificateId, Certificates.Place after, int limit) {
        held(holderId, certificateId);
        return authorisations.usesOf(certificateId, after, limit);
    }

    /** @param requestKey of the reader's own: a retry is not another use */
    public Read use(Authorisation.Reader reader, String token, String caseNo, String requestKey) {
        if (requestKey == null || requestKey.isBlank() || requestKey.length() > 120) {
            throw new ReviewProblem.Invalid(List.of(new ReviewProblem.Flaw("/requestKey", "required")));
        }
        var authorisation = genuine(token)
                .flatMap(authorisations::lock)
                .orElseThrow(() -> new CertificateProblem.NotAuthorised(CertificateProblem.Refusal.NOT_GENUINE));
        var now = clock.instant();
        mayRead(authorisation, reader, caseNo, now);
        boolean again = authorisations
                .useUnderKey(authorisation.id(), requestKey)
                .filter(use -> use.usedBy().equals(reader.id()))
                .isPresent();
        if (!again) {
            if (authorisation.usesMade() >= authorisation.usesAllowed()) {
                throw new CertificateProblem.NotAuthorised(CertificateProblem.Refusal.USED_UP);
            }
            authorisations.use(new Authorisation.Use(
                    UUID.randomUUID().toString(),
                    authorisation.certificateId(),
                    authorisation.id(),
                    requestKey,
                    reader.id(),
                    reader.name(),
                    authorisation.granteeKind() == Authorisation.GranteeKind.DEPARTMENT
                            ? authorisation.grantee()
                            : null,
                    now));
        }
        return new Read(
                certificates.of(authorisation.certificateId()).orElseThrow(),
                authorisations.of(authorisation.id()).orElseThrow());
    }

    private static void mayRead(Authorisation authorisation, Authorisation.Reader reader, String caseNo, Instant now) {
        if (!authorisation.isFor(reader)) {
            throw new CertificateProblem.NotAuthorised(CertificateProblem.Refusal.NOT_YOURS);
        }
        if (authorisation.revokedAt() != null) {
            throw new CertificateProblem.NotAuthorised(CertificateProblem.Refusal.REVOKED);
        }
        if (!now.isBefore(authorisation.validUntil())) {
            throw new CertificateProblem.NotAuthorised(CertificateProblem.Refusal.EXPIRED);
        }
        if (authorisation.caseNo() != null && !authorisation.caseNo().equals(caseNo)) {
            throw new CertificateProblem.NotAuthorised(CertificateProblem.Refusal.OTHER_CASE);
        }
    }

    private String token(Authorisation authorisation) {
        var content = content(authorisation.id(), authorisation.givenAt());
        var signed = sealing.sign(PURPOSE, content);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(TOKEN_BYTES)
                        .put(content)
                        .put(Base64.getUrlDecoder().decode(signed.keyId()))
                        .put(signed.signature())
                        .array());
    }

    /** The authorisation a token stands for, if this service signed it. */
    private Optional<String> genuine(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token == null ? "" : token);
        } catch (IllegalArgumentException noToken) {
            return Optional.empty();
        }
        if (bytes.length != TOKEN_BYTES) {
            return Optional.empty();
        }
        int key = ID_BYTES + Long.BYTES;
        var content = Arrays.copyOf(bytes, key);
        var read = ByteBuffer.wrap(content);
        var id = new UUID(read.getLong(), read.getLong()).toString();
        var signedAt = Instant.ofEpochSecond(read.getLong());
        var signed = new Signed(
                Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, key, key + KEY_BYTES)),
                Arrays.copyOfRange(bytes, key + KEY_BYTES, TOKEN_BYTES));
        return sealing.genuine(PURPOSE, content, signed, signedAt) ? Optional.of(id) : Optional.empty();
    }

    private static byte[] content(String id, Instant givenAt) {
        var uuid = UUID.fromString(id);
        return ByteBuffer.allocate(ID_BYTES + Long.BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .putLong(givenAt.getEpochSecond())
                .array();
    }

    private static void check(Wish wish, String requestKey, Instant now) {
        var flaws = new ArrayList<ReviewProblem.Flaw>();
        if (requestKey.isBlank() || requestKey.length() > 120) {
            flaws.add(new ReviewProblem.Flaw("", "request-key-unusable"));
        }
        if (wish.granteeKind() == null) {
            flaws.add(new ReviewProblem.Flaw("/granteeKind", "required"));
        }
        text(flaws, "/grantee", wish.grantee(), LONGEST_GRANTEE);
        text(flaws, "/purpose", wish.purpose(), LONGEST_PURPOSE);
        if (wish.caseNo() != null && wish.caseNo().length() > LONGEST_CASE_NO) {
            flaws.add(new ReviewProblem.Flaw("/caseNo", "too-long", String.valueOf(LONGEST_CASE_NO)));
        }
        if (wish.uses() != null && (wish.uses() < 1 || wish.uses() > MOST_USES)) {
            flaws.add(new ReviewProblem.Flaw("/uses", "uses-out-of-range", String.valueOf(MOST_USES)));
        }
        if (wish.validUntil() == null) {
            flaws.add(new ReviewProblem.Flaw("/validUntil", "required"));
        } else if (!wish.validUntil().isAfter(now) || wish.validUntil().isAfter(now.plus(LONGEST))) {
            flaws.add(new ReviewProblem.Flaw("/validUntil", "until-out-of-range"));
        }
        if (!flaws.isEmpty()) {
            throw new ReviewProblem.Invalid(flaws);
        }
    }

    private static void text(List<ReviewProblem.Flaw> flaws, String pointer, String text, int most) {
        if (text == null || text.isBlank()) {
            flaws.add(new ReviewProblem.Flaw(pointer, "required"));
        } else if (text.length() > most) {
            flaws.add(new ReviewProblem.Flaw(pointer, "too-long", String.valueOf(most)));
        }
    }

    private Certificate held(String holderId, String certificateId) {
        return certificates
                .of(certificateId)
                .filter(found -> found.holderId().equals(holderId))
                .orElseThrow(() -> new CertificateProblem.NotFound(certificateId));
    }
}
