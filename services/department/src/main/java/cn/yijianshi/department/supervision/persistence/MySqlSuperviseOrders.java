package cn.yijianshi.department.supervision.persistence;

import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.department.supervision.domain.SuperviseOrder;
import cn.yijianshi.department.supervision.domain.SuperviseOrder.Reply;
import cn.yijianshi.department.supervision.domain.SuperviseOrder.State;
import cn.yijianshi.department.supervision.domain.SuperviseOrders;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlSuperviseOrders implements SuperviseOrders {

    private final JdbcClient sql;

    MySqlSuperviseOrders(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<SuperviseOrder> lock(String id) {
        return sql.sql("SELECT * FROM supervise_order WHERE id = ? FOR UPDATE")
                .param(id)
                .query(MySqlSuperviseOrders::order)
                .optional();
    }

    @Override
    public void keep(SuperviseOrder order) {
        var reply = order.reply();
        int known = sql.sql("UPDATE supervise_order SET state = ?, round_no = ?, reply_by = ?, reminders = ?,"
                        + " told_at = ?, answer = ?, reply = ?, expected_date = ?, replied_by = ?, replied_by_name = ?,"
                        + " replied_at = ? WHERE id = ?")
                .params(
                        order.state().name(),
                        order.round(),
                        Moments.toColumn(order.replyBy()),
                        order.reminders(),
                        Moments.toColumn(order.toldAt()),
                        order.answer(),
                        reply == null ? null : reply.text(),
                        reply == null ? null : reply.expectedDate(),
                        reply == null ? null : reply.by().id(),
                        reply == null ? null : reply.by().name(),
                        reply == null ? null : Moments.toColumn(reply.at()),
                        order.id())
                .update();
        if (known == 0) {
            sql.sql("INSERT INTO supervise_order (id, review_id, case_id, department, state, round_no, text_told,"
                            + " issued_by, issued_at, reply_by, reminders, told_at, answer)"
                            + " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)")
                    .params(
                            order.id(),
                            order.reviewId(),
                            order.caseId(),
                            order.department(),
                            order.state().name(),
                            order.round(),
                            order.text(),
                            order.issuedBy(),
                            Moments.toColumn(order.issuedAt()),
                            Moments.toColumn(order.replyBy()),
                            order.reminders(),
                            Moments.toColumn(order.toldAt()),
                            order.answer())
                    .update();
        }
    }

    @Override
    public List<SuperviseOrder> ofReview(String reviewId) {
        return sql.sql("SELECT * FROM supervise_order WHERE review_id = ? ORDER BY issued_at, id")
                .param(reviewId)
                .query(MySqlSuperviseOrders::order)
                .list();
    }

    @Override
    public List<SuperviseOrder> waiting(Collection<String> reviewIds) {
        return reviewIds.isEmpty()
                ? List.of()
                : sql.sql("SELECT * FROM supervise_order WHERE review_id IN (:reviews) AND state = 'WAITING'"
                                + " ORDER BY issued_at, id")
                        .param("reviews", reviewIds)
                        .query(MySqlSuperviseOrders::order)
                        .list();
    }

    private static SuperviseOrder order(ResultSet row, int n) throws SQLException {
        var reply = row.getString("reply");
        return new SuperviseOrder(
                row.getString("id"),
                row.getString("review_id"),
                row.getString("case_id"),
                row.getString("department"),
                State.valueOf(row.getString("state")),
                row.getInt("round_no"),
                row.getString("text_told"),
                row.getString("issued_by"),
                moment(row, "issued_at"),
                moment(row, "reply_by"),
                row.getInt("reminders"),
                moment(row, "told_at"),
                row.getString("answer"),
                reply == null
                        ? null
                        : new Reply(
                                reply,
                                row.getObject("expected_date", LocalDate.class),
                                new Officer(row.getString("replied_by"), row.getString("replied_by_name")),
                                moment(row, "replied_at")));
    }

    static Instant moment(ResultSet row, String column) throws SQLException {
        return Moments.fromColumn(row.getObject(column, LocalDateTime.class));
    }
}
