package cn.yijianshi.propertyregistration.domain;

import cn.yijianshi.department.domain.Filing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * By which case, and when, something was entered in the register.
 *
 * @param caseId null, like the numbers beside it, for what was taken over from an older book
 * @param reviewId leads to who decided
 */
public record Ground(String caseId, String caseNo, String reviewId, Instant at) {
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    static Ground of(Filing filing, Instant at) {
        return new Ground(filing.caseId(), filing.caseNo(), filing.reviewId(), at);
    }

    public static Ground takenOver(Instant at) {
        return new Ground(null, null, null, at);
    }

    /** The day of registration, where the registry is. */
    public LocalDate day() {
        return at.atZone(CHINA).toLocalDate();
    }
}
