package cn.yijianshi.engine.supervision.persistence;

import cn.yijianshi.engine.domain.Lamp;
import cn.yijianshi.engine.supervision.domain.Board;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlBoard implements Board {

    // A paused clock keeps the colour it had when the pause began.
    private static final String RED = "(c.ends_at <= :now AND (c.halted_at IS NULL OR c.ends_at <= c.halted_at))";
    private static final String WARNED = "(c.soon_at <= :now AND (c.halted_at IS NULL OR c.soon_at <= c.halted_at))";

    private final JdbcClient sql;

    MySqlBoard(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Line> lines(Wanted wanted, Place after, int limit, Instant now) {
        Map<String, Object> params = new LinkedHashMap<>();
        StringBuilder where = where(wanted, now, params);
        if (wanted.lamp() != null) {
            where.append(
                    switch (wanted.lamp()) {
                        case RED -> " AND " + RED;
                        case YELLOW -> " AND " + WARNED + " AND NOT " + RED;
                        case GREEN -> " AND NOT " + WARNED + " AND NOT " + RED;
                    });
        }
        if (after != null) {
            where.append(" AND (c.ends_at > :ends OR c.ends_at = :ends AND c.review_id > :id)");
            params.put("ends", Moments.toColumn(after.ends()));
            params.put("id", after.reviewId());
        }
        params.put("limit", limit);
        return sql.sql("SELECT c.*, b.case_no, " + RED + " AS is_red, " + WARNED + " AS is_warned FROM clock c"
                        + " LEFT JOIN bundle_case b ON b.case_id = c.case_id" + where
                        + " ORDER BY c.ends_at, c.review_id LIMIT :limit")
                .params(params)
                .query(MySqlBoard::line)
                .list();
    }

    @Override
    public List<Count> counts(Wanted wanted, Instant now) {
        Map<String, Object> params = new LinkedHashMap<>();
        StringBuilder where = where(wanted, now, params);
        return sql.sql("SELECT c.department, COUNT(*) AS total, SUM(CASE WHEN " + RED + " THEN 1 ELSE 0 END) AS red,"
                        + " SUM(CASE WHEN " + WARNED + " OR " + RED + " THEN 1 ELSE 0 END) AS warned FROM clock c"
                        + where
                        + " GROUP BY c.department ORDER BY c.department")
                .params(params)
                .query((row, n) -> new Count(
                        row.getString("department"),
                        row.getLong("total") - row.getLong("warned"),
                        row.getLong("warned") - row.getLong("red"),
                        row.getLong("red")))
                .list();
    }

    @Override
    public Optional<String> departmentOf(String reviewId) {
        return sql.sql("SELECT department FROM case_review WHERE review_id = ?")
                .param(reviewId)
                .query(String.class)
                .optional();
    }

    @Override
    public void takenUp(String reviewId, int version, String handlerName, Instant at) {
        // The version comes last: MySQL sees in each assignment what those before it have set.
        sql.sql("UPDATE clock SET handled_at = COALESCE(handled_at, ?),"
                        + " handler = CASE WHEN handler_version >= ? THEN handler END,"
                        + " handler_name = CASE WHEN handler_version >= ? THEN handler_name ELSE ? END,"
                        + " handler_version = CASE WHEN handler_version >= ? THEN handler_version ELSE ? END"
                        + " WHERE review_id = ?")
                .params(Moments.toColumn(at), version, version, handlerName, version, version, reviewId)
                .update();
    }

    @Override
    public void handledBy(String reviewId, int version, String handler, String handlerName) {
        sql.sql("UPDATE clock SET handler = ?, handler_name = ?, handler_version = ?"
                        + " WHERE review_id = ? AND (handler_version IS NULL OR handler_version < ?)")
                .params(handler, handlerName, version, reviewId, version)
                .update();
    }

    private static StringBuilder where(Wanted wanted, Instant now, Map<String, Object> params) {
        StringBuilder where = new StringBuilder(" WHERE c.ends_at IS NOT NULL");
        params.put("now", Moments.toColumn(now));
        if (wanted.departments() != null) {
            // An empty list is no SQL; it matches nothing.
            where.append(wanted.departments().isEmpty() ? " AND 1 = 0" : " AND c.department IN (:departments)");
            params.put("departments", wanted.departments());
        }
        with(where, params, "c.item", "item", wanted.item());
        with(where, params, "c.office", "region", wanted.region());
        with(where, params, "c.bundle", "bundle", wanted.bundle());
        if (wanted.handler() != null) {
            where.append(" AND (c.handler = :handler OR c.handler_name = :handler)");
            params.put("handler", wanted.handler());
        }
        return where;
    }

    private static void with(
            StringBuilder where, Map<String, Object> params, String column, String name, String value) {
        if (value != null) {
            where.append(" AND ").append(column).append(" = :").append(name);
            params.put(name, value);
        }
    }

    private static Line line(ResultSet row, int n) throws SQLException {
        Lamp lamp = row.getBoolean("is_red") ? Lamp.RED : row.getBoolean("is_warned") ? Lamp.YELLOW : Lamp.GREEN;
        return new Line(
                row.getString("review_id"),
                row.getString("case_id"),
                row.getString("case_no"),
                row.getString("item"),
                row.getString("department"),
                row.getString("office"),
                row.getString("bundle"),
                row.getString("handler"),
                row.getString("handler_name"),
                row.getString("state"),
                lamp,
                moment(row, "ends_at"),
                moment(row, "due_at"),
                moment(row, "statutory_due_at"),
                moment(row, "halted_at"),
                row.getString("pause_ground"));
    }

    static Instant moment(ResultSet row, String column) throws SQLException {
        return Moments.fromColumn(row.getObject(column, LocalDateTime.class));
    }
}
