package cn.yijianshi.intake.persistence;

import static cn.yijianshi.intake.persistence.Columns.moment;

import cn.yijianshi.intake.domain.Duties;
import cn.yijianshi.intake.domain.Duty;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlDuties implements Duties {

    private final JdbcClient sql;
    private final StoredJson json;

    SqlDuties(JdbcClient sql, StoredJson json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    public Optional<Duty> find(String applicationId, String reviewId) {
        return sql.sql("SELECT * FROM applicant_duty WHERE review_id = ? AND application_id = ?")
                .params(reviewId, applicationId)
                .query(this::duty)
                .optional();
    }

    @Override
    public List<Duty> ofCase(String applicationId) {
        return sql.sql("SELECT * FROM applicant_duty WHERE application_id = ? ORDER BY review_id")
                .param(applicationId)
                .query(this::duty)
                .list();
    }

    @Override
    public void keep(String applicationId, Duty duty) {
        var values = new ArrayList<Object>();
        values.add(duty.department());
        values.add(duty.item());
        values.add(duty.state().name());
        values.add(column(duty.dueAt()));
        values.add(json.write(duty.missing()));
        values.add(duty.text());
        values.add(column(duty.suppliedAt()));
        values.add(duty.answerHash());
        values.add(applicationId);
        values.add(duty.reviewId());
        sql.sql(
                        find(applicationId, duty.reviewId()).isPresent()
                                ? "UPDATE applicant_duty SET department = ?, item = ?, state = ?, due_at = ?,"
                                        + " missing = ?, told = ?, supplied_at = ?, answer_hash = ?"
                                        + " WHERE application_id = ? AND review_id = ?"
                                : "INSERT INTO applicant_duty (department, item, state, due_at, missing, told,"
                                        + " supplied_at, answer_hash, application_id, review_id)"
                                        + " VALUES (?,?,?,?,?,?,?,?,?,?)")
                .params(values)
                .update();
    }

    private static Object column(Instant moment) {
        return moment == null ? null : Moments.toColumn(moment);
    }

    private Duty duty(ResultSet row, int number) throws SQLException {
        return new Duty(
                row.getString("review_id"),
                row.getString("department"),
                row.getString("item"),
                Duty.State.valueOf(row.getString("state")),
                moment(row, "due_at"),
                json.readList(row.getString("missing"), Duty.Missing.class),
                row.getString("told"),
                moment(row, "supplied_at"),
                row.getString("answer_hash"));
    }
}
