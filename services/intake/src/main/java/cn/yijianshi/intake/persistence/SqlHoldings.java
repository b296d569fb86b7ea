package cn.yijianshi.intake.persistence;

import cn.yijianshi.intake.domain.Certificate;
import cn.yijianshi.intake.domain.Holdings;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlHoldings implements Holdings {

    private final JdbcClient sql;
    private final JdbcTemplate batches;
    private final StoredJson json;

    SqlHoldings(JdbcClient sql, JdbcTemplate batches, StoredJson json) {
        this.sql = sql;
        this.batches = batches;
        this.json = json;
    }

    @Override
    public void add(String applicationId, List<Certificate> certificates) {
        batches.batchUpdate(
                """
                INSERT INTO issued_certificate (id, application_id, applicant_id, review_id, item, kind, number, title,
                  service, version_no, status, issued_at, valid_until, superseded_by, outputs)
                VALUES (?, ?, (SELECT applicant_id FROM application WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                certificates.stream()
                        .map(certificate -> new Object[] {
                            certificate.id(),
                            applicationId,
                            applicationId,
                            certificate.reviewId(),
                            certificate.item(),
                            certificate.kind(),
                            certificate.number(),
                            certificate.title(),
                            certificate.service(),
                            certificate.version(),
                            certificate.status().name(),
                            Moments.toColumn(certificate.issuedAt()),
                            certificate.validUntil(),
                            certificate.supersededBy(),
                            json.write(certificate.outputs())
                        })
                        .toList());
    }

    @Override
    public Optional<Certificate> find(String id) {
        return sql.sql("SELECT * FROM issued_certificate WHERE id = ?")
                .param(id)
                .query(this::certificate)
                .optional();
    }

    @Override
    public List<Certificate> ofCase(String applicationId) {
        return sql.sql("SELECT * FROM issued_certificate WHERE application_id = ?"
                        + " ORDER BY review_id, number, version_no DESC")
                .param(applicationId)
                .query(this::certificate)
                .list();
    }

    @Override
    public List<Certificate> ofApplicant(String applicantId) {
        return sql.sql("SELECT * FROM issued_certificate WHERE applicant_id = ? AND status = 'VALID'"
                        + " ORDER BY issued_at DESC, id LIMIT 200")
                .param(applicantId)
                .query(this::certificate)
                .list();
    }

    @Override
    public Optional<Certificate> heldBy(String applicantId, String id) {
        return sql.sql("SELECT * FROM issued_certificate WHERE id = ? AND applicant_id = ?")
                .params(id, applicantId)
                .query(this::certificate)
                .optional();
    }

    @Override
    public void end(String id, Certificate.Status how, String supersededBy) {
        sql.sql("UPDATE issued_certificate SET status = ?, superseded_by = ? WHERE id = ?")
                .params(how.name(), supersededBy, id)
                .update();
    }

    @Override
    public void present(String applicationId, List<Presented> presented) {
        batches.batchUpdate(
                "INSERT INTO application_certificate (application_id, material, certificate_id, version_no)"
                        + " VALUES (?, ?, ?, ?)",
                presented.stream()
                        .map(one -> new Object[] {
                            applicationId,
                            one.material(),
                            one.certificate().id(),
                            one.certificate().version()
                        })
                        .toList());
    }

    private Certificate certificate(ResultSet row, int number) throws SQLException {
        var outputs = row.getString("outputs");
        return new Certificate(
                row.getString("id"),
                row.getString("review_id"),
                row.getString("item"),
                row.getString("kind"),
                row.getString("number"),
                row.getString("title"),
                row.getString("service"),
                row.getInt("version_no"),
                Certificate.Status.valueOf(row.getString("status")),
                Columns.moment(row, "issued_at"),
                row.getObject("valid_until", LocalDate.class),
                row.getString("superseded_by"),
                outputs == null ? Map.of() : json.readTexts(outputs));
    }
}
