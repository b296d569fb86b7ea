package cn.yijianshi.engine.persistence;

import cn.yijianshi.engine.domain.ExtensionGround;
import cn.yijianshi.engine.domain.ExtensionRequest;
import cn.yijianshi.engine.domain.ExtensionRequests;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlExtensionRequests implements ExtensionRequests {

    private final JdbcClient sql;

    MySqlExtensionRequests(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void ask(ExtensionRequest request) {
        sql.sql("INSERT INTO clock_extension_request (id, review_id, case_id, ground, working_days, told, asked_by,"
                        + " asked_by_name, asked_at, state) VALUES (?,?,?,?,?,?,?,?,?,?)")
                .params(
                        request.id(),
                        request.reviewId(),
                        request.caseId(),
                        request.ground().name(),
                        request.workingDays(),
                        request.text(),
                        request.askedBy(),
                        request.askedByName(),
                        Moments.toColumn(request.askedAt()),
                        request.state().name())
                .update();
    }

    @Override
    public Optional<ExtensionRequest> of(String id) {
        return sql.sql("SELECT * FROM clock_extension_request WHERE id = ?")
                .param(id)
                .query((row, n) -> request(row))
                .optional();
    }

    @Override
    public List<ExtensionRequest> ofReview(String reviewId) {
        return sql.sql("SELECT * FROM clock_extension_request WHERE review_id = ? ORDER BY asked_at, id")
                .param(reviewId)
                .query((row, n) -> request(row))
                .list();
    }

    @Override
    public void decide(ExtensionRequest answered) {
        int changed = sql.sql("UPDATE clock_extension_request SET state = ?, decided_by = ?, decided_by_name = ?,"
                        + " decided_at = ?, answer = ? WHERE id = ? AND state = 'ASKED'")
                .params(
                        answered.state().name(),
                        answered.decidedBy(),
                        answered.decidedByName(),
                        Moments.toColumn(answered.decidedAt()),
                        answered.answer(),
                        answered.id())
                .update();
        if (changed == 0) {
            throw new OptimisticLockingFailureException("answered meanwhile: " + answered.id());
        }
    }

    private static ExtensionRequest request(ResultSet row) throws SQLException {
        LocalDateTime decided = row.getObject("decided_at", LocalDateTime.class);
        return new ExtensionRequest(
                row.getString("id"),
                row.getString("review_id"),
                row.getString("case_id"),
                ExtensionGround.valueOf(row.getString("ground")),
                row.getInt("working_days"),
                row.getString("told"),
                row.getString("asked_by"),
                row.getString("asked_by_name"),
                Moments.fromColumn(row.getObject("asked_at", LocalDateTime.class)),
                ExtensionRequest.State.valueOf(row.getString("state")),
                row.getString("decided_by"),
                row.getString("decided_by_name"),
                decided == null ? null : Moments.fromColumn(decided),
                row.getString("answer"));
    }
}
