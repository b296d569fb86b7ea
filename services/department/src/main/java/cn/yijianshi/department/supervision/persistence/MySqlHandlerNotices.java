package cn.yijianshi.department.supervision.persistence;

import static cn.yijianshi.department.supervision.persistence.MySqlSuperviseOrders.moment;

import cn.yijianshi.department.supervision.domain.HandlerNotices;
import cn.yijianshi.platform.persistence.Moments;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlHandlerNotices implements HandlerNotices {

    private static final String READ = " LEFT JOIN handler_notice_read m ON m.notice_id = n.id AND m.officer_id = :me";
    private static final String HIS = " WHERE n.recipient IN (:me, '') AND n.department IN (:departments)";

    private final JdbcClient sql;

    MySqlHandlerNotices(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void send(Notice notice) {
        sql.sql("INSERT INTO handler_notice (id, department, recipient, kind, review_id, case_id, order_id, sent_at)"
                        + " VALUES (?,?,?,?,?,?,?,?)")
                .params(
                        notice.id(),
                        notice.department(),
                        notice.recipient(),
                        notice.kind().name(),
                        notice.reviewId(),
                        notice.caseId(),
                        notice.orderId(),
                        Moments.toColumn(notice.at()))
                .update();
    }

    @Override
    public List<Seen> of(Reader reader, boolean unreadOnly, Place after, int limit) {
        var params = his(reader);
        var where = new StringBuilder(HIS);
        if (unreadOnly) {
            where.append(" AND m.read_at IS NULL");
        }
        if (after != null) {
            where.append(" AND (n.sent_at < :at OR n.sent_at = :at AND n.id < :id)");
            params.put("at", Moments.toColumn(after.at()));
            params.put("id", after.id());
        }
        params.put("limit", limit);
        return sql.sql("SELECT n.*, m.read_at, r.case_no, r.item, r.item_name FROM handler_notice n" + READ
                        + " LEFT JOIN review r ON r.id = n.review_id" + where
                        + " ORDER BY n.sent_at DESC, n.id DESC LIMIT :limit")
                .params(params)
                .query((row, n) -> new Seen(
                        new Notice(
                                row.getString("id"),
                                row.getString("department"),
                                row.getString("recipient"),
                                Kind.valueOf(row.getString("kind")),
                                row.getString("review_id"),
                                row.getString("case_id"),
                                row.getString("order_id"),
                                moment(row, "sent_at")),
                        row.getString("case_no"),
                        row.getString("item"),
                        row.getString("item_name"),
                        moment(row, "read_at")))
                .list();
    }

    @Override
    public long unread(Reader reader) {
        return sql.sql("SELECT COUNT(*) FROM handler_notice n" + READ + HIS + " AND m.read_at IS NULL")
                .params(his(reader))
                .query(Long.class)
                .single();
    }

    @Override
    public boolean markRead(Reader reader, String noticeId, Instant at) {
        var params = his(reader);
        params.put("notice", noticeId);
        boolean found = sql.sql("SELECT COUNT(*) FROM handler_notice n" + HIS + " AND n.id = :notice")
                        .params(params)
                        .query(Long.class)
                        .single()
                > 0;
        if (found) {
            sql.sql("INSERT IGNORE INTO handler_notice_read (notice_id, officer_id, read_at) VALUES (?,?,?)")
                    .params(noticeId, reader.officerId(), Moments.toColumn(at))
                    .update();
        }
        return found;
    }

    private static Map<String, Object> his(Reader reader) {
        var params = new LinkedHashMap<String, Object>();
        params.put("me", reader.officerId());
        // An empty list is no SQL; it matches nothing.
        params.put("departments", reader.departments().isEmpty() ? Set.of("") : reader.departments());
        return params;
    }
}
