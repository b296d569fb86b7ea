package cn.yijianshi.department.registers.persistence;

import cn.yijianshi.department.registers.domain.RegisterEntries;
import cn.yijianshi.department.registers.domain.RegisterEntry;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MySqlRegisterEntries implements RegisterEntries {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient sql;

    MySqlRegisterEntries(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<RegisterEntry> of(String department, String kind, String key) {
        return one(
                "SELECT * FROM register_entry WHERE department = ? AND kind = ? AND entry_key = ?",
                department,
                kind,
                key);
    }

    @Override
    public Optional<RegisterEntry> lock(String department, String kind, String key) {
        return one(
                "SELECT * FROM register_entry WHERE department = ? AND kind = ? AND entry_key = ? FOR UPDATE",
                department,
                kind,
                key);
    }

    @Override
    public Optional<RegisterEntry> of(String id) {
        return one("SELECT * FROM register_entry WHERE id = ?", id);
    }

    @Override
    public Optional<RegisterEntry> holding(String department, String kind, String source, String value) {
        return one(
                "SELECT e.* FROM register_entry e JOIN register_unique u ON u.entry_id = e.id"
                        + " WHERE u.department = ? AND u.kind = ? AND u.source = ? AND u.taken_value = ?",
                department,
                kind,
                source,
                value);
    }

    private Optional<RegisterEntry> one(String query, Object... params) {
        return sql.sql(query).params(params).query(MySqlRegisterEntries::entry).optional();
    }

    @Override
    public boolean enter(RegisterEntry entry, Map<String, String> unique, RegisterEntry.Change change) {
        try {
            sql.sql("INSERT INTO register_entry (id, kind, entry_key, department, item, item_version, status,"
                            + " version_no, entry_values, entered_at, valid_until) VALUES (?,?,?,?,?,?,?,?,?,?,?)")
                    .params(
                            entry.id(),
                            entry.kind(),
                            entry.key(),
                            entry.department(),
                            entry.item(),
                            entry.itemVersion(),
                            entry.status().name(),
                            entry.version(),
                            JSON.writeValueAsString(entry.values()),
                            Moments.toColumn(entry.enteredAt()),
                            entry.validUntil())
                    .update();
            unique.forEach((source, value) -> sql.sql(
                            "INSERT INTO register_unique (department, kind, source, taken_value, entry_id)"
                                    + " VALUES (?,?,?,?,?)")
                    .params(entry.department(), entry.kind(), source, value, entry.id())
                    .update());
        } catch (DuplicateKeyException taken) {
            return false;
        }
        add(entry, change);
        return true;
    }

    @Override
    public void change(RegisterEntry entry, RegisterEntry.Change change) {
        sql.sql("UPDATE register_entry SET item = ?, item_version = ?, status = ?, version_no = ?, entry_values = ?,"
                        + " valid_until = ? WHERE id = ?")
                .params(
                        entry.item(),
                        entry.itemVersion(),
                        entry.status().name(),
                        entry.version(),
                        JSON.writeValueAsString(entry.values()),
                        entry.validUntil(),
                        entry.id())
                .update();
        add(entry, change);
    }

    @Override
    public void end(RegisterEntry entry, RegisterEntry.Change change) {
        sql.sql("DELETE FROM register_unique WHERE entry_id = ?")
                .param(entry.id())
                .update();
        change(entry, change);
    }

    private void add(RegisterEntry entry, RegisterEntry.Change change) {
        sql.sql(
                        "INSERT INTO register_history (entry_id, version_no, act, entry_values, happened_at, review_id, case_no)"
                                + " VALUES (?,?,?,?,?,?,?)")
                .params(
                        entry.id(),
                        change.version(),
                        change.act().name(),
                        JSON.writeValueAsString(change.values()),
                        Moments.toColumn(change.at()),
                        change.reviewId(),
                        change.caseNo())
                .update();
    }

    @Override
    public List<RegisterEntry.Change> history(String id) {
        return sql.sql("SELECT * FROM register_history WHERE entry_id = ? ORDER BY version_no")
                .param(id)
                .query((row, n) -> new RegisterEntry.Change(
                        row.getInt("version_no"),
                        RegisterEntry.Act.valueOf(row.getString("act")),
                        JSON.readValue(row.getString("entry_values"), TEXTS),
                        Moments.fromColumn(row.getObject("happened_at", LocalDateTime.class)),
                        row.getString("review_id"),
                        row.getString("case_no")))
                .list();
    }

    @Override
    public List<Kind> kinds(Collection<String> departments) {
        if (departments.isEmpty()) {
            return List.of();
        }
        return sql.sql("SELECT department, kind, SUM(CASE WHEN status = 'IN_FORCE' THEN 1 ELSE 0 END) AS in_force,"
                        + " SUM(CASE WHEN status = 'ENDED' THEN 1 ELSE 0 END) AS ended FROM register_entry"
                        + " WHERE department IN (:departments) GROUP BY department, kind ORDER BY department, kind")
                .param("departments", departments)
                .query((row, n) -> new Kind(
                        row.getString("kind"),
                        row.getString("department"),
                        row.getLong("in_force"),
                        row.getLong("ended")))
                .list();
    }

    @Override
    public List<RegisterEntry> of(
            Collection<String> departments,
            String kind,
            RegisterEntry.Status status,
            String beginning,
            Place after,
            int limit) {
        if (departments.isEmpty()) {
            return List.of();
        }
        var where = new StringBuilder("department IN (:departments) AND kind = :kind");
        var params = new LinkedHashMap<String, Object>();
        params.put("departments", departments);
        params.put("kind", kind);
        params.put("limit", limit);
        if (status != null) {
            where.append(" AND status = :status");
            params.put("status", status.name());
        }
        if (beginning != null) {
            where.append(" AND entry_key LIKE :beginning ESCAPE '!'");
            params.put("beginning", beginning.replaceAll("[!%_]", "!$0") + "%");
        }
        if (after != null) {
            where.append(" AND (entry_key > :key OR entry_key = :key AND id > :id)");
            params.put("key", after.key());
            params.put("id", after.id());
        }
        return sql.sql("SELECT * FROM register_entry WHERE " + where + " ORDER BY entry_key, id LIMIT :limit")
                .params(params)
                .query(MySqlRegisterEntries::entry)
                .list();
    }

    private static RegisterEntry entry(ResultSet row, int n) throws SQLException {
        return new RegisterEntry(
                row.getString("id"),
                row.getString("kind"),
                row.getString("entry_key"),
                row.getString("department"),
                row.getString("item"),
                row.getInt("item_version"),
                RegisterEntry.Status.valueOf(row.getString("status")),
                row.getInt("version_no"),
                JSON.readValue(row.getString("entry_values"), TEXTS),
                Moments.fromColumn(row.getObject("entered_at", LocalDateTime.class)),
                row.getObject("valid_until", LocalDate.class));
    }
}
