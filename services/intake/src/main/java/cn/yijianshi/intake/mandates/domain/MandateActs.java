package cn.yijianshi.intake.mandates.domain;

import cn.yijianshi.intake.domain.Acting;
import cn.yijianshi.intake.domain.Acts;
import cn.yijianshi.intake.notices.domain.Notice;
import cn.yijianshi.intake.notices.domain.Notices;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Keeps every act of a helper with his mandate, and tells the applicant of those that count. */
public final class MandateActs implements Acts {

    private static final Set<String> TOLD = Set.of("SUBMITTED", "CORRECTED", "SUPPLIED", "WITHDRAWN", "RATED");

    private final Mandates mandates;
    private final Notices notices;

    public MandateActs(Mandates mandates, Notices notices) {
        this.mandates = mandates;
        this.notices = notices;
    }

    @Override
    public void done(Acting acting, String act, String subject, String bundleName, Instant at) {
        if (!acting.isForAnother()) {
            return;
        }
        mandates.record(acting, act, subject, at);
        if (TOLD.contains(act)) {
            notices.tell(Notice.of(
                    acting.applicant().id(),
                    Notice.Kind.ACTED_FOR_YOU,
                    subject,
                    at,
                    Map.of(
                            "person",
                            acting.by().name(),
                            "bundleName",
                            bundleName,
                            "bundleNameEn",
                            bundleName,
                            "act",
                            act)));
        }
    }
}
