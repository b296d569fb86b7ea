package cn.yijianshi.department.commitments.persistence;

import cn.yijianshi.department.commitments.domain.Pledge;
import cn.yijianshi.department.commitments.domain.Pledge.Looked;
import cn.yijianshi.department.commitments.domain.Pledge.State;
import cn.yijianshi.department.commitments.domain.Pledges;
import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlPledges implements Pledges {

    static final Instant NOT_COUNTED = Instant.parse("9999-01-01T00:00:00Z");

    private final JdbcClient sql;

    MySqlPledges(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void add(List<Pledge> given) {
        for (var pledge : given) {
            if (find(pledge.id()).isEmpty()) {
                sql.sql(
                                "INSERT INTO pledge (id, case_id, case_no, department, item, material, name, told, applicant_id,"
                                        + " applicant_name, party, given_at, state, due_order)"
                                        + " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
                        .params(
                                pledge.id(),
                                pledge.caseId(),
                                pledge.caseNo(),
                                pledge.department(),
                                pledge.item(),
                                pledge.material(),
                                pledge.name(),
                                pledge.text(),
                                pledge.applicantId(),
                                pledge.applicantName(),
                                pledge.party(),
                                Moments.toColumn(pledge.givenAt()),
                                pledge.state().name(),
                                Moments.toColumn(NOT_COUNTED))
                        .update();
            }
        }
    }

    @Override
    public List<Pledge> of(String caseId, String department, String item) {
        return sql.sql("SELECT * FROM pledge WHERE case_id = ? AND department = ? AND item = ? ORDER BY material, id")
                .params(caseId, department, item)
                .query(MySqlPledges::pledge)
                .list();
    }

    @Override
    public Optional<Pledge> find(String id) {
        return sql.sql("SELECT * FROM pledge WHERE id = ?")
                .param(id)
                .query(MySqlPledges::pledge)
                .optional();
    }

    @Override
    public Optional<Pledge> lock(String id) {
        return sql.sql("SELECT * FROM pledge WHERE id = ? FOR UPDATE")
                .param(id)
                .query(MySqlPledges::pledge)
                .optional();
    }

    @Override
    public void keep(Pledge pledge) {
        var looked = pledge.looked();
        sql.sql("UPDATE pledge SET state = ?, proof = ?, review_id = ?, region = ?, opened_at = ?, due_at = ?,"
                        + " due_order = ?, looked_by = ?, looked_by_name = ?, looked_at = ?, found = ? WHERE id = ?")
                .params(
                        pledge.state().name(),
                        pledge.proof(),
                        pledge.reviewId(),
                        pledge.region(),
                        column(pledge.openedAt()),
                        column(pledge.dueAt()),
                        Moments.toColumn(pledge.dueAt() == null ? NOT_COUNTED : pledge.dueAt()),
                        looked == null ? null : looked.by().id(),
                        looked == null ? null : looked.by().name(),
                        looked == null ? null : column(looked.at()),
                        looked == null ? null : looked.text(),
                        pledge.id())
                .update();
    }

    @Override
    public List<Pledge> tasks(Collection<String> departments, State state, Place after, int limit) {
        if (departments.isEmpty()) {
            return List.of();
        }
        var query = sql.sql("SELECT * FROM pledge WHERE department IN (:departments) AND state = :state"
                        + (after == null ? "" : " AND (due_order > :due OR due_order = :due AND id > :id)")
                        + " ORDER BY due_order, id LIMIT :limit")
                .param("departments", departments)
                .param("state", state.name())
                .param("limit", limit);
        if (after != null) {
            query = query.param("due", Moments.toColumn(after.due())).param("id", after.id());
        }
        return query.query(MySqlPledges::pledge).list();
    }

    @Override
    public long overdue(Collection<String> departments, Instant now) {
        return departments.isEmpty()
                ? 0
                : sql.sql("SELECT COUNT(*) FROM pledge WHERE department IN (:departments) AND state = 'TO_VERIFY'"
                                + " AND due_order < :now")
                        .param("departments", departments)
                        .param("now", Moments.toColumn(now))
                        .query(Long.class)
                        .single();
    }

    private static Pledge pledge(ResultSet row, int number) throws SQLException {
        var lookedBy = row.getString("looked_by");
        return new Pledge(
                row.getString("id"),
                row.getString("case_id"),
                row.getString("case_no"),
                row.getString("department"),
                row.getString("item"),
                row.getString("material"),
                row.getString("name"),
                row.getString("told"),
                row.getString("applicant_id"),
                row.getString("applicant_name"),
                row.getString("party"),
                moment(row, "given_at"),
                State.valueOf(row.getString("state")),
                row.getString("proof"),
                row.getString("review_id"),
                row.getString("region"),
                moment(row, "opened_at"),
                moment(row, "due_at"),
                lookedBy == null
                        ? null
                        : new Looked(
                                new Officer(lookedBy, row.getString("looked_by_name")),
                                moment(row, "looked_at"),
                                row.getString("found")));
    }

    static LocalDateTime column(Instant moment) {
        return moment == null ? null : Moments.toColumn(moment);
    }

    static Instant moment(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, LocalDateTime.class);
        return moment == null ? null : Moments.fromColumn(moment);
    }
}
