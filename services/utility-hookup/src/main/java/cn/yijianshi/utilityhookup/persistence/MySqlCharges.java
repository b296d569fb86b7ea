package cn.yijianshi.utilityhookup.persistence;

import cn.yijianshi.utilityhookup.domain.Charges;
import cn.yijianshi.utilityhookup.domain.Supply;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlCharges implements Charges {
    private final JdbcClient jdbc;

    MySqlCharges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Charge> of(Supply supply, String purpose, LocalDate day) {
        return jdbc.sql("SELECT charge, amount, source FROM utility_charge WHERE supply = :supply"
                        + " AND purpose = :purpose AND valid_from <= :day AND (valid_to IS NULL OR valid_to >= :day)"
                        + " ORDER BY charge")
                .param("supply", supply.name())
                .param("purpose", purpose)
                .param("day", day)
                .query((row, n) ->
                        new Charge(row.getString("charge"), row.getBigDecimal("amount"), row.getString("source")))
                .list();
    }
}
