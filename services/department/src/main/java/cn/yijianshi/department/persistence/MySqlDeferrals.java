package cn.yijianshi.department.persistence;

import cn.yijianshi.department.domain.Deferral;
import cn.yijianshi.department.domain.Deferrals;
import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlDeferrals implements Deferrals {

    private final JdbcClient sql;

    MySqlDeferrals(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Deferral> of(String reviewId) {
        return sql.sql("SELECT * FROM review_deferral WHERE review_id = ?")
                .param(reviewId)
                .query(MySqlDeferrals::deferral)
                .optional();
    }

    @Override
    public void keep(Deferral deferral) {
        var changed = sql.sql("UPDATE review_deferral SET due_at = ?, missed = ?, supplied_at = ? WHERE review_id = ?")
                .params(column(deferral.dueAt()), deferral.missed(), column(deferral.suppliedAt()), deferral.reviewId())
                .update();
        if (changed == 0 && of(deferral.reviewId()).isEmpty()) {
            var missing = new LinkedHashMap<String, String>();
            deferral.missing().forEach(one -> missing.put(one.key(), one.name()));
            sql.sql("INSERT INTO review_deferral (review_id, missing, days, told, by_id, by_name, deferred_at, due_at,"
                            + " missed, supplied_at) VALUES (?,?,?,?,?,?,?,?,?,?)")
                    .params(
                            deferral.reviewId(),
                            Json.write(missing),
                            deferral.days(),
                            deferral.text(),
                            deferral.by().id(),
                            deferral.by().name(),
                            Moments.toColumn(deferral.at()),
                            column(deferral.dueAt()),
                            deferral.missed(),
                            column(deferral.suppliedAt()))
                    .update();
        }
    }

    private static Deferral deferral(ResultSet row, int n) throws SQLException {
        List<Deferral.Missing> missing = Json.texts(row.getString("missing")).entrySet().stream()
                .map(one -> new Deferral.Missing(one.getKey(), one.getValue()))
                .toList();
        return new Deferral(
                row.getString("review_id"),
                missing,
                row.getInt("days"),
                row.getString("told"),
                new Officer(row.getString("by_id"), row.getString("by_name")),
                moment(row, "deferred_at"),
                moment(row, "due_at"),
                row.getBoolean("missed"),
                moment(row, "supplied_at"));
    }

    private static LocalDateTime column(Instant moment) {
        return moment == null ? null : Moments.toColumn(moment);
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, LocalDateTime.class);
        return moment == null ? null : Moments.fromColumn(moment);
    }
}
