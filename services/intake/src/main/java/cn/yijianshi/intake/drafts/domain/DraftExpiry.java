package cn.yijianshi.intake.drafts.domain;

import cn.yijianshi.intake.notices.domain.Notice;
import cn.yijianshi.intake.notices.domain.Notices;
import java.time.Clock;
import java.util.Map;

/** Nothing personal lies about for ever: drafts nobody works on any more go, and their owners hear of it before. */
public final class DraftExpiry {

    private static final int BATCH = 100;

    private final Drafts drafts;
    private final Notices notices;
    private final DraftSettings settings;
    private final Clock clock;

    public DraftExpiry(Drafts drafts, Notices notices, DraftSettings settings, Clock clock) {
        this.drafts = drafts;
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
    }

    /** Inside a transaction; tells whether more is waiting. */
    public boolean sweep() {
        var now = clock.instant();
        var expired = drafts.expired(now, BATCH);
        for (var draft : expired) {
            drafts.expire(draft);
            if (draft.isOpen()) {
                notices.tell(notice(draft, Notice.Kind.DRAFT_EXPIRED));
            }
        }
        var ending = drafts.toWarn(now.plus(settings.warnedBefore()), BATCH);
        for (var draft : ending) {
            drafts.keep(draft.warned(now));
            notices.tell(notice(draft, Notice.Kind.DRAFT_EXPIRES_SOON));
        }
        return expired.size() == BATCH || ending.size() == BATCH;
    }

    private Notice notice(Draft draft, Notice.Kind kind) {
        return Notice.of(
                draft.owner().id(),
                kind,
                draft.id(),
                clock.instant(),
                Map.of(
                        "bundleName",
                        draft.bundle().name(),
                        "bundleNameEn",
                        draft.bundle().nameEn(),
                        "until",
                        draft.expiresAt().toString()));
    }
}
