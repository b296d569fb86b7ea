package cn.yijianshi.intake.notices.domain;

import cn.yijianshi.intake.domain.Applications.Place;
import java.time.Instant;
import java.util.List;

/** What every person was told here. */
public interface Notices {

    void tell(Notice notice);

    /** Newest first. */
    List<Notice> of(String personId, boolean unreadOnly, Place after, int limit);

    int unread(String personId);

    /** Reading twice is reading once; somebody else's are not touched. */
    boolean read(String personId, String id, Instant at);
}
