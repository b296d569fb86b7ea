package cn.yijianshi.utilityhookup.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** The tables of sizes as they stand on a day. */
public interface SizingTables {

    PowerSizing power(LocalDate day);

    WaterSizing water(LocalDate day);

    GasSizing gas(LocalDate day);

    BigDecimal figure(String name, LocalDate day);

    /** What a home or a shop usually needs: kW, m³/h of water, m³/h of gas; empty where nothing is measured. */
    Optional<BigDecimal> usualDemand(Supply supply, String plannedUse, LocalDate day);
}
