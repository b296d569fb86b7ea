package cn.yijianshi.companyregistration.persistence;

import cn.yijianshi.companyregistration.domain.Figures;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlFigures implements Figures {
    private final JdbcClient jdbc;

    MySqlFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public BigDecimal on(LocalDate day, String name) {
        return jdbc.sql("SELECT amount FROM figure WHERE name = ? AND valid_from <= ?"
                        + " AND (valid_to IS NULL OR valid_to >= ?) ORDER BY valid_from DESC LIMIT 1")
                .params(name, day, day)
                .query(BigDecimal.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("No figure " + name + " holds on " + day));
    }
}
