package cn.yijianshi.department.persistence;

import cn.yijianshi.department.domain.Delegation;
import cn.yijianshi.department.domain.Delegations;
import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlDelegations implements Delegations {

    private final JdbcClient sql;

    MySqlDelegations(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public boolean standsIn(String officerId, String forOfficerId, Instant at) {
        return sql.sql("SELECT COUNT(*) FROM delegation WHERE to_id = ? AND from_id = ? AND begins_at <= ?"
                                + " AND ends_at > ? AND revoked_at IS NULL")
                        .params(officerId, forOfficerId, Moments.toColumn(at), Moments.toColumn(at))
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Override
    public Optional<Delegation> lock(String id) {
        return sql.sql("SELECT * FROM delegation WHERE id = ? FOR UPDATE")
                .param(id)
                .query(MySqlDelegations::delegation)
                .optional();
    }

    @Override
    public List<Delegation> givenBy(String officerId, Instant at) {
        return sql.sql("SELECT * FROM delegation WHERE from_id = ? AND ends_at > ? AND revoked_at IS NULL")
                .params(officerId, Moments.toColumn(at))
                .query(MySqlDelegations::delegation)
                .list();
    }

    @Override
    public List<Delegation> holding(Collection<String> officerIds, Instant at) {
        return officerIds.isEmpty()
                ? List.of()
                : sql.sql("SELECT * FROM delegation WHERE from_id IN (:officers) AND begins_at <= :at AND ends_at > :at"
                                + " AND revoked_at IS NULL ORDER BY ends_at, id")
                        .param("officers", officerIds)
                        .param("at", Moments.toColumn(at))
                        .query(MySqlDelegations::delegation)
                        .list();
    }

    @Override
    public void keep(Delegation delegation) {
        var revokedAt = Moments.toColumn(delegation.revokedAt());
        int known = sql.sql("UPDATE delegation SET revoked_at = ? WHERE id = ?")
                .params(revokedAt, delegation.id())
                .update();
        if (known > 0) {
            return;
        }
        sql.sql("INSERT INTO delegation (id, from_id, from_name, to_id, to_name, begins_at, ends_at, reason,"
                        + " made_by_id, made_by_name, made_at, revoked_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)")
                .params(
                        delegation.id(),
                        delegation.from().id(),
                        delegation.from().name(),
                        delegation.to().id(),
                        delegation.to().name(),
                        Moments.toColumn(delegation.begins()),
                        Moments.toColumn(delegation.ends()),
                        delegation.text(),
                        delegation.madeBy().id(),
                        delegation.madeBy().name(),
                        Moments.toColumn(delegation.madeAt()),
                        revokedAt)
                .update();
    }

    @Override
    public List<Delegation> concerning(String officerId, Set<String> directs, Place after, int limit) {
        var params = new LinkedHashMap<String, Object>();
        var mine = "from_id = :me OR to_id = :me";
        params.put("me", officerId);
        params.put("limit", limit);
        if (!directs.isEmpty()) {
            mine += " OR from_id IN (SELECT officer_id FROM officer_department WHERE department IN (:directs))";
            params.put("directs", directs);
        }
        var further = "";
        if (after != null) {
            further = " AND (ends_at < :ends OR ends_at = :ends AND id < :id)";
            params.put("ends", Moments.toColumn(after.ends()));
            params.put("id", after.id());
        }
        return sql.sql("SELECT * FROM delegation WHERE (" + mine + ")" + further
                        + " ORDER BY ends_at DESC, id DESC LIMIT :limit")
                .params(params)
                .query(MySqlDelegations::delegation)
                .list();
    }

    private static Delegation delegation(ResultSet row, int n) throws SQLException {
        return new Delegation(
                row.getString("id"),
                officer(row, "from"),
                officer(row, "to"),
                moment(row, "begins_at"),
                moment(row, "ends_at"),
                row.getString("reason"),
                officer(row, "made_by"),
                moment(row, "made_at"),
                moment(row, "revoked_at"));
    }

    private static Officer officer(ResultSet row, String column) throws SQLException {
        return new Officer(row.getString(column + "_id"), row.getString(column + "_name"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return Moments.fromColumn(row.getObject(column, LocalDateTime.class));
    }
}
