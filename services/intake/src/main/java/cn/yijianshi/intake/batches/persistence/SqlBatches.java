package cn.yijianshi.intake.batches.persistence;

import cn.yijianshi.intake.batches.domain.Batch;
import cn.yijianshi.intake.batches.domain.BatchRow;
import cn.yijianshi.intake.batches.domain.BatchRow.State;
import cn.yijianshi.intake.batches.domain.Batches;
import cn.yijianshi.intake.domain.Applications.Place;
import cn.yijianshi.intake.domain.Person;
import cn.yijianshi.intake.persistence.Columns;
import cn.yijianshi.intake.persistence.StoredJson;
import cn.yijianshi.intake.sheets.domain.CellProblem;
import cn.yijianshi.intake.sheets.domain.SheetRow;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlBatches implements Batches {

    private static final String ADD =
            "INSERT INTO batch_row (batch_id, row_key, row_no, state, cells, problems, application_id, case_no,"
                    + " tracking_code) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcClient sql;
    private final JdbcTemplate many;
    private final StoredJson json;

    SqlBatches(JdbcClient sql, JdbcTemplate many, StoredJson json) {
        this.sql = sql;
        this.many = many;
        this.json = json;
    }

    @Override
    public void open(Batch batch, String key, List<BatchRow> rows) {
        try {
            sql.sql("""
                    INSERT INTO batch (id, owner_id, owner_name, by_id, by_name, mandate_id, bundle, bundle_name,
                      bundle_name_en, region, file_name, content_hash, created_at, opening_key)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)
                    .params(
                            batch.id(),
                            batch.owner().id(),
                            batch.owner().name(),
                            batch.by().id(),
                            batch.by().name(),
                            batch.mandateId(),
                            batch.bundle(),
                            batch.bundleName(),
                            batch.bundleNameEn(),
                            batch.region(),
                            batch.fileName(),
                            batch.contentHash(),
                            Moments.toColumn(batch.createdAt()),
                            key)
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new AlreadyOpened(taken);
        }
        many.batchUpdate(ADD, rows.stream().map(this::columns).toList());
    }

    private Object[] columns(BatchRow row) {
        return new Object[] {
            row.batchId(),
            row.key(),
            row.number(),
            row.state().name(),
            json.write(row.cells()),
            json.write(row.problems()),
            row.applicationId(),
            row.caseNo(),
            row.trackingCode()
        };
    }

    @Override
    public Optional<Batch> openedUnder(String ownerId, String key) {
        return sql.sql("SELECT * FROM batch WHERE owner_id = ? AND opening_key = ?")
                .params(ownerId, key)
                .query(SqlBatches::batch)
                .optional();
    }

    @Override
    public Optional<Batch> find(String id) {
        return sql.sql("SELECT * FROM batch WHERE id = ?")
                .param(id)
                .query(SqlBatches::batch)
                .optional();
    }

    @Override
    public Optional<Batch> lock(String id) {
        return sql.sql("SELECT * FROM batch WHERE id = ? FOR UPDATE")
                .param(id)
                .query(SqlBatches::batch)
                .optional();
    }

    @Override
    public List<Batch> ofOwner(String ownerId, Set<String> bundles, Place after, int limit) {
        if (bundles != null && bundles.isEmpty()) {
            return List.of();
        }
        var query = new StringBuilder("SELECT * FROM batch WHERE owner_id = ?");
        var params = new ArrayList<Object>(List.of(ownerId));
        if (bundles != null) {
            query.append(bundles.stream().map(each -> "?").collect(Collectors.joining(", ", " AND bundle IN (", ")")));
            params.addAll(bundles);
        }
        if (after != null) {
            query.append(" AND (created_at < ? OR (created_at = ? AND id < ?))");
            params.addAll(List.of(Moments.toColumn(after.at()), Moments.toColumn(after.at()), after.id()));
        }
        params.add(limit);
        return sql.sql(query.append(" ORDER BY created_at DESC, id DESC LIMIT ?")
                        .toString())
                .params(params)
                .query(SqlBatches::batch)
                .list();
    }

    @Override
    public Batch.Counts counts(String id) {
        var counts = new LinkedHashMap<State, Integer>();
        sql.sql("SELECT state, COUNT(*) AS many FROM batch_row WHERE batch_id = ? GROUP BY state")
                .param(id)
                .query((row, number) -> counts.put(State.valueOf(row.getString("state")), row.getInt("many")))
                .list();
        return new Batch.Counts(
                counts.getOrDefault(State.PENDING, 0),
                counts.getOrDefault(State.FILED, 0),
                counts.getOrDefault(State.FAILED, 0));
    }

    @Override
    public List<BatchRow> rows(String id, State state, int afterNumber, int limit) {
        var query = "SELECT * FROM batch_row WHERE batch_id = ? AND row_no > ?"
                + (state == null ? "" : " AND state = ?")
                + " ORDER BY row_no, row_key LIMIT ?";
        var params = new ArrayList<Object>(List.of(id, afterNumber));
        if (state != null) {
            params.add(state.name());
        }
        params.add(limit);
        return sql.sql(query).params(params).query(this::row).list();
    }

    @Override
    public Map<String, BatchRow> byKey(String id) {
        var rows = new LinkedHashMap<String, BatchRow>();
        sql.sql("SELECT * FROM batch_row WHERE batch_id = ?")
                .param(id)
                .query(this::row)
                .list()
                .forEach(row -> rows.put(row.key(), row));
        return rows;
    }

    @Override
    public List<BatchRow> pending(int limit) {
        return sql.sql("SELECT * FROM batch_row WHERE state = 'PENDING' ORDER BY batch_id, row_no LIMIT ?")
                .param(limit)
                .query(this::row)
                .list();
    }

    @Override
    public void keep(BatchRow row) {
        sql.sql("""
                UPDATE batch_row SET row_no = ?, state = ?, cells = ?, problems = ?, application_id = ?, case_no = ?,
                  tracking_code = ?
                WHERE batch_id = ? AND row_key = ?
                """)
                .params(
                        row.number(),
                        row.state().name(),
                        json.write(row.cells()),
                        json.write(row.problems()),
                        row.applicationId(),
                        row.caseNo(),
                        row.trackingCode(),
                        row.batchId(),
                        row.key())
                .update();
    }

    @Override
    public void add(BatchRow row) {
        sql.sql(ADD).params(columns(row)).update();
    }

    @Override
    public void forgetUnnamed(String id) {
        sql.sql("DELETE FROM batch_row WHERE batch_id = ? AND state = 'FAILED' AND row_key LIKE ?")
                .params(id, SheetRow.UNNAMED + "%")
                .update();
    }

    private static Batch batch(ResultSet row, int number) throws SQLException {
        return new Batch(
                row.getString("id"),
                new Person(row.getString("owner_id"), row.getString("owner_name")),
                new Person(row.getString("by_id"), row.getString("by_name")),
                row.getString("mandate_id"),
                row.getString("bundle"),
                row.getString("bundle_name"),
                row.getString("bundle_name_en"),
                row.getString("region"),
                row.getString("file_name"),
                row.getString("content_hash"),
                Columns.moment(row, "created_at"));
    }

    private BatchRow row(ResultSet row, int number) throws SQLException {
        return new BatchRow(
                row.getString("batch_id"),
                row.getString("row_key"),
                row.getInt("row_no"),
                State.valueOf(row.getString("state")),
                json.readTexts(row.getString("cells")),
                json.readList(row.getString("problems"), CellProblem.class),
                row.getString("application_id"),
                row.getString("case_no"),
                row.getString("tracking_code"));
    }
}
