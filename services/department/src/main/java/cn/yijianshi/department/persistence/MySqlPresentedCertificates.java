package cn.yijianshi.department.persistence;

import cn.yijianshi.department.domain.Presented;
import cn.yijianshi.department.domain.PresentedCertificates;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlPresentedCertificates implements PresentedCertificates {

    private final JdbcClient sql;

    MySqlPresentedCertificates(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void add(String caseId, String department, List<Presented> presented) {
        presented.forEach(one -> sql.sql("INSERT INTO presented_certificate (case_id, department, material,"
                        + " certificate_id, version_no, kind, cert_number, service) VALUES (?,?,?,?,?,?,?,?)")
                .params(
                        caseId,
                        department,
                        one.material(),
                        one.certificateId(),
                        one.version(),
                        one.kind(),
                        one.number(),
                        one.service())
                .update());
    }

    @Override
    public void keep(String caseId, String department, List<Presented> presented) {
        sql.sql("DELETE FROM presented_certificate WHERE case_id = ? AND department = ?")
                .params(caseId, department)
                .update();
        add(caseId, department, presented);
    }

    @Override
    public List<Presented> of(String caseId, String department) {
        return sql.sql("SELECT * FROM presented_certificate WHERE case_id = ? AND department = ? ORDER BY material")
                .params(caseId, department)
                .query((row, n) -> new Presented(
                        row.getString("material"),
                        row.getString("certificate_id"),
                        row.getInt("version_no"),
                        row.getString("kind"),
                        row.getString("cert_number"),
                        row.getString("service")))
                .list();
    }
}
