package cn.yijianshi.propertyregistration.persistence;

import cn.yijianshi.propertyregistration.domain.Burden;
import cn.yijianshi.propertyregistration.domain.Owner;
import cn.yijianshi.propertyregistration.domain.RealtyRegister;
import cn.yijianshi.propertyregistration.domain.Title;
import cn.yijianshi.propertyregistration.domain.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class MySqlRealtyRegister implements RealtyRegister {
    private static final String UNIT = "SELECT unit_code, region, location, planned_use, land_right, building_area,"
            + " inner_area, term_until FROM realty_unit WHERE unit_code = ?";
    private static final String TITLE =
            "SELECT title_number, unit_code, co_own, cause, registered_on FROM realty_title WHERE ";

    private final JdbcClient jdbc;

    MySqlRealtyRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Unit> unit(String code) {
        return jdbc.sql(UNIT).param(code).query(MySqlRealtyRegister::unit).optional();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Unit> lock(String code) {
        return jdbc.sql(UNIT + " FOR UPDATE")
                .param(code)
                .query(MySqlRealtyRegister::unit)
                .optional();
    }

    @Override
    public Optional<Title> liveTitle(String unitCode) {
        return title("live_unit = ?", unitCode);
    }

    @Override
    public Optional<Title> liveTitleNumbered(String number) {
        return title("title_number = ? AND live_unit IS NOT NULL", number);
    }

    @Override
    public boolean isNumberTaken(String number) {
        return jdbc.sql("SELECT (SELECT COUNT(*) FROM realty_title WHERE title_number = :number)"
                                + " + (SELECT COUNT(*) FROM realty_burden WHERE burden_number = :number)")
                        .param("number", number)
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Override
    public List<Burden> burdens(String unitCode) {
        return jdbc.sql("SELECT burden_number, unit_code, kind, holder, amount, since FROM realty_burden"
                        + " WHERE unit_code = ? AND lifted_on IS NULL ORDER BY since, burden_number")
                .param(unitCode)
                .query((row, number) -> new Burden(
                        row.getString("burden_number"),
                        row.getString("unit_code"),
                        Burden.Kind.valueOf(row.getString("kind")),
                        row.getString("holder"),
                        row.getBigDecimal("amount"),
                        row.getObject("since", LocalDate.class)))
                .list();
    }

    @Override
    public void add(Unit unit) {
        jdbc.sql("INSERT INTO realty_unit (unit_code, region, location, planned_use, land_right, building_area,"
                        + " inner_area, term_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        unit.code(),
                        unit.region(),
                        unit.location(),
                        unit.plannedUse(),
                        unit.landRight(),
                        unit.buildingArea(),
                        unit.innerArea(),
                        unit.termUntil())
                .update();
    }

    @Override
    public void enter(Title title, String caseId) {
        jdbc.sql("INSERT INTO realty_title (title_number, unit_code, live_unit, co_own, cause, registered_on,"
                        + " entered_by_case) VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        title.number(),
                        title.unitCode(),
                        title.unitCode(),
                        title.coOwn(),
                        title.cause(),
                        title.registeredOn(),
                        caseId)
                .update();
        int place = 0;
        for (Owner owner : title.owners()) {
            jdbc.sql("INSERT INTO realty_owner (title_number, place, name, id_number, share_percent)"
                            + " VALUES (?, ?, ?, ?, ?)")
                    .params(title.number(), place++, owner.name(), owner.idNumber(), owner.share())
                    .update();
        }
    }

    @Override
    public void close(Title title, LocalDate on, String caseId) {
        int closed = jdbc.sql("UPDATE realty_title SET live_unit = NULL, closed_on = ?, closed_by_case = ?"
                        + " WHERE title_number = ? AND live_unit IS NOT NULL")
                .params(on, caseId, title.number())
                .update();
        if (closed != 1) {
            throw new IllegalStateException("Not live: " + title.number());
        }
    }

    @Override
    public void lay(Burden burden, String caseId) {
        jdbc.sql("INSERT INTO realty_burden (burden_number, unit_code, kind, holder, amount, since, laid_by_case)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        burden.number(),
                        burden.unitCode(),
                        burden.kind().name(),
                        burden.holder(),
                        burden.amount(),
                        burden.since(),
                        caseId)
                .update();
    }

    @Override
    public void lift(Burden burden, LocalDate on, String caseId) {
        jdbc.sql("UPDATE realty_burden SET lifted_on = ?, lifted_by_case = ? WHERE burden_number = ?"
                        + " AND lifted_on IS NULL")
                .params(on, caseId, burden.number())
                .update();
    }

    private Optional<Title> title(String condition, String value) {
        return jdbc.sql(TITLE + condition)
                .param(value)
                .query((row, number) -> new Title(
                        row.getString("title_number"),
                        row.getString("unit_code"),
                        owners(row.getString("title_number")),
                        row.getString("co_own"),
                        row.getString("cause"),
                        row.getObject("registered_on", LocalDate.class)))
                .optional();
    }

    private List<Owner> owners(String titleNumber) {
        return jdbc.sql("SELECT name, id_number, share_percent FROM realty_owner WHERE title_number = ? ORDER BY place")
                .param(titleNumber)
                .query((row, number) -> new Owner(
                        row.getString("name"), row.getString("id_number"), row.getBigDecimal("share_percent")))
                .list();
    }

    private static Unit unit(ResultSet row, int number) throws SQLException {
        return new Unit(
                row.getString("unit_code"),
                row.getString("region"),
                row.getString("location"),
                row.getString("planned_use"),
                row.getString("land_right"),
                row.getBigDecimal("building_area"),
                row.getBigDecimal("inner_area"),
                row.getObject("term_until", LocalDate.class));
    }
}
