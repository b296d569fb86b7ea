package cn.yijianshi.utilityhookup.persistence;

import cn.yijianshi.platform.persistence.ReadOnce;
import cn.yijianshi.utilityhookup.domain.GasSizing;
import cn.yijianshi.utilityhookup.domain.MeterStep;
import cn.yijianshi.utilityhookup.domain.PowerSizing;
import cn.yijianshi.utilityhookup.domain.SizingTables;
import cn.yijianshi.utilityhookup.domain.Supply;
import cn.yijianshi.utilityhookup.domain.WaterSizing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlSizingTables implements SizingTables {
    private static final String HOLDS = " valid_from <= :day AND (valid_to IS NULL OR valid_to >= :day)";

    private final JdbcClient jdbc;
    private final ReadOnce<LocalDate, PowerSizing> power = new ReadOnce<>();
    private final ReadOnce<LocalDate, WaterSizing> water = new ReadOnce<>();
    private final ReadOnce<LocalDate, GasSizing> gas = new ReadOnce<>();

    MySqlSizingTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public PowerSizing power(LocalDate day) {
        return power.of(day, () -> {
            var series = series(day, "POWER_SINGLE", "POWER_THREE", "POWER_TRANSFORMED", "POWER_TRANSFORMER");
            var figures = figures(day, "power.single-phase-kw", "power.low-voltage-kw", "power.factor");
            return new PowerSizing(
                    series.get("POWER_SINGLE"),
                    series.get("POWER_THREE"),
                    series.get("POWER_TRANSFORMED"),
                    series.get("POWER_TRANSFORMER"),
                    figures.get("power.single-phase-kw"),
                    figures.get("power.low-voltage-kw"),
                    figures.get("power.factor"));
        });
    }

    @Override
    public WaterSizing water(LocalDate day) {
        return water.of(day, () -> {
            var figures = figures(day, "water.peak-factor", "water.hours");
            return new WaterSizing(
                    series(day, "WATER").get("WATER"), figures.get("water.peak-factor"), figures.get("water.hours"));
        });
    }

    @Override
    public GasSizing gas(LocalDate day) {
        return gas.of(day, () -> new GasSizing(series(day, "GAS").get("GAS")));
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

    @Override
    public BigDecimal figure(String name, LocalDate day) {
        return figures(day, name).get(name);
    }

    /** Every series asked for; an empty one has no size. */
    private Map<String, List<MeterStep>> series(LocalDate day, String... names) {
        var series = new HashMap<String, List<MeterStep>>();
        List.of(names).forEach(name -> series.put(name, new ArrayList<>()));
        jdbc.sql("SELECT series, label, up_to FROM meter_step WHERE series IN (:names) AND" + HOLDS + " ORDER BY up_to")
                .param("names", List.of(names))
                .param("day", day)
                .query(row -> {
                    series.get(row.getString("series"))
                            .add(new MeterStep(row.getString("label"), row.getBigDecimal("up_to")));
                });
        series.replaceAll((name, steps) -> List.copyOf(steps));
        return series;
    }

    /** Every figure asked for: of several that hold the one that began to last. */
    private Map<String, BigDecimal> figures(LocalDate day, String... names) {
        var figures = new HashMap<String, BigDecimal>();
        jdbc.sql("SELECT name, amount FROM sizing_figure WHERE name IN (:names) AND" + HOLDS + " ORDER BY valid_from")
                .param("names", List.of(names))
                .param("day", day)
                .query(row -> {
                    figures.put(row.getString("name"), row.getBigDecimal("amount"));
                });
        if (figures.size() < names.length) {
            throw new IncorrectResultSizeDataAccessException(names.length, figures.size());
        }
        return figures;
    }
}
