package cn.yijianshi.department.persistence;

import cn.yijianshi.department.domain.Dossier;
import cn.yijianshi.department.domain.Dossiers;
import cn.yijianshi.platform.persistence.Moments;
import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlDossiers implements Dossiers {

    private final JdbcClient sql;

    MySqlDossiers(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Dossier lock(String caseId, String department) {
        return held(caseId, department).orElseGet(() -> open(caseId, department));
    }

    private Dossier open(String caseId, String department) {
        int opened = sql.sql("INSERT IGNORE INTO dossier (case_id, department) VALUES (?,?)")
                .params(caseId, department)
                .update();
        // Whoever has opened it holds its row already.
        return opened == 1
                ? Dossier.unheardOf(caseId, department)
                : held(caseId, department).orElseThrow();
    }

    @Override
    public Optional<Dossier> keepFirst(Dossier filed) {
        try {
            // Without IGNORE, which would also cut short what is too long.
            sql.sql("INSERT INTO dossier (case_no, applicant_id, applicant_name, forms, filed_at, case_id, department)"
                            + " VALUES (?,?,?,?,?,?,?)")
                    .params(columns(filed))
                    .update();
            return Optional.empty();
        } catch (DuplicateKeyException heardOf) {
            // A failed insert leaves the transaction as it was, on MySQL and on H2.
            return Optional.of(held(filed.caseId(), filed.department()).orElseThrow());
        }
    }

    private Optional<Dossier> held(String caseId, String department) {
        return sql.sql("SELECT * FROM dossier WHERE case_id = ? AND department = ? FOR UPDATE")
                .params(caseId, department)
                .query((row, n) -> new Dossier(
                        caseId,
                        department,
                        row.getString("case_no"),
                        row.getString("applicant_id"),
                        row.getString("applicant_name"),
                        Json.forms(row.getString("forms")),
                        Moments.fromColumn(row.getObject("filed_at", LocalDateTime.class))))
                .optional();
    }

    @Override
    public void keep(Dossier dossier) {
        sql.sql("UPDATE dossier SET case_no = ?, applicant_id = ?, applicant_name = ?, forms = ?, filed_at = ?"
                        + " WHERE case_id = ? AND department = ?")
                .params(columns(dossier))
                .update();
    }

    private static Object[] columns(Dossier dossier) {
        return new Object[] {
            dossier.caseNo(),
            dossier.applicantId(),
            dossier.applicantName(),
            Json.write(dossier.forms()),
            Moments.toColumn(dossier.filedAt()),
            dossier.caseId(),
            dossier.department()
        };
    }
}
