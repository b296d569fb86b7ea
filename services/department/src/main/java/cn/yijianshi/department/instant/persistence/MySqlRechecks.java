package cn.yijianshi.department.instant.persistence;

import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.department.instant.domain.Recheck;
import cn.yijianshi.department.instant.domain.Rechecks;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlRechecks implements Rechecks {

    private final JdbcClient sql;

    MySqlRechecks(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void open(Recheck recheck) {
        sql.sql("INSERT INTO recheck (id, review_id, case_no, department, item, item_name, origin, question, asked_at,"
                        + " status) VALUES (?,?,?,?,?,?,?,?,?,?)")
                .params(
                        recheck.id(),
                        recheck.reviewId(),
                        recheck.caseNo(),
                        recheck.department(),
                        recheck.item(),
                        recheck.itemName(),
                        recheck.origin().name(),
                        recheck.question(),
                        Moments.toColumn(recheck.askedAt()),
                        recheck.status().name())
                .update();
    }

    @Override
    public Optional<Recheck> lock(String id) {
        return sql.sql("SELECT * FROM recheck WHERE id = ? FOR UPDATE")
                .param(id)
                .query(MySqlRechecks::recheck)
                .optional();
    }

    @Override
    public Optional<Recheck> ofReview(String reviewId) {
        return sql.sql("SELECT * FROM recheck WHERE review_id = ?")
                .param(reviewId)
                .query(MySqlRechecks::recheck)
                .optional();
    }

    @Override
    public void keep(Recheck recheck) {
        var by = recheck.by();
        sql.sql("UPDATE recheck SET origin = ?, question = ?, asked_at = ?, status = ?, closed_by = ?,"
                        + " closed_by_name = ?, closed_at = ?, said = ? WHERE id = ?")
                .params(
                        recheck.origin().name(),
                        recheck.question(),
                        Moments.toColumn(recheck.askedAt()),
                        recheck.status().name(),
                        by == null ? null : by.id(),
                        by == null ? null : by.name(),
                        Moments.toColumn(recheck.closedAt()),
                        recheck.text(),
                        recheck.id())
                .update();
    }

    @Override
    public List<Recheck> of(Collection<String> departments, Recheck.Status status, Place after, int limit) {
        if (departments.isEmpty()) {
            return List.of();
        }
        var params = new LinkedHashMap<String, Object>();
        params.put("departments", departments);
        params.put("status", status.name());
        params.put("limit", limit);
        var where = "";
        if (after != null) {
            where = " AND (asked_at > :at OR asked_at = :at AND id > :id)";
            params.put("at", Moments.toColumn(after.askedAt()));
            params.put("id", after.id());
        }
        return sql.sql("SELECT * FROM recheck WHERE department IN (:departments) AND status = :status" + where
                        + " ORDER BY asked_at, id LIMIT :limit")
                .params(params)
                .query(MySqlRechecks::recheck)
                .list();
    }

    @Override
    public List<Figures> figures(Collection<String> departments) {
        if (departments.isEmpty()) {
            return List.of();
        }
        return sql.sql("SELECT e.department, e.item, COUNT(*) AS asked,"
                        + " SUM(CASE WHEN e.effect <> 'LEFT' THEN 1 ELSE 0 END) AS decided,"
                        + " SUM(CASE WHEN e.effect = 'LEFT' THEN 1 ELSE 0 END) AS left_to_person,"
                        + " SUM(CASE WHEN e.late THEN 1 ELSE 0 END) AS late, COUNT(r.id) AS rechecks,"
                        + " SUM(CASE WHEN r.status = 'OPEN' THEN 1 ELSE 0 END) AS still_open,"
                        + " SUM(CASE WHEN r.status = 'DISAGREED' THEN 1 ELSE 0 END) AS disagreed"
                        + " FROM instant_evaluation e LEFT JOIN recheck r ON r.review_id = e.review_id"
                        + " WHERE e.department IN (:departments) GROUP BY e.department, e.item"
                        + " ORDER BY e.department, e.item")
                .param("departments", departments)
                .query((row, n) -> new Figures(
                        row.getString("department"),
                        row.getString("item"),
                        row.getLong("asked"),
                        row.getLong("decided"),
                        row.getLong("left_to_person"),
                        row.getLong("late"),
                        row.getLong("rechecks"),
                        row.getLong("still_open"),
                        row.getLong("disagreed")))
                .list();
    }

    private static Recheck recheck(ResultSet row, int n) throws SQLException {
        var by = row.getString("closed_by");
        var closed = row.getObject("closed_at", LocalDateTime.class);
        return new Recheck(
                row.getString("id"),
                row.getString("review_id"),
                row.getString("case_no"),
                row.getString("department"),
                row.getString("item"),
                row.getString("item_name"),
                Recheck.Origin.valueOf(row.getString("origin")),
                row.getString("question"),
                Moments.fromColumn(row.getObject("asked_at", LocalDateTime.class)),
                Recheck.Status.valueOf(row.getString("status")),
                by == null ? null : new Officer(by, row.getString("closed_by_name")),
                closed == null ? null : Moments.fromColumn(closed),
                row.getString("said"));
    }
}
