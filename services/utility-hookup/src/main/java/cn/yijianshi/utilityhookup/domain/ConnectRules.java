package cn.yijianshi.utilityhookup.domain;

import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** What stands in the way of a new connection, and what is installed where nothing does. */
final class ConnectRules {
    private static final Set<String> NO_GAS_ROOMS = Set.of("BASEMENT", "WINDOWLESS");

    private final SizingTables tables;

    ConnectRules(SizingTables tables) {
        this.tables = tables;
    }

    void examine(Supply supply, Filing filing, LocalDate today, List<Finding> found) {
        switch (supply) {
            case POWER -> power(filing, today, found);
            case WATER -> water(filing, found);
            case GAS -> gas(filing, found);
            case CATV -> {}
        }
    }

    /** What is installed, as it is printed. */
    String scheme(Supply supply, Filing filing) {
        LocalDate day = filing.filedOn();
        return switch (supply) {
            case POWER -> tables.power(day).of(total(filing)).printed() + (isDual(filing) ? "，双电源" : "");
            case WATER ->
                (filing.amount("water.peakM3h").signum() > 0
                                ? tables.water(day).ofPeak(filing.amount("water.peakM3h"))
                                : tables.water(day).ofDaily(filing.amount("water.dailyM3")))
                        + (filing.yes("water.fireSupply") ? "，消防表" : "");
            case GAS -> tables.gas(day).ofPeak(peak(filing)) + "，" + pressure(filing);
            case CATV -> new Sizing(tables).asked(supply, filing, day);
        };
    }

    /** 三零: up to 160 kW the customer pays nothing, whoever he is. */
    boolean isFreeOfInvestment(Filing filing) {
        return total(filing).compareTo(tables.figure("power.zero-investment-kw", filing.filedOn())) <= 0;
    }

    private void power(Filing filing, LocalDate today, List<Finding> found) {
        if (filing.amount("power.capacityKw").signum() <= 0) {
            found.add(Finding.block("POWER-1", "power.capacityKw", "power.no-capacity"));
            return;
        }
        found.add(
                isFreeOfInvestment(filing)
                        ? Finding.pass("S4-17", "power.capacityKw", "power.zero-investment", plain(total(filing)))
                        : Finding.pass("S4-16", "power.capacityKw", "power.high-voltage", plain(total(filing))));
        String importance = filing.text("power.importance").orElse("NORMAL");
        if (!importance.equals("NORMAL")) {
            found.add(
                    isDual(filing)
                            ? Finding.warn("POWER-2", "power.importance", "power.important")
                            : Finding.block("POWER-2", "power.supply", "power.dual-needed"));
        }
        equipment(filing, found);
        if (filing.text("util.purpose").filter("CONSTRUCTION_TEMP"::equals).isPresent()) {
            if (filing.date("power.tempUntil").filter(today::isBefore).isEmpty()) {
                found.add(Finding.block("POWER-4", "power.tempUntil", "power.no-end"));
            }
        }
    }

    private void equipment(Filing filing, List<Finding> found) {
        BigDecimal sum = filing.rows("power.equipment").stream()
                .map(row -> row.amount("kw").multiply(row.amount("count")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() == 0) {
            return;
        }
        BigDecimal asked = filing.amount("power.capacityKw");
        BigDecimal tolerance = asked.multiply(tables.figure("power.equipment-tolerance", filing.filedOn()));
        if (sum.subtract(asked).abs().compareTo(tolerance) > 0) {
            found.add(Finding.block("POWER-3", "power.equipment", "power.equipment-differs", plain(sum), plain(asked)));
        }
    }

    private void water(Filing filing, List<Finding> found) {
        // 城市供水条例 32: what mixes with the public mains is never connected from a form.
        if (filing.yes("water.ownSource")) {
            found.add(Finding.block("WATER-32", "water.ownSource", "water.own-source"));
        }
        boolean domestic = filing.text("water.usage").filter("DOMESTIC"::equals).isPresent();
        if (!domestic && filing.amount("water.dailyM3").signum() <= 0) {
            found.add(Finding.block("WATER-1", "water.dailyM3", "water.no-demand"));
        }
        if (filing.yes("water.dischargeToSewer")) {
            found.add(Finding.warn("S4-7", "water.dischargeToSewer", "water.drainage"));
        }
    }

    private void gas(Filing filing, List<Finding> found) {
        if (filing.text("gas.roomKind").filter(NO_GAS_ROOMS::contains).isPresent()) {
            found.add(Finding.block("GAS-1", "gas.roomKind", "gas.room"));
        }
        boolean catering = filing.text("gas.purpose").filter("CATERING"::equals).isPresent();
        if (catering && !filing.yes("gas.alarmPromise")) {
            found.add(Finding.block("GAS-2", "gas.alarmPromise", "gas.no-alarm"));
        }
        BigDecimal sum = appliances(filing);
        BigDecimal asked = filing.amount("gas.peakM3h");
        if (sum.signum() > 0 && asked.signum() > 0 && sum.compareTo(asked) != 0) {
            found.add(Finding.block("GAS-3", "gas.appliances", "gas.appliances-differ", plain(sum), plain(asked)));
        }
        if (sum.signum() == 0 && asked.signum() == 0) {
            found.add(Finding.block("GAS-3", "gas.appliances", "gas.no-demand"));
        }
    }

    /** The new load and what is there already. */
    private static BigDecimal total(Filing filing) {
        return filing.amount("power.capacityKw").add(filing.amount("power.existingKw"));
    }

    private static boolean isDual(Filing filing) {
        return filing.text("power.supply").filter("DUAL"::equals).isPresent();
    }

    private static BigDecimal peak(Filing filing) {
        BigDecimal sum = appliances(filing);
        return sum.signum() > 0 ? sum : filing.amount("gas.peakM3h");
    }

    private static BigDecimal appliances(Filing filing) {
        return filing.rows("gas.appliances").stream()
                .map(row -> row.amount("ratedM3h").multiply(row.amount("count")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String pressure(Filing filing) {
        return filing.text("gas.purpose").filter("INDUSTRIAL"::equals).isPresent() ? "中压" : "低压";
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
