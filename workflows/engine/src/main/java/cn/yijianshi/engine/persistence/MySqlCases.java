package cn.yijianshi.engine.persistence;

import cn.yijianshi.engine.domain.CaseFile;
import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.Cases;
import cn.yijianshi.engine.domain.ItemState;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MySqlCases implements Cases {

    private static final TypeReference<Map<String, List<String>>> ANSWERS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Integer>> ITEMS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> OUTPUTS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Clock clock;

    MySqlCases(JdbcClient sql, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public boolean open(CaseFile file) {
        return sql.sql(
                                "INSERT IGNORE INTO bundle_case (case_id, case_no, bundle, bundle_version, region, answers, items,"
                                        + " state, ground, process_id, submitted_at, applicant_id) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)")
                        .params(
                                file.caseId(),
                                file.caseNo(),
                                file.bundle(),
                                file.bundleVersion(),
                                file.region(),
                                json.writeValueAsString(file.answers()),
                                json.writeValueAsString(file.items()),
                                file.state().name(),
                                file.ground(),
                                file.processId(),
                                Moments.toColumn(file.submittedAt()),
                                file.applicantId())
                        .update()
                == 1;
    }

    @Override
    public Optional<CaseFile> hold(String caseId) {
        return sql.sql("SELECT * FROM bundle_case WHERE case_id = ? FOR UPDATE")
                .param(caseId)
                .query((row, n) -> file(row))
                .optional();
    }

    @Override
    public Optional<CaseFile> of(String caseId) {
        return sql.sql("SELECT * FROM bundle_case WHERE case_id = ?")
                .param(caseId)
                .query((row, n) -> file(row))
                .optional();
    }

    @Override
    public List<CaseFile> all(Collection<String> caseIds) {
        return caseIds.isEmpty()
                ? List.of()
                : sql.sql("SELECT * FROM bundle_case WHERE case_id IN (:ids)")
                        .param("ids", caseIds)
                        .query((row, n) -> file(row))
                        .list();
    }

    @Override
    public List<CaseReview> reviewsOf(Collection<String> caseIds) {
        return caseIds.isEmpty()
                ? List.of()
                : sql.sql("SELECT * FROM case_review WHERE case_id IN (:ids) ORDER BY opened_at, item")
                        .param("ids", caseIds)
                        .query((row, n) -> review(row))
                        .list();
    }

    @Override
    public void started(String caseId, String processId) {
        sql.sql("UPDATE bundle_case SET process_id = ? WHERE case_id = ?")
                .params(processId, caseId)
                .update();
    }

    @Override
    public void stop(String caseId, CaseFile.CaseState state, String ground) {
        sql.sql("UPDATE bundle_case SET state = ?, ground = ? WHERE case_id = ?")
                .params(state.name(), ground, caseId)
                .update();
    }

    @Override
    public void ended(String caseId, String outcome) {
        sql.sql("UPDATE bundle_case SET state = 'ENDED', outcome = ?, ended_at = ? WHERE case_id = ?")
                .params(outcome, Moments.toColumn(clock.instant()), caseId)
                .update();
    }

    @Override
    public List<CaseReview> reviews(String caseId) {
        return sql.sql("SELECT * FROM case_review WHERE case_id = ? ORDER BY opened_at, item")
                .param(caseId)
                .query((row, n) -> review(row))
                .list();
    }

    @Override
    public Standing standing(String caseId) {
        List<CaseReview> reviews = new ArrayList<>();
        Set<String> ordered = new HashSet<>();
        boolean[] found = {false};
        // The books of few cases hold anything: to ask in passing costs a look into an index, to ask each a way there.
        sql.sql("SELECT r.*, EXISTS (SELECT 1 FROM correction_finding f WHERE f.case_id = r.case_id) AS found,"
                        + " EXISTS (SELECT 1 FROM supervise_order o WHERE o.review_id = r.review_id) AS ordered"
                        + " FROM case_review r WHERE r.case_id = ? ORDER BY r.opened_at, r.item")
                .param(caseId)
                .query(row -> {
                    CaseReview review = review(row);
                    reviews.add(review);
                    found[0] |= row.getBoolean("found");
                    if (row.getBoolean("ordered")) {
                        ordered.add(review.reviewId());
                    }
                });
        return new Standing(reviews, found[0], ordered);
    }

    @Override
    public void keep(CaseReview review) {
        LocalDateTime now = Moments.toColumn(clock.instant());
        sql.sql(
                        "INSERT INTO case_review (review_id, case_id, item, item_version, department, process_id, state, awaits,"
                                + " opened_at, ended_at) VALUES (?,?,?,?,?,?,?,?,?,?)")
                .params(
                        review.reviewId(),
                        review.caseId(),
                        review.item(),
                        review.itemVersion(),
                        review.department(),
                        review.processId(),
                        review.state().name(),
                        String.join(",", review.awaits()),
                        now,
                        review.state().ended() ? now : null)
                .update();
    }

    @Override
    public void ended(String reviewId, ItemState state, Map<String, String> outputs) {
        sql.sql("UPDATE case_review SET state = ?, outputs = ?, awaits = '', ended_at = ? WHERE review_id = ?")
                .params(state.name(), json.writeValueAsString(outputs), Moments.toColumn(clock.instant()), reviewId)
                .update();
    }

    @Override
    public void released(String reviewId) {
        sql.sql("UPDATE case_review SET awaits = '' WHERE review_id = ?")
                .param(reviewId)
                .update();
    }

    @Override
    public void moved(String caseId, int bundleVersion, Map<String, Integer> items) {
        sql.sql("UPDATE bundle_case SET bundle_version = ?, items = ? WHERE case_id = ?")
                .params(bundleVersion, json.writeValueAsString(items), caseId)
                .update();
    }

    @Override
    public void awaits(String reviewId, Set<String> items) {
        sql.sql("UPDATE case_review SET awaits = ? WHERE review_id = ?")
                .params(String.join(",", new TreeSet<>(items)), reviewId)
                .update();
    }

    private CaseFile file(ResultSet row) throws SQLException {
        return new CaseFile(
                row.getString("case_id"),
                row.getString("case_no"),
                row.getString("bundle"),
                row.getInt("bundle_version"),
                row.getString("region"),
                json.readValue(row.getString("answers"), ANSWERS),
                json.readValue(row.getString("items"), ITEMS),
                CaseFile.CaseState.valueOf(row.getString("state")),
                row.getString("ground"),
                row.getString("process_id"),
                Moments.fromColumn(row.getObject("submitted_at", LocalDateTime.class)),
                row.getString("applicant_id"));
    }

    private CaseReview review(ResultSet row) throws SQLException {
        String outputs = row.getString("outputs");
        return new CaseReview(
                row.getString("review_id"),
                row.getString("case_id"),
                row.getString("item"),
                row.getInt("item_version"),
                row.getString("department"),
                row.getString("process_id"),
                ItemState.valueOf(row.getString("state")),
                split(row.getString("awaits")),
                outputs == null ? Map.of() : json.readValue(outputs, OUTPUTS));
    }

    private static Set<String> split(String joined) {
        return joined == null
                ? Set.of()
                : Arrays.stream(joined.split(","))
                        .filter(item -> !item.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new));
    }
}
