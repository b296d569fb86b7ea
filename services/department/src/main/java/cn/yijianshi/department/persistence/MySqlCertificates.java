package cn.yijianshi.department.persistence;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Certificate;
import cn.yijianshi.department.domain.Certificates;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.department.domain.Register;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class MySqlCertificates implements Certificates, Register {

    private final JdbcClient sql;

    MySqlCertificates(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void keep(Certificate certificate) {
        try {
            insert(certificate);
        } catch (DuplicateKeyException taken) {
            throw new Blocked(Finding.block(
                    certificate.kind(), null, "certificate-number-taken", certificate.title(), certificate.number()));
        }
    }

    private void insert(Certificate certificate) {
        sql.sql("INSERT INTO certificate (id, kind, cert_number, title, title_en, department, authority, review_id,"
                        + " case_id, case_no, holder_id, holder_name, printed_lines, issued_at, token, licence_id,"
                        + " status, version_no, valid_until, supersedes, code)"
                        + " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
                .params(
                        certificate.id(),
                        certificate.kind(),
                        certificate.number(),
                        certificate.title(),
                        certificate.titleEn(),
                        certificate.department(),
                        certificate.authority(),
                        certificate.reviewId(),
                        certificate.caseId(),
                        certificate.caseNo(),
                        certificate.holderId(),
                        certificate.holderName(),
                        Json.write(certificate.lines()),
                        Moments.toColumn(certificate.issuedAt()),
                        certificate.token(),
                        certificate.licenceId(),
                        certificate.status().name(),
                        certificate.edition().version(),
                        certificate.edition().validUntil(),
                        certificate.edition().supersedes(),
                        certificate.code())
                .update();
    }

    @Override
    public Optional<Certificate> of(String id) {
        return sql.sql("SELECT * FROM certificate WHERE id = ?")
                .param(id)
                .query(MySqlCertificates::certificate)
                .optional();
    }

    @Override
    public Optional<Certificate> ofToken(String token) {
        return sql.sql("SELECT * FROM certificate WHERE token = ?")
                .param(token)
                .query(MySqlCertificates::certificate)
                .optional();
    }

    @Override
    public List<Certificate> ofReview(String reviewId) {
        return sql.sql("SELECT * FROM certificate WHERE review_id = ? ORDER BY issued_at, id")
                .param(reviewId)
                .query(MySqlCertificates::certificate)
                .list();
    }

    @Override
    public List<Certificate> heldBy(String holderId, Place after, int limit) {
        var rest = after == null ? "" : " AND (issued_at < :at OR issued_at = :at AND id > :id)";
        var query = sql.sql("SELECT * FROM certificate WHERE holder_id = :holder" + rest
                        + " ORDER BY issued_at DESC, id LIMIT :limit")
                .param("holder", holderId)
                .param("limit", limit);
        if (after != null) {
            query = query.param("at", Moments.toColumn(after.issuedAt())).param("id", after.id());
        }
        return query.query(MySqlCertificates::certificate).list();
    }

    @Override
    public Optional<Certificate> lock(String id) {
        return sql.sql("SELECT * FROM certificate WHERE id = ? FOR UPDATE")
                .param(id)
                .query(MySqlCertificates::certificate)
                .optional();
    }

    @Override
    public Optional<Certificate> ofLicence(String licenceId) {
        return sql.sql("SELECT * FROM certificate WHERE licence_id = ?")
                .param(licenceId)
                .query(MySqlCertificates::certificate)
                .optional();
    }

    @Override
    public Optional<Certificate> ofFile(String sha256) {
        return sql.sql("SELECT certificate.* FROM certificate JOIN certificate_file"
                        + " ON certificate_file.certificate_id = certificate.id WHERE certificate_file.sha256 = ?")
                .param(sha256)
                .query(MySqlCertificates::certificate)
                .optional();
    }

    @Override
    public void end(Certificate ended) {
        var ending = ended.ending();
        sql.sql("UPDATE certificate SET status = ?, superseded_by = ?, ended_at = ?, ended_by = ?, ended_by_name = ?,"
                        + " end_ground = ?, end_reason = ?, end_basis = ? WHERE id = ?")
                .params(
                        ended.status().name(),
                        ended.edition().supersededBy(),
                        Moments.toColumn(ending.at()),
                        ending.by().id(),
                        ending.by().name(),
                        ending.ground(),
                        ending.reason(),
                        ending.basis(),
                        ended.id())
                .update();
    }

    @Override
    public List<Certificate> issuedBy(Collection<String> departments, Sought sought, Place after, int limit) {
        if (departments.isEmpty()) {
            return List.of();
        }
        var where = new StringBuilder("department IN (:departments)");
        var values = new HashMap<String, Object>();
        values.put("departments", departments);
        values.put("limit", limit);
        if (sought.number() != null) {
            where.append(" AND cert_number LIKE :number ESCAPE '!'");
            values.put("number", beginning(sought.number()));
        }
        if (sought.holder() != null) {
            where.append(" AND holder_name LIKE :holder ESCAPE '!'");
            values.put("holder", beginning(sought.holder()));
        }
        if (sought.kind() != null) {
            where.append(" AND kind = :kind");
            values.put("kind", sought.kind());
        }
        if (after != null) {
            where.append(" AND (issued_at < :at OR issued_at = :at AND id > :id)");
            values.put("at", Moments.toColumn(after.issuedAt()));
            values.put("id", after.id());
        }
        return sql.sql("SELECT * FROM certificate WHERE " + where + " ORDER BY issued_at DESC, id LIMIT :limit")
                .params(values)
                .query(MySqlCertificates::certificate)
                .list();
    }

    private static String beginning(String text) {
        return text.replaceAll("[!%_]", "!$0") + "%";
    }

    @Override
    public Optional<byte[]> file(String id) {
        return sql.sql("SELECT content FROM certificate_file WHERE certificate_id = ?")
                .param(id)
                .query((row, n) -> row.getBytes("content"))
                .optional();
    }

    @Override
    @Transactional
    public byte[] keepFile(String id, byte[] bytes, String sha256, Instant at) {
        sql.sql("INSERT IGNORE INTO certificate_file (certificate_id, content, sha256, drawn_at) VALUES (?,?,?,?)")
                .params(id, bytes, sha256, Moments.toColumn(at))
                .update();
        return file(id).orElseThrow();
    }

    private static Certificate certificate(ResultSet row, int n) throws SQLException {
        return new Certificate(
                row.getString("id"),
                row.getString("kind"),
                row.getString("cert_number"),
                row.getString("title"),
                row.getString("title_en"),
                row.getString("department"),
                row.getString("authority"),
                row.getString("review_id"),
                row.getString("case_id"),
                row.getString("case_no"),
                row.getString("holder_id"),
                row.getString("holder_name"),
                Json.texts(row.getString("printed_lines")),
                Moments.fromColumn(row.getObject("issued_at", LocalDateTime.class)),
                row.getString("token"),
                row.getString("licence_id"),
                Certificate.Status.valueOf(row.getString("status")),
                new Certificate.Edition(
                        row.getInt("version_no"),
                        row.getObject("valid_until", LocalDate.class),
                        row.getString("supersedes"),
                        row.getString("superseded_by")),
                row.getString("code"),
                ending(row));
    }

    private static Certificate.Ending ending(ResultSet row) throws SQLException {
        var at = Moments.fromColumn(row.getObject("ended_at", LocalDateTime.class));
        return at == null
                ? null
                : new Certificate.Ending(
                        at,
                        new Officer(row.getString("ended_by"), row.getString("ended_by_name")),
                        row.getString("end_ground"),
                        row.getString("end_reason"),
                        row.getString("end_basis"));
    }
}
