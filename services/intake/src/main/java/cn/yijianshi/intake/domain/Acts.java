package cn.yijianshi.intake.domain;

import java.time.Instant;

/** What was done for another, kept under both names; the applicant hears of it. */
public interface Acts {

    /** Only what was done for another is kept; what one does for himself the case tells. */
    void done(Acting acting, String act, String subject, String bundleName, Instant at);
}
