package cn.yijianshi.engine.supervision.persistence;

import static cn.yijianshi.engine.supervision.persistence.MySqlBoard.moment;

import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.supervision.domain.Order;
import cn.yijianshi.engine.supervision.domain.Orders;
import cn.yijianshi.platform.audit.Decider;
import cn.yijianshi.platform.audit.Unattended;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlOrders implements Orders {

    private final JdbcClient sql;

    private final Unattended unattended;

    MySqlOrders(JdbcClient sql, Unattended unattended) {
        this.sql = sql;
        this.unattended = unattended;
    }

    @Override
    public Optional<Order> of(String id) {
        return sql.sql("SELECT * FROM supervise_order WHERE id = ?")
                .param(id)
                .query(MySqlOrders::order)
                .optional();
    }

    @Override
    public List<Order> ofReview(String reviewId) {
        return sql.sql("SELECT * FROM supervise_order WHERE review_id = ? ORDER BY issued_at, id")
                .param(reviewId)
                .query(MySqlOrders::order)
                .list();
    }

    @Override
    public List<Order> openOf(Collection<String> reviewIds) {
        return reviewIds.isEmpty()
                ? List.of()
                : sql.sql("SELECT * FROM supervise_order WHERE review_id IN (:reviews)"
                                + " AND state IN ('ISSUED', 'RETURNED', 'REPLIED') ORDER BY issued_at, id")
                        .param("reviews", reviewIds)
                        .query(MySqlOrders::order)
                        .list();
    }

    @Override
    public void issue(Order order) {
        sql.sql("INSERT INTO supervise_order (id, review_id, case_id, item, department, office, state, round_no, told,"
                        + " issued_by, issued_by_name, issued_at, issued_month, reply_within_hours, reply_by, reminders,"
                        + " late) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
                .params(
                        order.id(),
                        order.reviewId(),
                        order.caseId(),
                        order.item(),
                        order.department(),
                        order.office(),
                        order.state().name(),
                        order.round(),
                        order.text(),
                        order.issuedBy(),
                        order.issuedByName(),
                        Moments.toColumn(order.issuedAt()),
                        YearMonth.from(order.issuedAt().atZone(OfficeHours.ZONE))
                                .toString(),
                        order.replyWithinHours(),
                        Moments.toColumn(order.replyBy()),
                        order.reminders(),
                        order.late())
                .update();
        if (order.issuedBy() == null) {
            unattended.note(
                    Decider.clock("ORDER_ISSUED", ""),
                    "ORDER_ISSUED",
                    order.reviewId(),
                    Map.of("order", order.id(), "item", order.item()));
        }
    }

    @Override
    public void keep(Order order) {
        sql.sql(
                        "UPDATE supervise_order SET state = ?, round_no = ?, reply_within_hours = ?, reply_by = ?, reminders = ?,"
                                + " late = ?, reply = ?, replied_by_name = ?, replied_at = ?, expected_date = ?,"
                                + " settled_by_name = ?, settled_at = ?, answer = ? WHERE id = ?")
                .params(
                        order.state().name(),
                        order.round(),
                        order.replyWithinHours(),
                        Moments.toColumn(order.replyBy()),
                        order.reminders(),
                        order.late(),
                        order.reply(),
                        order.repliedByName(),
                        Moments.toColumn(order.repliedAt()),
                        order.expectedDate(),
                        order.settledByName(),
                        Moments.toColumn(order.settledAt()),
                        order.answer(),
                        order.id())
                .update();
    }

    @Override
    public void remind(Order reminded) {
        keep(reminded);
        unattended.note(
                Decider.clock("ORDER_REMINDED", ""),
                "ORDER_REMINDED",
                reminded.reviewId(),
                Map.of("order", reminded.id(), "item", reminded.item(), "reminders", reminded.reminders()));
    }

    @Override
    public List<Order> list(Set<String> departments, Order.State state, boolean late, Place after, int limit) {
        if (departments != null && departments.isEmpty()) {
            return List.of();
        }
        StringBuilder where = new StringBuilder(" WHERE 1 = 1");
        Map<String, Object> params = new LinkedHashMap<>();
        if (departments != null) {
            where.append(" AND department IN (:departments)");
            params.put("departments", departments);
        }
        if (state != null) {
            where.append(" AND state = :state");
            params.put("state", state.name());
        }
        if (late) {
            where.append(" AND reminders > 0 AND state IN ('ISSUED', 'RETURNED')");
        }
        if (after != null) {
            where.append(" AND (issued_at < :at OR issued_at = :at AND id < :id)");
            params.put("at", Moments.toColumn(after.issuedAt()));
            params.put("id", after.id());
        }
        params.put("limit", limit);
        return sql.sql("SELECT * FROM supervise_order" + where + " ORDER BY issued_at DESC, id DESC LIMIT :limit")
                .params(params)
                .query(MySqlOrders::order)
                .list();
    }

    private static Order order(ResultSet row, int n) throws SQLException {
        return new Order(
                row.getString("id"),
                row.getString("review_id"),
                row.getString("case_id"),
                row.getString("item"),
                row.getString("department"),
                row.getString("office"),
                Order.State.valueOf(row.getString("state")),
                row.getInt("round_no"),
                row.getString("told"),
                row.getString("issued_by"),
                row.getString("issued_by_name"),
                moment(row, "issued_at"),
                row.getInt("reply_within_hours"),
                moment(row, "reply_by"),
                row.getInt("reminders"),
                row.getBoolean("late"),
                row.getString("reply"),
                row.getString("replied_by_name"),
                moment(row, "replied_at"),
                row.getObject("expected_date", LocalDate.class),
                row.getString("settled_by_name"),
                moment(row, "settled_at"),
                row.getString("answer"));
    }
}
