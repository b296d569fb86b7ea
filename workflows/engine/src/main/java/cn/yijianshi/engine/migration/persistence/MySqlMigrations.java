package cn.yijianshi.engine.migration.persistence;

import cn.yijianshi.engine.migration.domain.MigratedCase;
import cn.yijianshi.engine.migration.domain.MigratedCase.Outcome;
import cn.yijianshi.engine.migration.domain.Migration;
import cn.yijianshi.engine.migration.domain.Migration.Preview;
import cn.yijianshi.engine.migration.domain.Migration.Progress;
import cn.yijianshi.engine.migration.domain.Migration.State;
import cn.yijianshi.engine.migration.domain.Migration.Work;
import cn.yijianshi.engine.migration.domain.Migrations;
import cn.yijianshi.engine.migration.domain.Reason;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MySqlMigrations implements Migrations {

    private static final TypeReference<Map<String, Integer>> ITEMS = new TypeReference<>() {};
    private static final String RUNNING =
            " FROM bundle_case WHERE bundle = ? AND bundle_version = ? AND state <> 'ENDED'";
    private static final String CASES = "SELECT m.*, c.case_no FROM migrated_case m"
            + " JOIN bundle_case c ON c.case_id = m.case_id WHERE m.migration_id = :migration";

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Clock clock;

    MySqlMigrations(JdbcClient sql, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public int running(String bundle, int version) {
        return sql.sql("SELECT COUNT(*)" + RUNNING)
                .params(bundle, version)
                .query(Integer.class)
                .single();
    }

    @Override
    public List<String> running(String bundle, int version, List<String> cases) {
        return cases.isEmpty()
                ? List.of()
                : sql.sql("SELECT case_id FROM bundle_case WHERE bundle = :bundle AND bundle_version = :version"
                                + " AND state <> 'ENDED' AND case_id IN (:cases) ORDER BY case_id")
                        .param("bundle", bundle)
                        .param("version", version)
                        .param("cases", cases)
                        .query(String.class)
                        .list();
    }

    @Override
    public void plan(Migration migration, String idempotencyKey) {
        insert(migration, idempotencyKey);
        sql.sql("INSERT INTO migrated_case (migration_id, case_id, waits_for) SELECT ?, case_id, 'NONE'" + RUNNING
                        + " ORDER BY case_id LIMIT ?")
                .params(migration.id(), migration.bundle(), migration.fromVersion(), migration.cases())
                .update();
    }

    @Override
    public void plan(Migration migration, String idempotencyKey, List<String> cases) {
        insert(migration, idempotencyKey);
        sql.sql("INSERT INTO migrated_case (migration_id, case_id, waits_for) SELECT :migration, case_id, 'NONE'"
                        + " FROM bundle_case WHERE case_id IN (:cases)")
                .param("migration", migration.id())
                .param("cases", cases)
                .update();
    }

    private void insert(Migration migration, String idempotencyKey) {
        sql.sql("INSERT INTO case_migration (migration_id, idempotency_key, bundle, from_version, to_version, state,"
                        + " being_done, why, author, planned_at, cases) VALUES (?,?,?,?,?,?,?,?,?,?,?)")
                .params(
                        migration.id(),
                        idempotencyKey,
                        migration.bundle(),
                        migration.fromVersion(),
                        migration.toVersion(),
                        migration.state().name(),
                        migration.work().name(),
                        migration.why(),
                        migration.author(),
                        Moments.toColumn(migration.plannedAt()),
                        migration.cases())
                .update();
    }

    @Override
    public Optional<Migration> planned(String idempotencyKey) {
        return sql.sql("SELECT * FROM case_migration WHERE idempotency_key = ?")
                .param(idempotencyKey)
                .query((row, n) -> migration(row))
                .optional();
    }

    @Override
    public void preview(String id, Preview preview) {
        sql.sql("UPDATE case_migration SET preview = ? WHERE migration_id = ?")
                .params(json.writeValueAsString(preview), id)
                .update();
    }

    @Override
    public Optional<Migration> of(String id) {
        return sql.sql("SELECT * FROM case_migration WHERE migration_id = ?")
                .param(id)
                .query((row, n) -> migration(row))
                .optional();
    }

    @Override
    public Optional<Migration> hold(String id) {
        return sql.sql("SELECT * FROM case_migration WHERE migration_id = ? FOR UPDATE")
                .param(id)
                .query((row, n) -> migration(row))
                .optional();
    }

    @Override
    public List<Migration> list(String bundle, String after, int limit) {
        List<Object> params = new ArrayList<>();
        StringBuilder where = new StringBuilder("SELECT * FROM case_migration WHERE 1 = 1");
        if (bundle != null) {
            where.append(" AND bundle = ?");
            params.add(bundle);
        }
        Optional<Migration> last = after == null ? Optional.empty() : of(after);
        if (last.isPresent()) {
            LocalDateTime planned = Moments.toColumn(last.get().plannedAt());
            where.append(" AND (planned_at < ? OR (planned_at = ? AND migration_id > ?))");
            params.addAll(List.of(planned, planned, after));
        }
        params.add(limit);
        return sql.sql(where + " ORDER BY planned_at DESC, migration_id LIMIT ?")
                .params(params)
                .query((row, n) -> migration(row))
                .list();
    }

    @Override
    public Progress progress(String id) {
        return sql.sql(
                        "SELECT COUNT(*) AS cases, SUM(CASE WHEN waits_for = 'NONE' AND outcome IS NOT NULL THEN 1 ELSE 0"
                                + " END) AS done, SUM(CASE WHEN outcome = 'FAILED' THEN 1 ELSE 0 END) AS failed"
                                + " FROM migrated_case WHERE migration_id = ?")
                .param(id)
                .query((row, n) -> new Progress(row.getInt("done"), row.getInt("cases"), row.getInt("failed")))
                .single();
    }

    @Override
    public List<MigratedCase> cases(String id, Outcome outcome, String afterCase, int limit) {
        return sql.sql(CASES + " AND (:outcome IS NULL OR m.outcome = :outcome)"
                        + " AND m.case_id > :after ORDER BY m.case_id LIMIT :limit")
                .param("migration", id)
                .param("outcome", outcome == null ? null : outcome.name())
                .param("after", afterCase == null ? "" : afterCase)
                .param("limit", limit)
                .query((row, n) -> migrated(row))
                .list();
    }

    @Override
    public void begin(String id, State state, Work work) {
        sql.sql("UPDATE case_migration SET state = ?, being_done = ? WHERE migration_id = ?")
                .params(state.name(), work.name(), id)
                .update();
        String whom =
                switch (work) {
                    case RETURN -> " AND outcome = 'MOVED'";
                    case EXECUTION -> " AND (outcome IS NULL OR outcome NOT IN ('MOVED', 'RETURNED'))";
                    case TRIAL, NONE -> "";
                };
        sql.sql("UPDATE migrated_case SET waits_for = ? WHERE migration_id = ?" + whom)
                .params(work.name(), id)
                .update();
    }

    @Override
    public void end(String id, Work done, State state) {
        sql.sql("UPDATE case_migration SET state = ?, being_done = 'NONE' WHERE migration_id = ? AND being_done = ?")
                .params(state.name(), id, done.name())
                .update();
    }

    @Override
    public List<Migration> unfinished() {
        return sql.sql("SELECT * FROM case_migration WHERE being_done <> 'NONE' ORDER BY planned_at, migration_id")
                .query((row, n) -> migration(row))
                .list();
    }

    @Override
    public List<String> waiting(String id, int limit) {
        return sql.sql("SELECT case_id FROM migrated_case WHERE migration_id = ? AND waits_for <> 'NONE'"
                        + " ORDER BY case_id LIMIT ?")
                .params(id, limit)
                .query(String.class)
                .list();
    }

    @Override
    public Optional<MigratedCase> waiting(String id, String caseId) {
        return sql.sql(CASES + " AND m.case_id = :case AND m.waits_for <> 'NONE'")
                .param("migration", id)
                .param("case", caseId)
                .query((row, n) -> migrated(row))
                .optional();
    }

    @Override
    public void predicted(String id, String caseId, Outcome outcome, Reason reason, String item) {
        sql.sql("UPDATE migrated_case SET waits_for = 'NONE', predicted = ?, outcome = ?, reason = ?, item = ?,"
                        + " happened_at = ? WHERE migration_id = ? AND case_id = ?")
                .params(outcome.name(), outcome.name(), name(reason), item, now(), id, caseId)
                .update();
    }

    @Override
    public void happened(
            String id, String caseId, Outcome outcome, Reason reason, String item, Map<String, Integer> itemsBefore) {
        sql.sql("UPDATE migrated_case SET waits_for = 'NONE', outcome = ?, reason = ?, item = ?, items_before = ?,"
                        + " happened_at = ? WHERE migration_id = ? AND case_id = ?")
                .params(
                        outcome.name(),
                        name(reason),
                        item,
                        itemsBefore == null ? null : json.writeValueAsString(itemsBefore),
                        now(),
                        id,
                        caseId)
                .update();
    }

    private LocalDateTime now() {
        return Moments.toColumn(clock.instant());
    }

    private static String name(Reason reason) {
        return reason == null ? null : reason.name();
    }

    private Migration migration(ResultSet row) throws SQLException {
        String preview = row.getString("preview");
        return new Migration(
                row.getString("migration_id"),
                row.getString("bundle"),
                row.getInt("from_version"),
                row.getInt("to_version"),
                State.valueOf(row.getString("state")),
                Work.valueOf(row.getString("being_done")),
                row.getString("why"),
                row.getString("author"),
                Moments.fromColumn(row.getObject("planned_at", LocalDateTime.class)),
                preview == null ? null : json.readValue(preview, Preview.class),
                row.getInt("cases"));
    }

    private MigratedCase migrated(ResultSet row) throws SQLException {
        String predicted = row.getString("predicted");
        String outcome = row.getString("outcome");
        String reason = row.getString("reason");
        String before = row.getString("items_before");
        return new MigratedCase(
                row.getString("case_id"),
                row.getString("case_no"),
                predicted == null ? null : Outcome.valueOf(predicted),
                outcome == null ? null : Outcome.valueOf(outcome),
                reason == null ? null : Reason.valueOf(reason),
                row.getString("item"),
                before == null ? null : json.readValue(before, ITEMS));
    }
}
