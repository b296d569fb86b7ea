package cn.yijianshi.engine.supervision.persistence;

import static cn.yijianshi.engine.supervision.persistence.MySqlBoard.moment;

import cn.yijianshi.engine.supervision.domain.Notices;
import cn.yijianshi.engine.supervision.domain.Party;
import cn.yijianshi.platform.persistence.Moments;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlNotices implements Notices {

    private final JdbcClient sql;

    MySqlNotices(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void send(Notice notice) {
        sql.sql("INSERT INTO supervision_notice (id, recipient, department, kind, review_id, case_id, item, order_id,"
                        + " sent_at) VALUES (?,?,?,?,?,?,?,?,?)")
                .params(
                        notice.id(),
                        notice.recipient().name(),
                        notice.department(),
                        notice.kind().name(),
                        notice.reviewId(),
                        notice.caseId(),
                        notice.item(),
                        notice.orderId(),
                        Moments.toColumn(notice.at()))
                .update();
    }

    @Override
    public List<Seen> of(Reader reader, boolean unreadOnly, Place after, int limit) {
        Map<String, Object> params = new LinkedHashMap<>();
        StringBuilder where = new StringBuilder(his(reader, params));
        if (unreadOnly) {
            where.append(" AND r.read_at IS NULL");
        }
        if (after != null) {
            where.append(" AND (n.sent_at < :at OR n.sent_at = :at AND n.id < :id)");
            params.put("at", Moments.toColumn(after.at()));
            params.put("id", after.id());
        }
        params.put("limit", limit);
        return sql.sql("SELECT n.*, r.read_at, b.case_no FROM supervision_notice n LEFT JOIN supervision_notice_read r"
                        + " ON r.notice_id = n.id AND r.reader = :login LEFT JOIN bundle_case b ON b.case_id = n.case_id"
                        + where + " ORDER BY n.sent_at DESC, n.id DESC LIMIT :limit")
                .params(params)
                .query((row, n) -> new Seen(
                        new Notice(
                                row.getString("id"),
                                Party.valueOf(row.getString("recipient")),
                                row.getString("department"),
                                Kind.valueOf(row.getString("kind")),
                                row.getString("review_id"),
                                row.getString("case_id"),
                                row.getString("item"),
                                row.getString("order_id"),
                                moment(row, "sent_at")),
                        row.getString("case_no"),
                        moment(row, "read_at")))
                .list();
    }

    @Override
    public long unread(Reader reader) {
        Map<String, Object> params = new LinkedHashMap<>();
        String where = his(reader, params);
        return sql.sql("SELECT COUNT(*) FROM supervision_notice n LEFT JOIN supervision_notice_read r"
                        + " ON r.notice_id = n.id AND r.reader = :login" + where + " AND r.read_at IS NULL")
                .params(params)
                .query(Long.class)
                .single();
    }

    @Override
    public boolean markRead(Reader reader, String noticeId, Instant at) {
        Map<String, Object> params = new LinkedHashMap<>();
        String where = his(reader, params);
        params.put("notice", noticeId);
        boolean found = sql.sql("SELECT COUNT(*) FROM supervision_notice n" + where + " AND n.id = :notice")
                        .params(params)
                        .query(Long.class)
                        .single()
                > 0;
        if (found) {
            sql.sql("INSERT IGNORE INTO supervision_notice_read (notice_id, reader, read_at) VALUES (?,?,?)")
                    .params(noticeId, reader.login(), Moments.toColumn(at))
                    .update();
        }
        return found;
    }

    private static String his(Reader reader, Map<String, Object> params) {
        params.put("login", reader.login());
        String supervisors = reader.supervisor() ? "n.recipient = 'SUPERVISOR'" : "1 = 0";
        if (reader.leads().isEmpty()) {
            return " WHERE " + supervisors;
        }
        params.put("leads", reader.leads());
        return " WHERE (" + supervisors + " OR n.recipient = 'LEAD' AND n.department IN (:leads))";
    }
}
