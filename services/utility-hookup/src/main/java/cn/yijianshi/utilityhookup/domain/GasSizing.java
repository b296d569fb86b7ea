package cn.yijianshi.utilityhookup.domain;

import java.math.BigDecimal;
import java.util.List;

/** @param meters by greatest flow in m³/h */
public record GasSizing(List<MeterStep> meters) {

    public String ofPeak(BigDecimal cubicMetresAnHour) {
        return MeterStep.smallest(meters, cubicMetresAnHour)
                .map(step -> "燃气表" + step.label())
                .orElse("按现场勘查方案配置");
    }
}
