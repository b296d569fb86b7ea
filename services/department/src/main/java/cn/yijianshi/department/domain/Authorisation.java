package cn.yijianshi.department.domain;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * 用证授权: the holder lets a department or a person read one certificate.
 *
 * @param grantee a department's key or a login
 * @param caseNo the one case it is for; null: any
 * @param revokedAt null while it stands
 */
public record Authorisation(
        String id,
        String certificateId,
        String holderId,
        String requestKey,
        GranteeKind granteeKind,
        String grantee,
        String purpose,
        String caseNo,
        int usesAllowed,
        int usesMade,
        Instant givenAt,
        Instant validUntil,
        Instant revokedAt) {

    public enum GranteeKind {
        DEPARTMENT,
        PERSON
    }

    /** Who wants to read. */
    public record Reader(String id, String name, Set<String> departments) {}

    /** One reading, as its holder may see it. */
    public record Use(
            String id,
            String certificateId,
            String authorisationId,
            String requestKey,
            String usedBy,
            String usedByName,
            String department,
            Instant usedAt) {}

    boolean isFor(Reader reader) {
        return granteeKind == GranteeKind.DEPARTMENT
                ? reader.departments().contains(grantee)
                : reader.id().equals(grantee);
    }

    boolean sameAs(Authorisation other) {
        return granteeKind == other.granteeKind
                && grantee.equals(other.grantee)
                && purpose.equals(other.purpose)
                && usesAllowed == other.usesAllowed
                && validUntil.equals(other.validUntil)
                && Objects.equals(caseNo, other.caseNo);
    }

    Authorisation revoked(Instant at) {
        return new Authorisation(
                id,
                certificateId,
                holderId,
                requestKey,
                granteeKind,
                grantee,
                purpose,
                caseNo,
                usesAllowed,
                usesMade,
                givenAt,
                validUntil,
                at);
    }
}
