package cn.yijianshi.companyregistration.persistence;

import cn.yijianshi.companyregistration.domain.Bar;
import cn.yijianshi.companyregistration.domain.BarRegister;
import cn.yijianshi.companyregistration.domain.Restraint;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlBarRegister implements BarRegister {
    private final JdbcClient jdbc;

    MySqlBarRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Bar> ofPerson(String idNumber) {
        return jdbc.sql("SELECT * FROM barred_person WHERE id_number = ? ORDER BY barred_from, id")
                .param(idNumber.toUpperCase(Locale.ROOT))
                .query(MySqlBarRegister::bar)
                .list();
    }

    @Override
    public Optional<Bar> bar(String id) {
        return jdbc.sql("SELECT * FROM barred_person WHERE id = ?")
                .param(id)
                .query(MySqlBarRegister::bar)
                .optional();
    }

    @Override
    public List<Bar> bars(String after, int limit) {
        return jdbc.sql("SELECT * FROM barred_person WHERE id > ? ORDER BY id LIMIT ?")
                .params(after == null ? "" : after, limit)
                .query(MySqlBarRegister::bar)
                .list();
    }

    @Override
    public Bar enter(Bar bar, String requestKey) {
        // Written as an upsert: a repeated request finds the first one's row and leaves it alone.
        jdbc.sql("INSERT INTO barred_person (id, name, id_number, ground, document, barred_from, barred_until,"
                        + " entered_by, entered_by_name, entered_at, request_key)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE document = document")
                .params(Arrays.asList(
                        bar.id(),
                        bar.name(),
                        bar.idNumber(),
                        bar.ground().name(),
                        bar.document(),
                        bar.from(),
                        bar.until(),
                        bar.enteredBy(),
                        bar.enteredByName(),
                        Moments.toColumn(bar.enteredAt()),
                        requestKey))
                .update();
        return jdbc.sql("SELECT * FROM barred_person WHERE entered_by = ? AND request_key = ?")
                .params(bar.enteredBy(), requestKey)
                .query(MySqlBarRegister::bar)
                .single();
    }

    @Override
    public void liftBar(String id, LocalDate on, String by, String why) {
        jdbc.sql("UPDATE barred_person SET lifted_on = ?, lifted_by_name = ?, lifted_why = ? WHERE id = ?")
                .params(on, by, why, id)
                .update();
    }

    @Override
    public List<Restraint> ofEnterprise(String uscc) {
        return jdbc.sql("SELECT * FROM enterprise_restraint WHERE uscc = ? ORDER BY since, id")
                .param(uscc)
                .query(MySqlBarRegister::restraint)
                .list();
    }

    @Override
    public Optional<Restraint> restraint(String id) {
        return jdbc.sql("SELECT * FROM enterprise_restraint WHERE id = ?")
                .param(id)
                .query(MySqlBarRegister::restraint)
                .optional();
    }

    @Override
    public Restraint enter(Restraint restraint, String requestKey) {
        jdbc.sql("INSERT INTO enterprise_restraint (id, uscc, ground, document, since, entered_by, entered_by_name,"
                        + " entered_at, request_key)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE document = document")
                .params(
                        restraint.id(),
                        restraint.uscc(),
                        restraint.ground().name(),
                        restraint.document(),
                        restraint.since(),
                        restraint.enteredBy(),
                        restraint.enteredByName(),
                        Moments.toColumn(restraint.enteredAt()),
                        requestKey)
                .update();
        return jdbc.sql("SELECT * FROM enterprise_restraint WHERE entered_by = ? AND request_key = ?")
                .params(restraint.enteredBy(), requestKey)
                .query(MySqlBarRegister::restraint)
                .single();
    }

    @Override
    public void liftRestraint(String id, LocalDate on, String by, String why) {
        jdbc.sql("UPDATE enterprise_restraint SET lifted_on = ?, lifted_by_name = ?, lifted_why = ? WHERE id = ?")
                .params(on, by, why, id)
                .update();
    }

    private static Bar bar(ResultSet row, int number) throws SQLException {
        return new Bar(
                row.getString("id"),
                row.getString("name"),
                row.getString("id_number"),
                Bar.Ground.valueOf(row.getString("ground")),
                row.getString("document"),
                row.getObject("barred_from", LocalDate.class),
                row.getObject("barred_until", LocalDate.class),
                row.getString("entered_by"),
                row.getString("entered_by_name"),
                Moments.fromColumn(row.getObject("entered_at", LocalDateTime.class)),
                row.getObject("lifted_on", LocalDate.class),
                row.getString("lifted_by_name"),
                row.getString("lifted_why"));
    }

    private static Restraint restraint(ResultSet row, int number) throws SQLException {
        return new Restraint(
                row.getString("id"),
                row.getString("uscc"),
                Restraint.Ground.valueOf(row.getString("ground")),
                row.getString("document"),
                row.getObject("since", LocalDate.class),
                row.getString("entered_by"),
                row.getString("entered_by_name"),
                Moments.fromColumn(row.getObject("entered_at", LocalDateTime.class)),
                row.getObject("lifted_on", LocalDate.class),
                row.getString("lifted_by_name"),
                row.getString("lifted_why"));
    }
}
