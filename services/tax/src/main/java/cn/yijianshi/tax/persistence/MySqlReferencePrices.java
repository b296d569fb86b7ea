package cn.yijianshi.tax.persistence;

import cn.yijianshi.tax.domain.ReferencePrices;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlReferencePrices implements ReferencePrices {
    private final JdbcClient jdbc;

    MySqlReferencePrices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<BigDecimal> lowest(String region, String plannedUse, LocalDate day) {
        return jdbc.sql("SELECT per_square_metre * floor_percent / 100 FROM reference_price"
                        + " WHERE region = ? AND planned_use = ? AND valid_from <= ?"
                        + " AND (valid_to IS NULL OR valid_to >= ?) ORDER BY valid_from DESC LIMIT 1")
                .params(region, plannedUse, day, day)
                .query(BigDecimal.class)
                .optional();
    }
}
