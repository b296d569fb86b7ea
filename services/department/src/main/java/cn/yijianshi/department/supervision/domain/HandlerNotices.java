package cn.yijianshi.department.supervision.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What handlers are told; a review that nobody handles is told to everybody of its department. */
public interface HandlerNotices {

    enum Kind {
        DUE_SOON,
        OVERDUE,
        ESCALATED,
        SUPERVISED,
        REMINDED,
        RETURNED,
        ACCEPTED
    }

    /** @param recipient an officer's id; empty for everybody of the department */
    record Notice(
            String id,
            String department,
            String recipient,
            Kind kind,
            String reviewId,
            String caseId,
            String orderId,
            Instant at) {}

    record Reader(String officerId, Set<String> departments) {}

    record Place(Instant at, String id) {}

    /** @param caseNo null while the review itself has not been heard of, as are the item and its name */
    record Seen(Notice notice, String caseNo, String item, String itemName, Instant readAt) {}

    void send(Notice notice);

    /** The latest first. */
    List<Seen> of(Reader reader, boolean unreadOnly, Place after, int limit);

    long unread(Reader reader);

    /** False if there is no such notice for him. */
    boolean markRead(Reader reader, String noticeId, Instant at);
}
