package cn.yijianshi.utilityhookup.domain;

import cn.yijianshi.department.domain.Filing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Function;

/** Proposes what to install, from what an applicant asks for or from what such premises usually need. */
final class Sizing {
    private static final String BY_SURVEY = "按现场勘查方案配置";

    private final SizingTables tables;

    Sizing(SizingTables tables) {
        this.tables = tables;
    }

    String asked(Supply supply, Filing filing, LocalDate day) {
        return switch (supply) {
            case POWER ->
                sized(
                        filing.amount("power.capacityKw"),
                        kw -> tables.power(day).of(kw).printed());
            case WATER ->
                sized(filing.amount("water.dailyM3"), daily -> tables.water(day).ofDaily(daily));
            case GAS ->
                sized(filing.amount("gas.peakM3h"), peak -> tables.gas(day).ofPeak(peak));
            case CATV ->
                filing.text("net.bandwidthM").map(megabit -> megabit + "Mbps接入").orElse("标准接入");
        };
    }

    String usual(Supply supply, String plannedUse, LocalDate day) {
        return tables.usualDemand(supply, plannedUse, day)
                .map(demand -> switch (supply) {
                    case POWER -> tables.power(day).of(demand).printed();
                    case WATER -> tables.water(day).ofPeak(demand);
                    case GAS -> tables.gas(day).ofPeak(demand);
                    case CATV -> "标准接入";
                })
                .orElse(supply == Supply.CATV ? "标准接入" : BY_SURVEY);
    }

    private static String sized(BigDecimal asked, Function<BigDecimal, String> size) {
        return asked.signum() > 0 ? size.apply(asked) : BY_SURVEY;
    }
}
