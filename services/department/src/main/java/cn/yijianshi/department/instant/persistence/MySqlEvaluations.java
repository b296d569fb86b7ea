package cn.yijianshi.department.instant.persistence;

import cn.yijianshi.department.domain.FirstLook;
import cn.yijianshi.department.instant.domain.Evaluation;
import cn.yijianshi.department.instant.domain.Evaluations;
import cn.yijianshi.platform.persistence.Moments;
import cn.yijianshi.rules.Verdict;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MySqlEvaluations implements Evaluations {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_WHY = 4000;

    private final JdbcClient sql;

    MySqlEvaluations(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void keep(Evaluation asked) {
        var why = asked.why();
        sql.sql("INSERT INTO instant_evaluation (review_id, case_no, department, item, item_version, rules_print,"
                        + " outcome, effect, verdict, left_because, evaluated_at, took_micros, since_receipt_millis,"
                        + " late, draw, rate) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
                .params(
                        asked.reviewId(),
                        asked.caseNo(),
                        asked.department(),
                        asked.item(),
                        asked.itemVersion(),
                        asked.rulesPrint(),
                        asked.verdict().outcome().name(),
                        asked.effect().name(),
                        JSON.writeValueAsString(asked.verdict()),
                        why == null || why.length() <= LONGEST_WHY ? why : why.substring(0, LONGEST_WHY),
                        Moments.toColumn(asked.at()),
                        asked.took().toNanos() / 1000,
                        asked.sinceReceipt().toMillis(),
                        asked.late(),
                        asked.draw(),
                        asked.rate())
                .update();
    }

    @Override
    public Optional<Evaluation> of(String reviewId) {
        return sql.sql("SELECT * FROM instant_evaluation WHERE review_id = ?")
                .param(reviewId)
                .query((row, n) -> new Evaluation(
                        row.getString("review_id"),
                        row.getString("case_no"),
                        row.getString("department"),
                        row.getString("item"),
                        row.getInt("item_version"),
                        row.getString("rules_print"),
                        JSON.readValue(row.getString("verdict"), Verdict.class),
                        FirstLook.Effect.valueOf(row.getString("effect")),
                        row.getString("left_because"),
                        Moments.fromColumn(row.getObject("evaluated_at", LocalDateTime.class)),
                        Duration.ofNanos(row.getLong("took_micros") * 1000),
                        Duration.ofMillis(row.getLong("since_receipt_millis")),
                        row.getBoolean("late"),
                        row.getBigDecimal("draw"),
                        row.getBigDecimal("rate")))
                .optional();
    }

    @Override
    public boolean exists(String reviewId) {
        return sql.sql("SELECT COUNT(*) FROM instant_evaluation WHERE review_id = ?")
                        .param(reviewId)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
