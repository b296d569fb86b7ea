package cn.yijianshi.utilityhookup.persistence;

import cn.yijianshi.utilityhookup.domain.GasSizing;
import cn.yijianshi.utilityhookup.domain.MeterStep;
import cn.yijianshi.utilityhookup.domain.PowerSizing;
import cn.yijianshi.utilityhookup.domain.SizingTables;
import cn.yijianshi.utilityhookup.domain.Supply;
import cn.yijianshi.utilityhookup.domain.WaterSizing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlSizingTables implements SizingTables {
    private static final String HOLDS = " valid_from <= :day AND (valid_to IS NULL OR valid_to >= :day)";

    private final JdbcClient jdbc;

    MySqlSizingTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public PowerSizing power(LocalDate day) {
        return new PowerSizing(
                series("POWER_SINGLE", day),
                series("POWER_THREE", day),
                series("POWER_TRANSFORMED", day),
                series("POWER_TRANSFORMER", day),
                figure("power.single-phase-kw", day),
                figure("power.low-voltage-kw", day),
                figure("power.factor", day));
    }

    @Override
    public WaterSizing water(LocalDate day) {
        return new WaterSizing(series("WATER", day), figure("water.peak-factor", day), figure("water.hours", day));
    }

    @Override
    public GasSizing gas(LocalDate day) {
        return new GasSizing(series("GAS", day));
    }

    @Override
    public Optional<BigDecimal> usualDemand(Supply supply, String plannedUse, LocalDate day) {
        return jdbc.sql("SELECT demand FROM usual_demand WHERE supply = :supply AND planned_use = :plannedUse AND"
                        + HOLDS + " ORDER BY valid_from DESC LIMIT 1")
                .param("supply", supply.name())
                .param("plannedUse", plannedUse)
                .param("day", day)
                .query(BigDecimal.class)
                .optional();
    }

    private List<MeterStep> series(String series, LocalDate day) {
        return jdbc.sql("SELECT label, up_to FROM meter_step WHERE series = :series AND" + HOLDS + " ORDER BY up_to")
                .param("series", series)
                .param("day", day)
                .query((row, number) -> new MeterStep(row.getString("label"), row.getBigDecimal("up_to")))
                .list();
    }

    @Override
    public BigDecimal figure(String name, LocalDate day) {
        return jdbc.sql("SELECT amount FROM sizing_figure WHERE name = :name AND" + HOLDS
                        + " ORDER BY valid_from DESC LIMIT 1")
                .param("name", name)
                .param("day", day)
                .query(BigDecimal.class)
                .single();
    }
}
