package cn.yijianshi.department.persistence;

import cn.yijianshi.department.domain.Colleague;
import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.department.domain.Officers;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlOfficers implements Officers {

    private final JdbcClient sql;

    MySqlOfficers(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void seen(Colleague colleague) {
        var officer = colleague.officer();
        var departments =
                String.join(",", colleague.departments().stream().sorted().toList());
        var known = sql.sql("SELECT departments FROM officer WHERE id = ? FOR UPDATE")
                .param(officer.id())
                .query(String.class)
                .optional();
        if (known.isPresent()) {
            sql.sql("UPDATE officer SET username = ?, name = ?, departments = ?, handles = ?, leads = ?, last_seen = ?"
                            + " WHERE id = ?")
                    .params(
                            colleague.username(),
                            officer.name(),
                            departments,
                            colleague.handles(),
                            colleague.leads(),
                            Moments.toColumn(colleague.lastSeen()),
                            officer.id())
                    .update();
        } else {
            sql.sql("INSERT INTO officer (id, username, name, departments, handles, leads, last_seen)"
                            + " VALUES (?,?,?,?,?,?,?)")
                    .params(
                            officer.id(),
                            colleague.username(),
                            officer.name(),
                            departments,
                            colleague.handles(),
                            colleague.leads(),
                            Moments.toColumn(colleague.lastSeen()))
                    .update();
        }
        if (!known.filter(departments::equals).isPresent()) {
            sql.sql("DELETE FROM officer_department WHERE officer_id = ?")
                    .param(officer.id())
                    .update();
            colleague.departments().forEach(department -> sql.sql(
                            "INSERT INTO officer_department (department, officer_id) VALUES (?,?)")
                    .params(department, officer.id())
                    .update());
        }
    }

    @Override
    public Optional<Colleague> find(String idOrUsername) {
        return sql
                .sql("SELECT * FROM officer WHERE id = ? OR username = ?")
                .params(idOrUsername, idOrUsername)
                .query(MySqlOfficers::colleague)
                .list()
                .stream()
                // A user name that looks like another's id must not take his place.
                .min((one, other) -> Boolean.compare(
                        !one.officer().id().equals(idOrUsername),
                        !other.officer().id().equals(idOrUsername)));
    }

    @Override
    public List<Colleague> of(Set<String> departments, String after, int limit) {
        if (departments.isEmpty()) {
            return List.of();
        }
        return sql.sql("SELECT * FROM officer WHERE id IN (SELECT officer_id FROM officer_department"
                        + " WHERE department IN (:departments)) AND username > :after ORDER BY username LIMIT :limit")
                .param("departments", departments)
                .param("after", after == null ? "" : after)
                .param("limit", limit)
                .query(MySqlOfficers::colleague)
                .list();
    }

    private static Colleague colleague(ResultSet row, int n) throws SQLException {
        var departments = row.getString("departments");
        return new Colleague(
                new Officer(row.getString("id"), row.getString("name")),
                row.getString("username"),
                departments.isEmpty() ? Set.of() : Set.of(departments.split(",")),
                row.getBoolean("handles"),
                row.getBoolean("leads"),
                Moments.fromColumn(row.getObject("last_seen", LocalDateTime.class)));
    }
}
