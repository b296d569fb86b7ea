package cn.yijianshi.engine.supervision.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What leads and supervisors are told; handlers are told by their department. */
public interface Notices {

    enum Kind {
        DUE_SOON,
        OVERDUE,
        ESCALATED,
        ORDER_ISSUED,
        ORDER_REPLIED,
        ORDER_UNANSWERED
    }

    record Notice(
            String id,
            Party recipient,
            String department,
            Kind kind,
            String reviewId,
            String caseId,
            String item,
            String orderId,
            Instant at) {}

    void send(Notice notice);

    /**
     * Whose notices: a supervisor's, and those of the leads of these departments.
     *
     * @param login the reader, for his read marks
     */
    record Reader(String login, boolean supervisor, Set<String> leads) {}

    /** The latest first. */
    List<Seen> of(Reader reader, boolean unreadOnly, Place after, int limit);

    long unread(Reader reader);

    /** False if there is no such notice for him. */
    boolean markRead(Reader reader, String noticeId, Instant at);

    record Place(Instant at, String id) {}

    record Seen(Notice notice, String caseNo, Instant readAt) {}
}
