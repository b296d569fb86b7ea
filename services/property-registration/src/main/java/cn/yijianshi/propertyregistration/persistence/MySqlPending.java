package cn.yijianshi.propertyregistration.persistence;

import cn.yijianshi.platform.persistence.Moments;
import cn.yijianshi.platform.persistence.ReadOnce;
import cn.yijianshi.propertyregistration.domain.Pending;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlPending implements Pending {
    private final JdbcClient jdbc;
    private final ReadOnce<String, List<Application>> waiting = new ReadOnce<>();

    MySqlPending(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void note(Application application) {
        jdbc.sql("INSERT INTO realty_pending (review_id, unit_code, item, case_id, case_no, since)"
                        + " VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE unit_code = VALUES(unit_code)")
                .params(
                        application.reviewId(),
                        application.unitCode(),
                        application.item(),
                        application.caseId(),
                        application.caseNo(),
                        Moments.toColumn(application.since()))
                .update();
        waiting.forgetAll();
    }

    @Override
    public void drop(String reviewId) {
        jdbc.sql("DELETE FROM realty_pending WHERE review_id = ?")
                .param(reviewId)
                .update();
        waiting.forgetAll();
    }

    @Override
    public List<Application> on(String unitCode) {
        return waiting.of(unitCode, () -> List.copyOf(inTable(unitCode)));
    }

    private List<Application> inTable(String unitCode) {
        return jdbc.sql("SELECT review_id, unit_code, item, case_id, case_no, since FROM realty_pending"
                        + " WHERE unit_code = ? ORDER BY since, review_id")
                .param(unitCode)
                .query((row, n) -> new Application(
                        row.getString("review_id"),
                        row.getString("unit_code"),
                        row.getString("item"),
                        row.getString("case_id"),
                        row.getString("case_no"),
                        Moments.fromColumn(row.getObject("since", LocalDateTime.class))))
                .list();
    }
}
