package cn.yijianshi.engine.supervision.persistence;

import cn.yijianshi.engine.supervision.domain.Alarms;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlAlarms implements Alarms {

    private final JdbcClient sql;

    MySqlAlarms(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void set(Alarm alarm) {
        int known = sql.sql("UPDATE supervision_alarm SET rings_at = ? WHERE subject_id = ?")
                .params(Moments.toColumn(alarm.at()), alarm.subjectId())
                .update();
        if (known == 0) {
            sql.sql("INSERT INTO supervision_alarm (subject_id, kind, review_id, case_id, rings_at) VALUES (?,?,?,?,?)")
                    .params(
                            alarm.subjectId(),
                            alarm.kind().name(),
                            alarm.reviewId(),
                            alarm.caseId(),
                            Moments.toColumn(alarm.at()))
                    .update();
        }
    }

    @Override
    public void clear(String subjectId) {
        sql.sql("DELETE FROM supervision_alarm WHERE subject_id = ?")
                .param(subjectId)
                .update();
    }

    @Override
    public void clearAll(String reviewId) {
        sql.sql("DELETE FROM supervision_alarm WHERE review_id = ?")
                .param(reviewId)
                .update();
    }

    @Override
    public Optional<Alarm> of(String subjectId) {
        return sql.sql("SELECT * FROM supervision_alarm WHERE subject_id = ?")
                .param(subjectId)
                .query(MySqlAlarms::alarm)
                .optional();
    }

    @Override
    public List<Alarm> next(int limit) {
        return sql.sql("SELECT * FROM supervision_alarm ORDER BY rings_at LIMIT ?")
                .param(limit)
                .query(MySqlAlarms::alarm)
                .list();
    }

    private static Alarm alarm(ResultSet row, int n) throws SQLException {
        return new Alarm(
                row.getString("subject_id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("review_id"),
                row.getString("case_id"),
                MySqlBoard.moment(row, "rings_at"));
    }
}
