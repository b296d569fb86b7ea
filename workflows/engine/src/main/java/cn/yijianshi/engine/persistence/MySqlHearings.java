package cn.yijianshi.engine.persistence;

import cn.yijianshi.engine.domain.Hearing;
import cn.yijianshi.engine.domain.Hearing.Plan;
import cn.yijianshi.engine.domain.Hearing.Step;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlHearings implements Hearing.Book {

    private final JdbcClient sql;

    MySqlHearings(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Hearing> of(String reviewId) {
        return sql.sql("SELECT * FROM hearing WHERE review_id = ?")
                .param(reviewId)
                .query((row, n) -> hearing(row))
                .optional();
    }

    @Override
    public void keep(Hearing hearing) {
        Plan plan = hearing.planned();
        List<Object> values = new ArrayList<>();
        add(values, hearing.told());
        values.add(column(hearing.askBy()));
        add(values, hearing.asked());
        values.add(column(hearing.holdBy()));
        values.add(plan == null ? null : column(plan.on()));
        values.add(plan == null ? null : plan.place());
        values.add(plan == null ? null : plan.presidedBy());
        add(values, plan == null ? null : plan.notice());
        add(values, hearing.held());
        values.add(hearing.caseId());
        values.add(hearing.reviewId());
        sql.sql(
                        of(hearing.reviewId()).isPresent()
                                ? "UPDATE hearing SET told_at = ?, told_by = ?, told = ?, ask_by = ?, asked_at = ?,"
                                        + " asked_by = ?, asked = ?, hold_by = ?, held_on = ?, place = ?,"
                                        + " presided_by = ?, noticed_at = ?, noticed_by = ?, noticed = ?, held_at = ?,"
                                        + " held_by = ?, minutes = ? WHERE case_id = ? AND review_id = ?"
                                : "INSERT INTO hearing (told_at, told_by, told, ask_by, asked_at, asked_by, asked,"
                                        + " hold_by, held_on, place, presided_by, noticed_at, noticed_by, noticed,"
                                        + " held_at, held_by, minutes, case_id, review_id)"
                                        + " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
                .params(values)
                .update();
    }

    private static void add(List<Object> values, Step step) {
        values.add(step == null ? null : column(step.at()));
        values.add(step == null ? null : step.by());
        values.add(step == null ? null : step.text());
    }

    private static Hearing hearing(ResultSet row) throws SQLException {
        Instant on = moment(row, "held_on");
        return new Hearing(
                row.getString("review_id"),
                row.getString("case_id"),
                step(row, "told_at", "told_by", "told"),
                moment(row, "ask_by"),
                step(row, "asked_at", "asked_by", "asked"),
                moment(row, "hold_by"),
                on == null
                        ? null
                        : new Plan(
                                on,
                                row.getString("place"),
                                row.getString("presided_by"),
                                step(row, "noticed_at", "noticed_by", "noticed")),
                step(row, "held_at", "held_by", "minutes"));
    }

    private static Step step(ResultSet row, String at, String by, String text) throws SQLException {
        Instant moment = moment(row, at);
        return moment == null ? null : new Step(moment, row.getString(by), row.getString(text));
    }

    private static LocalDateTime column(Instant moment) {
        return moment == null ? null : Moments.toColumn(moment);
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        LocalDateTime moment = row.getObject(column, LocalDateTime.class);
        return moment == null ? null : Moments.fromColumn(moment);
    }
}
