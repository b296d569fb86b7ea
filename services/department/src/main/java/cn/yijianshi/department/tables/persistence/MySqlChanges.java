package cn.yijianshi.department.tables.persistence;

import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.department.tables.domain.Change;
import cn.yijianshi.department.tables.domain.Changes;
import cn.yijianshi.department.tables.domain.DatedTable;
import cn.yijianshi.department.tables.domain.Line;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MySqlChanges implements Changes {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final TypeReference<List<Line>> LINES = new TypeReference<>() {};

    private final JdbcClient sql;

    MySqlChanges(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public long keep(DatedTable table, Change change, Request request) {
        var id = new GeneratedKeyHolder();
        sql.sql("INSERT INTO dated_table_change (table_name, revision, act, effective_from, retroactive, officer_id,"
                        + " officer_name, happened_at, reason, lines_before, lines_after, request_key, request_print)"
                        + " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)")
                .params(
                        table.name(),
                        change.revision(),
                        change.act().name(),
                        change.from(),
                        change.retroactive(),
                        change.by().id(),
                        change.by().name(),
                        Moments.toColumn(change.at()),
                        change.reason(),
                        JSON.writeValueAsString(change.before()),
                        JSON.writeValueAsString(change.after()),
                        request.key(),
                        request.print())
                .update(id, "id");
        return id.getKey().longValue();
    }

    @Override
    public List<Change> of(DatedTable table, Long below, int limit) {
        return sql.sql("SELECT c.*, p.settler FROM dated_table_change c"
                        + " LEFT JOIN proposed_change p ON c.request_key = CONCAT(?, p.id)"
                        + " WHERE c.table_name = ? AND c.id < ? ORDER BY c.id DESC LIMIT ?")
                .params(Request.PROPOSAL, table.name(), below == null ? Long.MAX_VALUE : below, limit)
                .query((row, n) -> change(row))
                .list();
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getLong("id"),
                row.getString("table_name"),
                row.getLong("revision"),
                Change.Act.valueOf(row.getString("act")),
                row.getObject("effective_from", LocalDate.class),
                row.getBoolean("retroactive"),
                new Officer(row.getString("officer_id"), row.getString("officer_name")),
                Moments.fromColumn(row.getObject("happened_at", LocalDateTime.class)),
                row.getString("reason"),
                JSON.readValue(row.getString("lines_before"), LINES),
                JSON.readValue(row.getString("lines_after"), LINES),
                row.getString("settler"));
    }
}
