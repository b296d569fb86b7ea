package cn.yijianshi.utilityhookup.persistence;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.platform.persistence.Moments;
import cn.yijianshi.platform.persistence.ReadOnce;
import cn.yijianshi.platform.persistence.WritingTransaction;
import cn.yijianshi.utilityhookup.domain.Account;
import cn.yijianshi.utilityhookup.domain.AccountEntry;
import cn.yijianshi.utilityhookup.domain.AccountEntry.Act;
import cn.yijianshi.utilityhookup.domain.Accounts;
import cn.yijianshi.utilityhookup.domain.Ground;
import cn.yijianshi.utilityhookup.domain.Supply;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class MySqlAccounts implements Accounts {
    private static final String ACCOUNT = "SELECT supply, account_no, region, unit_code, address, holder, installed,"
            + " arrears, last_reading, point, meter_no, closed_on FROM utility_account WHERE supply = ? AND ";

    private final JdbcClient jdbc;
    private final JdbcOperations batch;
    // Accounts this transaction holds, and those it wanted to hold but found there are none.
    private final ReadOnce<Key, Optional<Account>> held = new ReadOnce<>();

    MySqlAccounts(JdbcClient jdbc, JdbcOperations batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    private record Key(Supply supply, String number) {}

    @Override
    public Optional<Account> of(Supply supply, String number) {
        return held.known(new Key(supply, number)).orElseGet(() -> one("account_no = ?", supply, number));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Account> lock(Supply supply, String number) {
        var key = new Key(supply, number);
        if (held.known(key).filter(Optional::isEmpty).isPresent()) {
            // There was none to hold: by now another may have opened it.
            held.forget(key);
        }
        return held(key);
    }

    @Override
    public void lockToDecide(Supply supply, String number) {
        if (WritingTransaction.isUnderWay()) {
            held(new Key(supply, number));
        }
    }

    private Optional<Account> held(Key key) {
        return held.of(key, () -> one("account_no = ? FOR UPDATE", key.supply(), key.number()));
    }

    @Override
    public Optional<Account> at(Supply supply, String point) {
        return one("open_point = ?", supply, point);
    }

    @Override
    public Optional<Account> withMeter(Supply supply, String meterNo) {
        return one("open_meter = ?", supply, meterNo);
    }

    @Override
    public List<Account> owing(Supply supply, String unitCode, String address) {
        return jdbc.sql(ACCOUNT + "arrears > 0 AND (unit_code = ? OR address = ?)")
                .params(supply.name(), unitCode, address)
                .query(MySqlAccounts::read)
                .list();
    }

    @Override
    public void open(Account account, Act act, Ground ground) {
        write(account, ground);
        note(line(account, act, account.installed(), ground));
    }

    @Override
    public void takeOver(Account before, Account now, String titleNumber, Ground ground) {
        write(now, ground);
        writeMove(before, now, titleNumber, ground);
        note(line(before, Act.TAKEN_OVER, before.installed(), ground), line(now, Act.MOVED, titleNumber, ground));
    }

    private void write(Account account, Ground ground) {
        held.forget(new Key(account.supply(), account.number()));
        try {
            jdbc.sql("INSERT INTO utility_account (supply, account_no, region, unit_code, address, holder, installed,"
                            + " arrears, last_reading, point, open_point, meter_no, open_meter, opened_on)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            account.supply().name(),
                            account.number(),
                            account.region(),
                            account.unitCode(),
                            account.address(),
                            account.holder(),
                            account.installed(),
                            account.arrears(),
                            account.lastReading(),
                            account.point(),
                            account.point(),
                            account.meterNo(),
                            account.meterNo(),
                            ground.day())
                    .update();
        } catch (DuplicateKeyException openedMeanwhile) {
            throw new Blocked(Finding.block("CONNECT-3", null, "point.taken", account.address()));
        }
    }

    @Override
    public void move(Account before, Account now, String titleNumber, Ground ground) {
        jdbc.sql("UPDATE utility_account SET holder = ?, unit_code = ?, last_reading = ?"
                        + " WHERE supply = ? AND account_no = ?")
                .params(
                        now.holder(),
                        now.unitCode(),
                        now.lastReading(),
                        now.supply().name(),
                        now.number())
                .update();
        held.forget(new Key(now.supply(), now.number()));
        writeMove(before, now, titleNumber, ground);
        note(line(now, Act.MOVED, titleNumber, ground));
    }

    private void writeMove(Account before, Account now, String titleNumber, Ground ground) {
        jdbc.sql("INSERT INTO utility_account_move (supply, account_no, from_holder, to_holder, title_number,"
                        + " meter_reading, moved_on, case_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        now.supply().name(),
                        now.number(),
                        before.holder(),
                        now.holder(),
                        titleNumber,
                        now.lastReading(),
                        ground.day(),
                        ground.caseId())
                .update();
    }

    @Override
    public void close(Account closed, String reason, Ground ground) {
        jdbc.sql("UPDATE utility_account SET closed_on = ?, last_reading = ?, open_point = NULL, open_meter = NULL"
                        + " WHERE supply = ? AND account_no = ?")
                .params(closed.closedOn(), closed.lastReading(), closed.supply().name(), closed.number())
                .update();
        held.forget(new Key(closed.supply(), closed.number()));
        note(line(closed, Act.CLOSED, reason, ground));
    }

    @Override
    public List<AccountEntry> history(Supply supply, String number, Long below, int limit) {
        return jdbc.sql("SELECT id, act, happened_at, holder, detail, meter_reading, case_id, case_no, by_whom"
                        + " FROM utility_account_entry WHERE supply = :supply AND account_no = :number AND id < :below"
                        + " ORDER BY id DESC LIMIT :limit")
                .param("supply", supply.name())
                .param("number", number)
                .param("below", below == null ? Long.MAX_VALUE : below)
                .param("limit", limit)
                .query((row, n) -> new AccountEntry(
                        row.getLong("id"),
                        Act.valueOf(row.getString("act")),
                        row.getString("holder"),
                        row.getString("detail"),
                        row.getBigDecimal("meter_reading"),
                        new Ground(
                                row.getString("case_id"),
                                row.getString("case_no"),
                                row.getString("by_whom"),
                                Moments.fromColumn(row.getObject("happened_at", LocalDateTime.class)))))
                .list();
    }

    private void note(Object[]... lines) {
        batch.batchUpdate(
                "INSERT INTO utility_account_entry (supply, account_no, act, happened_at, holder, detail,"
                        + " meter_reading, case_id, case_no, by_whom) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                List.of(lines));
    }

    private static Object[] line(Account account, Act act, String detail, Ground ground) {
        return new Object[] {
            account.supply().name(),
            account.number(),
            act.name(),
            Moments.toColumn(ground.at()),
            account.holder(),
            detail,
            account.lastReading(),
            ground.caseId(),
            ground.caseNo(),
            ground.by()
        };
    }

    private Optional<Account> one(String condition, Supply supply, String value) {
        return jdbc.sql(ACCOUNT + condition)
                .params(supply.name(), value)
                .query(MySqlAccounts::read)
                .optional();
    }

    private static Account read(ResultSet row, int number) throws SQLException {
        return new Account(
                Supply.valueOf(row.getString("supply")),
                row.getString("account_no"),
                row.getString("region"),
                row.getString("unit_code"),
                row.getString("address"),
                row.getString("holder"),
                row.getString("installed"),
                row.getBigDecimal("arrears"),
                row.getBigDecimal("last_reading"),
                row.getString("point"),
                row.getString("meter_no"),
                row.getObject("closed_on", LocalDate.class));
    }
}
