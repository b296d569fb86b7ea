package cn.yijianshi.companyregistration.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The public notices of enterprises that leave the simple way, and who objected (MER 33). */
public interface ExitNotices {

    Optional<Notice> of(String number);

    Optional<Notice> ofRequest(String publishedBy, String requestKey);

    /** The one that this case published. */
    Optional<Notice> ofCase(String caseId);

    /** How many of the enterprise's notices somebody objected to. */
    int objectedTo(String uscc);

    /** The newest of the enterprise. */
    Optional<Notice> latestOf(String uscc);

    /** The newest first; {@code after} is the number the page before ended with, null for the beginning. */
    List<Notice> all(String after, int limit);

    void publish(Notice notice, String publishedBy, String requestKey);

    List<Objection> objections(String noticeNo);

    void object(Objection objection);

    /**
     * @param endsOn the last day on which somebody may object
     * @param fileUntil the last day to apply for the deregistration
     */
    record Notice(String number, String uscc, LocalDate publishedOn, LocalDate endsOn, LocalDate fileUntil) {}

    record Objection(String id, String noticeNo, String raisedBy, LocalDate raisedOn, String reason) {}
}
