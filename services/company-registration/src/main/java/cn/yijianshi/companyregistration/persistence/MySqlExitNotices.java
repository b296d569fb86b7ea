package cn.yijianshi.companyregistration.persistence;

import cn.yijianshi.companyregistration.domain.ExitNotices;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlExitNotices implements ExitNotices {
    private static final String COLUMNS = "SELECT notice_no, uscc, published_on, ends_on, file_until FROM exit_notice ";

    private final JdbcClient jdbc;

    MySqlExitNotices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Notice> of(String number) {
        return jdbc.sql(COLUMNS + "WHERE notice_no = ?")
                .param(number)
                .query(MySqlExitNotices::read)
                .optional();
    }

    @Override
    public Optional<Notice> ofRequest(String publishedBy, String requestKey) {
        return jdbc.sql(COLUMNS + "WHERE published_by = ? AND request_key = ?")
                .params(publishedBy, requestKey)
                .query(MySqlExitNotices::read)
                .optional();
    }

    @Override
    public Optional<Notice> ofCase(String caseId) {
        return jdbc.sql(COLUMNS + "WHERE published_by = ? ORDER BY published_on DESC, notice_no DESC LIMIT 1")
                .param(caseId)
                .query(MySqlExitNotices::read)
                .optional();
    }

    @Override
    public int objectedTo(String uscc) {
        return jdbc.sql("SELECT COUNT(DISTINCT n.notice_no) FROM exit_notice n"
                        + " JOIN exit_objection o ON o.notice_no = n.notice_no WHERE n.uscc = ?")
                .param(uscc)
                .query(Integer.class)
                .single();
    }

    @Override
    public Optional<Notice> latestOf(String uscc) {
        return jdbc.sql(COLUMNS + "WHERE uscc = ? ORDER BY published_on DESC, notice_no DESC LIMIT 1")
                .param(uscc)
                .query(MySqlExitNotices::read)
                .optional();
    }

    @Override
    public List<Notice> all(String after, int limit) {
        var last = after == null ? null : of(after).orElse(null);
        return jdbc.sql(COLUMNS
                        + (last == null ? "" : "WHERE published_on < :on OR published_on = :on AND notice_no < :number")
                        + " ORDER BY published_on DESC, notice_no DESC LIMIT :limit")
                .param("limit", limit)
                .param("on", last == null ? null : last.publishedOn())
                .param("number", after)
                .query(MySqlExitNotices::read)
                .list();
    }

    @Override
    public void publish(Notice notice, String publishedBy, String requestKey) {
        jdbc.sql("INSERT INTO exit_notice (notice_no, uscc, published_by, published_on, ends_on, file_until,"
                        + " request_key) VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        notice.number(),
                        notice.uscc(),
                        publishedBy,
                        notice.publishedOn(),
                        notice.endsOn(),
                        notice.fileUntil(),
                        requestKey)
                .update();
    }

    @Override
    public List<Objection> objections(String noticeNo) {
        return jdbc.sql("SELECT id, notice_no, raised_by, raised_on, reason FROM exit_objection WHERE notice_no = ?"
                        + " ORDER BY raised_on, id")
                .param(noticeNo)
                .query((row, number) -> new Objection(
                        row.getString("id"),
                        row.getString("notice_no"),
                        row.getString("raised_by"),
                        row.getObject("raised_on", LocalDate.class),
                        row.getString("reason")))
                .list();
    }

    @Override
    public void object(Objection objection) {
        jdbc.sql("INSERT INTO exit_objection (id, notice_no, raised_by, raised_on, reason) VALUES (?, ?, ?, ?, ?)")
                .params(
                        objection.id(),
                        objection.noticeNo(),
                        objection.raisedBy(),
                        objection.raisedOn(),
                        objection.reason())
                .update();
    }

    private static Notice read(ResultSet row, int number) throws SQLException {
        return new Notice(
                row.getString("notice_no"),
                row.getString("uscc"),
                row.getObject("published_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getObject("file_until", LocalDate.class));
    }
}
