package cn.yijianshi.intake.persistence;

import static cn.yijianshi.intake.persistence.Columns.moment;

import cn.yijianshi.intake.domain.Breach;
import cn.yijianshi.intake.domain.Promise;
import cn.yijianshi.intake.domain.Promises;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlPromises implements Promises {

    private final JdbcClient sql;

    SqlPromises(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void give(String applicationId, List<Promise> given) {
        for (var promise : given) {
            sql.sql(
                            "INSERT INTO application_promise (id, application_id, department, item, material, name, told, party,"
                                    + " given_at, state) VALUES (?,?,?,?,?,?,?,?,?,?)")
                    .params(
                            promise.id(),
                            applicationId,
                            promise.department(),
                            promise.item(),
                            promise.material(),
                            promise.name(),
                            promise.text(),
                            promise.party(),
                            Moments.toColumn(promise.at()),
                            promise.state().name())
                    .update();
        }
    }

    @Override
    public List<Promise> ofCase(String applicationId) {
        return sql.sql("SELECT * FROM application_promise WHERE application_id = ? ORDER BY item, material")
                .param(applicationId)
                .query(SqlPromises::promise)
                .list();
    }

    @Override
    public void keep(Promise promise) {
        sql.sql("UPDATE application_promise SET state = ?, said = ?, changed_at = ? WHERE id = ?")
                .params(promise.state().name(), promise.said(), column(promise.changedAt()), promise.id())
                .update();
    }

    @Override
    public void keep(Breach heard) {
        // Each of the two words brings its own moment and leaves the other's alone.
        var known = sql.sql("UPDATE promise_breach SET item = COALESCE(?, item), broken_at = COALESCE(?, broken_at),"
                        + " lifted_at = COALESCE(?, lifted_at) WHERE id = ?")
                .params(heard.item(), column(heard.at()), column(heard.liftedAt()), heard.id())
                .update();
        if (known == 0) {
            sql.sql("INSERT INTO promise_breach (id, applicant_id, party, department, item, broken_at, lifted_at)"
                            + " VALUES (?,?,?,?,?,?,?)")
                    .params(
                            heard.id(),
                            heard.applicantId(),
                            heard.party(),
                            heard.department(),
                            heard.item(),
                            column(heard.at()),
                            column(heard.liftedAt()))
                    .update();
        }
    }

    @Override
    public Optional<Breach> breachOf(String applicantId, Collection<String> parties) {
        var condition =
                parties.isEmpty() ? "applicant_id = :applicant" : "(applicant_id = :applicant OR party IN (:parties))";
        var query = sql.sql("SELECT * FROM promise_breach WHERE " + condition
                        + " AND broken_at IS NOT NULL AND lifted_at IS NULL ORDER BY broken_at DESC, id LIMIT 1")
                .param("applicant", applicantId);
        return (parties.isEmpty() ? query : query.param("parties", new ArrayList<>(parties)))
                .query((row, n) -> new Breach(
                        row.getString("id"),
                        row.getString("applicant_id"),
                        row.getString("party"),
                        row.getString("department"),
                        row.getString("item"),
                        moment(row, "broken_at"),
                        moment(row, "lifted_at")))
                .optional();
    }

    private static Promise promise(ResultSet row, int number) throws SQLException {
        return new Promise(
                row.getString("id"),
                row.getString("department"),
                row.getString("item"),
                row.getString("material"),
                row.getString("name"),
                row.getString("told"),
                row.getString("party"),
                moment(row, "given_at"),
                Promise.State.valueOf(row.getString("state")),
                row.getString("said"),
                moment(row, "changed_at"));
    }

    private static Object column(Instant moment) {
        return moment == null ? null : Moments.toColumn(moment);
    }
}
