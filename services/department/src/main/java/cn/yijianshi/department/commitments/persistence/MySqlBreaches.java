package cn.yijianshi.department.commitments.persistence;

import static cn.yijianshi.department.commitments.persistence.MySqlPledges.column;
import static cn.yijianshi.department.commitments.persistence.MySqlPledges.moment;

import cn.yijianshi.department.commitments.domain.Breach;
import cn.yijianshi.department.commitments.domain.Breach.Ground;
import cn.yijianshi.department.commitments.domain.Breach.Lifting;
import cn.yijianshi.department.commitments.domain.Breaches;
import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlBreaches implements Breaches {

    private final JdbcClient sql;

    MySqlBreaches(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Breach> lock(String id) {
        return sql.sql("SELECT * FROM pledge_breach WHERE id = ? FOR UPDATE")
                .param(id)
                .query(MySqlBreaches::breach)
                .optional();
    }

    @Override
    public void keep(Breach breach) {
        var lifting = breach.lifting();
        var known = sql.sql("UPDATE pledge_breach SET case_no = ?, item = ?, found = ?, broken_at = ?, lifted_for = ?,"
                        + " lifted_text = ?, lifted_by = ?, lifted_by_name = ?, lifted_at = ? WHERE id = ?")
                .params(
                        breach.caseNo(),
                        breach.item(),
                        breach.text(),
                        column(breach.at()),
                        lifting == null ? null : lifting.ground().name(),
                        lifting == null ? null : lifting.text(),
                        lifting == null || lifting.by() == null
                                ? null
                                : lifting.by().id(),
                        lifting == null || lifting.by() == null
                                ? null
                                : lifting.by().name(),
                        lifting == null ? null : column(lifting.at()),
                        breach.id())
                .update();
        if (known == 0) {
            sql.sql("INSERT INTO pledge_breach (id, case_id, case_no, review_id, department, item, applicant_id, party,"
                            + " found, broken_at, lifted_for, lifted_text, lifted_at)"
                            + " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)")
                    .params(
                            breach.id(),
                            breach.caseId(),
                            breach.caseNo(),
                            breach.reviewId(),
                            breach.department(),
                            breach.item(),
                            breach.applicantId(),
                            breach.party(),
                            breach.text(),
                            column(breach.at()),
                            lifting == null ? null : lifting.ground().name(),
                            lifting == null ? null : lifting.text(),
                            lifting == null ? null : column(lifting.at()))
                    .update();
        }
    }

    @Override
    public boolean against(String applicantId, String party) {
        return sql.sql("SELECT COUNT(*) FROM pledge_breach WHERE (applicant_id = ? OR party = ?)"
                                + " AND broken_at IS NOT NULL AND lifted_at IS NULL")
                        .params(applicantId, party)
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Override
    public List<Breach> madeBy(Collection<String> departments, boolean holding, Place before, int limit) {
        if (departments.isEmpty()) {
            return List.of();
        }
        var query = sql.sql("SELECT * FROM pledge_breach WHERE department IN (:departments) AND broken_at IS NOT NULL"
                        + (holding ? " AND lifted_at IS NULL" : "")
                        + (before == null ? "" : " AND (broken_at < :at OR broken_at = :at AND id < :id)")
                        + " ORDER BY broken_at DESC, id DESC LIMIT :limit")
                .param("departments", departments)
                .param("limit", limit);
        if (before != null) {
            query = query.param("at", Moments.toColumn(before.at())).param("id", before.id());
        }
        return query.query(MySqlBreaches::breach).list();
    }

    private static Breach breach(ResultSet row, int number) throws SQLException {
        var ground = row.getString("lifted_for");
        var by = row.getString("lifted_by");
        return new Breach(
                row.getString("id"),
                row.getString("case_id"),
                row.getString("case_no"),
                row.getString("review_id"),
                row.getString("department"),
                row.getString("item"),
                row.getString("applicant_id"),
                row.getString("party"),
                row.getString("found"),
                moment(row, "broken_at"),
                ground == null
                        ? null
                        : new Lifting(
                                Ground.valueOf(ground),
                                row.getString("lifted_text"),
                                by == null ? null : new Officer(by, row.getString("lifted_by_name")),
                                moment(row, "lifted_at")));
    }
}
