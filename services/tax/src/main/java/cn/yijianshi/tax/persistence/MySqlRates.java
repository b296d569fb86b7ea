package cn.yijianshi.tax.persistence;

import cn.yijianshi.platform.persistence.ReadOnce;
import cn.yijianshi.tax.domain.Rate;
import cn.yijianshi.tax.domain.Rates;
import cn.yijianshi.tax.domain.Tax;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlRates implements Rates {
    private final JdbcClient jdbc;
    private final ReadOnce<LocalDate, List<Rate>> tables = new ReadOnce<>();

    MySqlRates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Rate> on(LocalDate day) {
        return tables.of(day, () -> List.copyOf(table(day)));
    }

    private List<Rate> table(LocalDate day) {
        return jdbc.sql(
                        "SELECT rule_id, tax, causes, housing, natural_person, homes_from, homes_to, area_over, area_to,"
                                + " held_from, held_below, only_home, pit_method, relief, base, percent, valid_from, valid_to, source"
                                + " FROM house_tax_rate WHERE valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)"
                                + " ORDER BY tax, line_order, rule_id")
                .params(day, day)
                .query(MySqlRates::read)
                .list();
    }

    private static Rate read(ResultSet row, int number) throws SQLException {
        String causes = row.getString("causes");
        return new Rate(
                row.getString("rule_id"),
                Tax.valueOf(row.getString("tax")),
                causes == null ? null : Set.of(causes.split(",")),
                yesOrNo(row, "housing"),
                yesOrNo(row, "natural_person"),
                row.getObject("homes_from", Integer.class),
                row.getObject("homes_to", Integer.class),
                row.getBigDecimal("area_over"),
                row.getBigDecimal("area_to"),
                row.getObject("held_from", Integer.class),
                row.getObject("held_below", Integer.class),
                yesOrNo(row, "only_home"),
                row.getString("pit_method"),
                row.getString("relief"),
                Rate.Base.valueOf(row.getString("base")),
                row.getBigDecimal("percent"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getString("source"));
    }

    private static Boolean yesOrNo(ResultSet row, String column) throws SQLException {
        boolean value = row.getBoolean(column);
        return row.wasNull() ? null : value;
    }
}
