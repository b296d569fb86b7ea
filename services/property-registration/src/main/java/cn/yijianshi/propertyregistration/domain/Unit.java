package cn.yijianshi.propertyregistration.domain;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * 不动产单元: what is registered.
 *
 * @param termUntil last day of the land-use right; null when it has none
 */
public record Unit(
        String code,
        String region,
        String location,
        String plannedUse,
        String landRight,
        BigDecimal buildingArea,
        BigDecimal innerArea,
        LocalDate termUntil) {

    Unit located(String place) {
        return new Unit(code, region, place, plannedUse, landRight, buildingArea, innerArea, termUntil);
    }

    Unit used(String use) {
        return new Unit(code, region, location, use, landRight, buildingArea, innerArea, termUntil);
    }

    Unit measured(BigDecimal area) {
        return new Unit(code, region, location, plannedUse, landRight, area, innerArea, termUntil);
    }

    Unit until(LocalDate day) {
        return new Unit(code, region, location, plannedUse, landRight, buildingArea, innerArea, day);
    }
}
