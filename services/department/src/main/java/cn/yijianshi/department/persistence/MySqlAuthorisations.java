package cn.yijianshi.department.persistence;

import cn.yijianshi.department.domain.Authorisation;
import cn.yijianshi.department.domain.Authorisations;
import cn.yijianshi.department.domain.Certificates;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlAuthorisations implements Authorisations {

    private final JdbcClient sql;

    MySqlAuthorisations(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void give(Authorisation given) {
        sql.sql("INSERT INTO certificate_authorisation (id, certificate_id, holder_id, request_key, grantee_kind,"
                        + " grantee, purpose, case_no, uses_allowed, uses_made, given_at, valid_until)"
                        + " VALUES (?,?,?,?,?,?,?,?,?,?,?,?)")
                .params(
                        given.id(),
                        given.certificateId(),
                        given.holderId(),
                        given.requestKey(),
                        given.granteeKind().name(),
                        given.grantee(),
                        given.purpose(),
                        given.caseNo(),
                        given.usesAllowed(),
                        given.usesMade(),
                        Moments.toColumn(given.givenAt()),
                        Moments.toColumn(given.validUntil()))
                .update();
    }

    @Override
    public Optional<Authorisation> of(String id) {
        return sql.sql("SELECT * FROM certificate_authorisation WHERE id = ?")
                .param(id)
                .query(MySqlAuthorisations::authorisation)
                .optional();
    }

    @Override
    public Optional<Authorisation> lock(String id) {
        return sql.sql("SELECT * FROM certificate_authorisation WHERE id = ? FOR UPDATE")
                .param(id)
                .query(MySqlAuthorisations::authorisation)
                .optional();
    }

    @Override
    public Optional<Authorisation> underKey(String certificateId, String requestKey) {
        return sql.sql("SELECT * FROM certificate_authorisation WHERE certificate_id = ? AND request_key = ?")
                .params(certificateId, requestKey)
                .query(MySqlAuthorisations::authorisation)
                .optional();
    }

    @Override
    public List<Authorisation> ofCertificate(String certificateId) {
        return sql.sql("SELECT * FROM certificate_authorisation WHERE certificate_id = ?"
                        + " ORDER BY given_at DESC, id LIMIT 100")
                .param(certificateId)
                .query(MySqlAuthorisations::authorisation)
                .list();
    }

    @Override
    public void revoke(Authorisation revoked) {
        sql.sql("UPDATE certificate_authorisation SET revoked_at = ? WHERE id = ?")
                .params(Moments.toColumn(revoked.revokedAt()), revoked.id())
                .update();
    }

    @Override
    public void use(Authorisation.Use use) {
        sql.sql("INSERT INTO certificate_use (id, certificate_id, authorisation_id, request_key, used_by, used_by_name,"
                        + " department, used_at) VALUES (?,?,?,?,?,?,?,?)")
                .params(
                        use.id(),
                        use.certificateId(),
                        use.authorisationId(),
                        use.requestKey(),
                        use.usedBy(),
                        use.usedByName(),
                        use.department(),
                        Moments.toColumn(use.usedAt()))
                .update();
        sql.sql("UPDATE certificate_authorisation SET uses_made = uses_made + 1 WHERE id = ?")
                .param(use.authorisationId())
                .update();
    }

    @Override
    public Optional<Authorisation.Use> useUnderKey(String authorisationId, String requestKey) {
        return sql.sql("SELECT * FROM certificate_use WHERE authorisation_id = ? AND request_key = ?")
                .params(authorisationId, requestKey)
                .query(MySqlAuthorisations::use)
                .optional();
    }

    @Override
    public List<Authorisation.Use> usesOf(String certificateId, Certificates.Place after, int limit) {
        var rest = after == null ? "" : " AND (used_at < :at OR used_at = :at AND id > :id)";
        var query = sql.sql("SELECT * FROM certificate_use WHERE certificate_id = :certificate" + rest
                        + " ORDER BY used_at DESC, id LIMIT :limit")
                .param("certificate", certificateId)
                .param("limit", limit);
        if (after != null) {
            query = query.param("at", Moments.toColumn(after.issuedAt())).param("id", after.id());
        }
        return query.query(MySqlAuthorisations::use).list();
    }

    private static Authorisation authorisation(ResultSet row, int n) throws SQLException {
        return new Authorisation(
                row.getString("id"),
                row.getString("certificate_id"),
                row.getString("holder_id"),
                row.getString("request_key"),
                Authorisation.GranteeKind.valueOf(row.getString("grantee_kind")),
                row.getString("grantee"),
                row.getString("purpose"),
                row.getString("case_no"),
                row.getInt("uses_allowed"),
                row.getInt("uses_made"),
                moment(row, "given_at"),
                moment(row, "valid_until"),
                moment(row, "revoked_at"));
    }

    private static Authorisation.Use use(ResultSet row, int n) throws SQLException {
        return new Authorisation.Use(
                row.getString("id"),
                row.getString("certificate_id"),
                row.getString("authorisation_id"),
                row.getString("request_key"),
                row.getString("used_by"),
                row.getString("used_by_name"),
                row.getString("department"),
                moment(row, "used_at"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return Moments.fromColumn(row.getObject(column, LocalDateTime.class));
    }
}
