package cn.yijianshi.department.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An issued paper (证照). Its lines are what was decided; the PDF is drawn from them.
 *
 * @param holderId login of the applicant who may fetch it; the holder's name may be another's, such as the new company's
 * @param token random: whoever has the paper can verify it, nobody can guess one
 * @param licenceId 电子证照标识 (GB/T 36904-2018)
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
        Status status) {

    public Certificate {
        lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
    }

    /** The values GB/T 36904 knows; this platform issues and verifies, it revokes elsewhere. */
    public enum Status {
        VALID,
        SUSPENDED,
        EXPIRED,
        CANCELLED,
        REVOKED,
        REPLACED
    }
}
