package cn.yijianshi.propertyregistration.domain;

import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.platform.identifiers.RealtyUnitCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;

/** Units a form brings to the register, and what keeps them out of it. */
final class NewUnits {
    private NewUnits() {}

    static List<Unit> in(Filing filing, String list, String plannedUse, String landRight, LocalDate termUntil) {
        return filing.rows(list).stream()
                .map(row -> {
                    String code = row.text("unitCode").orElse("");
                    return new Unit(
                            code,
                            code.length() < 6 ? "" : code.substring(0, 6),
                            row.text("location").orElse(""),
                            row.text("plannedUse").orElse(plannedUse),
                            landRight,
                            row.amount("buildingArea"),
                            row.text("innerArea").isEmpty() ? null : row.amount("innerArea"),
                            termUntil);
                })
                .toList();
    }

    static void examine(List<Unit> units, String list, Office office, List<Finding> found) {
        if (units.isEmpty()) {
            found.add(Finding.block("REG-16", list, "units.none"));
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < units.size(); i++) {
            Unit unit = units.get(i);
            String field = list + "[" + i + "].unitCode";
            if (!RealtyUnitCode.valid(unit.code())) {
                found.add(Finding.block("REG-8", field, "unit.code-malformed", unit.code()));
            } else if (office.registries().ofRegion(unit.region()).isEmpty()) {
                found.add(Finding.block("REG-7", field, "unit.outside", unit.region()));
            } else if (!seen.add(unit.code())
                    || office.register().unit(unit.code()).isPresent()) {
                found.add(Finding.block("REG-8", field, "unit.registered-already", unit.code()));
            }
            if (unit.buildingArea().signum() <= 0) {
                found.add(Finding.block("REG-8", list + "[" + i + "].buildingArea", "unit.no-area", unit.code()));
            }
            if (unit.location().isEmpty()) {
                found.add(Finding.block("REG-8", list + "[" + i + "].location", "unit.no-location", unit.code()));
            }
        }
    }

    static BigDecimal area(List<Unit> units) {
        return units.stream().map(Unit::buildingArea).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
