package cn.yijianshi.utilityhookup.domain;

import cn.yijianshi.department.domain.Filing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * By which case, and when, something happened to an account.
 *
 * @param by the clerk where no case stands behind it; null where one does
 */
public record Ground(String caseId, String caseNo, String by, Instant at) {
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    static Ground of(Filing filing, Instant at) {
        return new Ground(filing.caseId(), filing.caseNo(), null, at);
    }

    public LocalDate day() {
        return at.atZone(CHINA).toLocalDate();
    }
}
