package cn.yijianshi.utilityhookup.persistence;

import cn.yijianshi.utilityhookup.domain.Account;
import cn.yijianshi.utilityhookup.domain.Accounts;
import cn.yijianshi.utilityhookup.domain.Supply;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class MySqlAccounts implements Accounts {
    private static final String ACCOUNT = "SELECT supply, account_no, region, unit_code, address, holder, installed,"
            + " arrears, last_reading FROM utility_account WHERE supply = ? AND account_no = ?";

    private final JdbcClient jdbc;

    MySqlAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Account> of(Supply supply, String number) {
        return jdbc.sql(ACCOUNT)
                .params(supply.name(), number)
                .query(MySqlAccounts::read)
                .optional();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Account> lock(Supply supply, String number) {
        return jdbc.sql(ACCOUNT + " FOR UPDATE")
                .params(supply.name(), number)
                .query(MySqlAccounts::read)
                .optional();
    }

    @Override
    public void open(Account account) {
        jdbc.sql("INSERT INTO utility_account (supply, account_no, region, unit_code, address, holder, installed,"
                        + " arrears, last_reading) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        account.supply().name(),
                        account.number(),
                        account.region(),
                        account.unitCode(),
                        account.address(),
                        account.holder(),
                        account.installed(),
                        account.arrears(),
                        account.lastReading())
                .update();
    }

    @Override
    public void move(Account before, Account now, String titleNumber, LocalDate on, String caseId) {
        jdbc.sql("UPDATE utility_account SET holder = ?, unit_code = ?, last_reading = ?"
                        + " WHERE supply = ? AND account_no = ?")
                .params(
                        now.holder(),
                        now.unitCode(),
                        now.lastReading(),
                        now.supply().name(),
                        now.number())
                .update();
        jdbc.sql("INSERT INTO utility_account_move (supply, account_no, from_holder, to_holder, title_number,"
                        + " meter_reading, moved_on, case_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        now.supply().name(),
                        now.number(),
                        before.holder(),
                        now.holder(),
                        titleNumber,
                        now.lastReading(),
                        on,
                        caseId)
                .update();
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
                row.getBigDecimal("last_reading"));
    }
}
