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
        LocalDate termUntil) {}
