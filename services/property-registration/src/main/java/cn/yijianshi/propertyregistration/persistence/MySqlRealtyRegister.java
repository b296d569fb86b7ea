package cn.yijianshi.propertyregistration.persistence;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.platform.persistence.Moments;
import cn.yijianshi.platform.persistence.ReadOnce;
import cn.yijianshi.platform.persistence.WritingTransaction;
import cn.yijianshi.propertyregistration.domain.Burden;
import cn.yijianshi.propertyregistration.domain.Entry;
import cn.yijianshi.propertyregistration.domain.Entry.Act;
import cn.yijianshi.propertyregistration.domain.Ground;
import cn.yijianshi.propertyregistration.domain.Owner;
import cn.yijianshi.propertyregistration.domain.RealtyRegister;
import cn.yijianshi.propertyregistration.domain.Title;
import cn.yijianshi.propertyregistration.domain.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class MySqlRealtyRegister implements RealtyRegister {
    private static final String UNIT = "SELECT unit_code, region, location, planned_use, land_right, building_area,"
            + " inner_area, term_until FROM realty_unit WHERE unit_code = ?";
    private static final String TITLE = "SELECT title.title_number, unit_code, co_own, cause, registered_on, name,"
            + " id_number, share_percent, certificate_number FROM realty_title title"
            + " JOIN realty_owner owner ON owner.title_number = title.title_number WHERE ";

    private final JdbcClient jdbc;
    private final JdbcOperations batch;
    // Of units this transaction holds: nobody else writes about them before it ends.
    private final ReadOnce<String, Unit> held = new ReadOnce<>();
    private final ReadOnce<String, Optional<Title>> titles = new ReadOnce<>();
    private final ReadOnce<String, List<Burden>> burdens = new ReadOnce<>();

    MySqlRealtyRegister(JdbcClient jdbc, JdbcOperations batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    @Override
    public Optional<Unit> unit(String code) {
        return held.known(code).or(() -> jdbc.sql(UNIT)
                .param(code)
                .query(MySqlRealtyRegister::unit)
                .optional());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Unit> lock(String code) {
        return held.known(code).or(() -> jdbc.sql(UNIT + " FOR UPDATE")
                .param(code)
                .query(MySqlRealtyRegister::unit)
                .optional()
                .map(unit -> held.of(code, () -> unit)));
    }

    @Override
    public void lockToDecide(String code) {
        if (WritingTransaction.isUnderWay()) {
            lock(code);
        }
    }

    @Override
    public Optional<Title> liveTitle(String unitCode) {
        return whileHeld(titles, unitCode, () -> title("live_unit = ?", unitCode));
    }

    @Override
    public Optional<Title> liveTitleNumbered(String number) {
        return title(
                "live_unit IS NOT NULL AND (title.title_number = ? OR title.title_number ="
                        + " (SELECT title_number FROM realty_owner WHERE certificate_number = ?))",
                number,
                number);
    }

    @Override
    public boolean isNumberTaken(String number) {
        return jdbc.sql("SELECT (SELECT COUNT(*) FROM realty_title WHERE title_number = :number)"
                                + " + (SELECT COUNT(*) FROM realty_owner WHERE certificate_number = :number)"
                                + " + (SELECT COUNT(*) FROM realty_burden WHERE burden_number = :number)")
                        .param("number", number)
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Override
    public boolean wasLaid(String number, String unitCode) {
        return jdbc.sql("SELECT COUNT(*) FROM realty_burden WHERE burden_number = ? AND unit_code = ?")
                        .params(number, unitCode)
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Override
    public List<Burden> burdens(String unitCode) {
        return whileHeld(burdens, unitCode, () -> List.copyOf(burdensNow(unitCode)));
    }

    private List<Burden> burdensNow(String unitCode) {
        return jdbc.sql("SELECT burden_number, unit_code, kind, holder, amount, since, converts, debt_until"
                        + " FROM realty_burden WHERE unit_code = ? AND lifted_on IS NULL"
                        + " ORDER BY laid_order, since, burden_number")
                .param(unitCode)
                .query((row, number) -> new Burden(
                        row.getString("burden_number"),
                        row.getString("unit_code"),
                        Burden.Kind.valueOf(row.getString("kind")),
                        row.getString("holder"),
                        row.getBigDecimal("amount"),
                        row.getObject("since", LocalDate.class),
                        row.getBoolean("converts"),
                        row.getObject("debt_until", LocalDate.class)))
                .list();
    }

    @Override
    public void add(Unit unit, Ground ground) {
        try {
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
        } catch (DuplicateKeyException enteredMeanwhile) {
            throw new Blocked(Finding.block("REG-8", "realty.unitCode", "unit.registered-already", unit.code()));
        }
        note(line(unit.code(), Act.UNIT_ADDED, null, null, unit.location(), ground));
    }

    @Override
    public void change(Unit now, String detail, Ground ground) {
        jdbc.sql("UPDATE realty_unit SET location = ?, planned_use = ?, building_area = ?, inner_area = ?,"
                        + " term_until = ? WHERE unit_code = ?")
                .params(
                        now.location(),
                        now.plannedUse(),
                        now.buildingArea(),
                        now.innerArea(),
                        now.termUntil(),
                        now.code())
                .update();
        held.forget(now.code());
        note(line(now.code(), Act.UNIT_CHANGED, null, null, detail, ground));
    }

    @Override
    public void enter(Title title, Ground ground) {
        write(title, ground);
        note(entered(title, ground));
    }

    @Override
    public void replace(Title old, Title now, Ground ground) {
        end(old, ground);
        write(now, ground);
        note(closed(old, ground), entered(now, ground));
    }

    @Override
    public void close(Title title, Ground ground) {
        end(title, ground);
        note(closed(title, ground));
    }

    private void write(Title title, Ground ground) {
        jdbc.sql("INSERT INTO realty_title (title_number, unit_code, live_unit, co_own, cause, registered_on,"
                        + " entered_by_case) VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        title.number(),
                        title.unitCode(),
                        title.unitCode(),
                        title.coOwn(),
                        title.cause(),
                        title.registeredOn(),
                        ground.caseId())
                .update();
        titles.forget(title.unitCode());
        var owners = new ArrayList<Object[]>();
        for (Owner owner : title.owners()) {
            owners.add(new Object[] {
                title.number(), owners.size(), owner.name(), owner.idNumber(), owner.share(), owner.certificate()
            });
        }
        batch.batchUpdate(
                "INSERT INTO realty_owner (title_number, place, name, id_number, share_percent, certificate_number)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                owners);
    }

    private void end(Title title, Ground ground) {
        int closed = jdbc.sql("UPDATE realty_title SET live_unit = NULL, closed_on = ?, closed_by_case = ?"
                        + " WHERE title_number = ? AND live_unit IS NOT NULL")
                .params(ground.day(), ground.caseId(), title.number())
                .update();
        titles.forget(title.unitCode());
        if (closed != 1) {
            throw new IllegalStateException("Not live: " + title.number());
        }
    }

    @Override
    public void lay(Burden burden, Ground ground) {
        jdbc.sql("INSERT INTO realty_burden (burden_number, unit_code, kind, holder, amount, since, laid_by_case,"
                        + " converts, debt_until, laid_order) SELECT :number, :unit, :kind, :holder, :amount, :since,"
                        + " :caseId, :converts, :until, COALESCE(MAX(laid_order), 0) + 1 FROM realty_burden"
                        + " WHERE unit_code = :unit")
                .param("number", burden.number())
                .param("unit", burden.unitCode())
                .param("kind", burden.kind().name())
                .param("holder", burden.holder())
                .param("amount", burden.amount())
                .param("since", burden.since())
                .param("caseId", ground.caseId())
                .param("converts", burden.converts())
                .param("until", burden.until())
                .update();
        burdens.forget(burden.unitCode());
        note(line(
                burden.unitCode(),
                Act.BURDEN_LAID,
                burden.number(),
                burden.holder(),
                burden.kind().name(),
                ground));
    }

    @Override
    public void lift(Burden burden, Ground ground) {
        int lifted = jdbc.sql("UPDATE realty_burden SET lifted_on = ?, lifted_by_case = ? WHERE burden_number = ?"
                        + " AND unit_code = ? AND lifted_on IS NULL")
                .params(ground.day(), ground.caseId(), burden.number(), burden.unitCode())
                .update();
        burdens.forget(burden.unitCode());
        if (lifted != 1) {
            throw new IllegalStateException("Not live: " + burden.number());
        }
        note(line(
                burden.unitCode(),
                Act.BURDEN_LIFTED,
                burden.number(),
                burden.holder(),
                burden.kind().name(),
                ground));
    }

    @Override
    public void change(Burden now, String detail, Ground ground) {
        int changed = jdbc.sql("UPDATE realty_burden SET holder = ?, amount = ?, debt_until = ? WHERE burden_number = ?"
                        + " AND unit_code = ? AND lifted_on IS NULL")
                .params(now.holder(), now.amount(), now.until(), now.number(), now.unitCode())
                .update();
        burdens.forget(now.unitCode());
        if (changed != 1) {
            throw new IllegalStateException("Not live: " + now.number());
        }
        note(line(now.unitCode(), Act.BURDEN_CHANGED, now.number(), now.holder(), detail, ground));
    }

    @Override
    public void rank(List<Burden> inOrder) {
        for (int place = 0; place < inOrder.size(); place++) {
            var burden = inOrder.get(place);
            jdbc.sql("UPDATE realty_burden SET laid_order = ? WHERE burden_number = ? AND unit_code = ?")
                    .params(place + 1, burden.number(), burden.unitCode())
                    .update();
            burdens.forget(burden.unitCode());
        }
    }

    @Override
    public List<Entry> history(String unitCode, Long below, int limit) {
        return jdbc.sql("SELECT id, unit_code, entered_at, act, number, party, detail, case_id, case_no, review_id"
                        + " FROM realty_entry WHERE unit_code = :unit AND id < :below ORDER BY id DESC LIMIT :limit")
                .param("unit", unitCode)
                .param("below", below == null ? Long.MAX_VALUE : below)
                .param("limit", limit)
                .query((row, n) -> new Entry(
                        row.getLong("id"),
                        row.getString("unit_code"),
                        Act.valueOf(row.getString("act")),
                        row.getString("number"),
                        row.getString("party"),
                        row.getString("detail"),
                        new Ground(
                                row.getString("case_id"),
                                row.getString("case_no"),
                                row.getString("review_id"),
                                Moments.fromColumn(row.getObject("entered_at", LocalDateTime.class)))))
                .list();
    }

    private void note(Object[]... lines) {
        batch.batchUpdate(
                "INSERT INTO realty_entry (unit_code, entered_at, act, number, party, detail, case_id, case_no,"
                        + " review_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                List.of(lines));
    }

    private static Object[] entered(Title title, Ground ground) {
        return line(title.unitCode(), Act.TITLE_ENTERED, title.number(), names(title), title.cause(), ground);
    }

    private static Object[] closed(Title title, Ground ground) {
        return line(title.unitCode(), Act.TITLE_CLOSED, title.number(), names(title), title.cause(), ground);
    }

    private static Object[] line(String unitCode, Act act, String number, String party, String detail, Ground ground) {
        return new Object[] {
            unitCode,
            Moments.toColumn(ground.at()),
            act.name(),
            number,
            party,
            detail,
            ground.caseId(),
            ground.caseNo(),
            ground.reviewId()
        };
    }

    private <V> V whileHeld(ReadOnce<String, V> kept, String unitCode, Supplier<V> read) {
        return held.known(unitCode).isPresent() ? kept.of(unitCode, read) : read.get();
    }

    private static String names(Title title) {
        return title.owners().stream().map(Owner::name).collect(Collectors.joining("、"));
    }

    private Optional<Title> title(String condition, Object... values) {
        return jdbc.sql(TITLE + condition + " ORDER BY place")
                .params(values)
                .query((ResultSet rows) -> rows.next() ? Optional.of(title(rows)) : Optional.empty());
    }

    /** One row for each owner, and no two titles under one number. */
    private static Title title(ResultSet rows) throws SQLException {
        String number = rows.getString("title_number");
        String unitCode = rows.getString("unit_code");
        String coOwn = rows.getString("co_own");
        String cause = rows.getString("cause");
        LocalDate registeredOn = rows.getObject("registered_on", LocalDate.class);
        var owners = new ArrayList<Owner>();
        do {
            if (!number.equals(rows.getString("title_number"))) {
                throw new IllegalStateException("Two titles: " + number + ", " + rows.getString("title_number"));
            }
            owners.add(new Owner(
                    rows.getString("name"),
                    rows.getString("id_number"),
                    rows.getBigDecimal("share_percent"),
                    rows.getString("certificate_number")));
        } while (rows.next());
        return new Title(number, unitCode, owners, coOwn, cause, registeredOn);
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
