package cn.yijianshi.utilityhookup.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Meter for a flow.
 *
 * @param meters by permanent flow in m³/h
 * @param peakFactor how much the peak hour exceeds the mean one
 * @param hours of use in a day
 */
public record WaterSizing(List<MeterStep> meters, BigDecimal peakFactor, BigDecimal hours) {

    public String ofDaily(BigDecimal cubicMetres) {
        return ofPeak(peak(cubicMetres));
    }

    public String ofPeak(BigDecimal cubicMetresAnHour) {
        return MeterStep.smallest(meters, cubicMetresAnHour)
                .map(step -> "水表" + step.label())
                .orElse("按现场勘查方案配置");
    }

    BigDecimal peak(BigDecimal daily) {
        return daily.multiply(peakFactor).divide(hours, 3, RoundingMode.HALF_UP);
    }
}
