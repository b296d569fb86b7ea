package cn.yijianshi.utilityhookup.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * Voltage, phases and meter for a load.
 *
 * @param single direct meters of one phase, by kW
 * @param three direct meters of three phases, by kW
 * @param transformed meters behind a current transformer, by A
 * @param transformers of 10 kV, by kVA
 * @param singlePhaseKw above it three phases (供电营业规则)
 * @param lowVoltageKw above it high voltage
 */
public record PowerSizing(
        List<MeterStep> single,
        List<MeterStep> three,
        List<MeterStep> transformed,
        List<MeterStep> transformers,
        BigDecimal singlePhaseKw,
        BigDecimal lowVoltageKw,
        BigDecimal powerFactor) {
    private static final BigDecimal KILOVOLT = new BigDecimal("0.38");
    private static final BigDecimal ROOT_OF_THREE = BigDecimal.valueOf(3).sqrt(MathContext.DECIMAL64);

    public enum Phases {
        SINGLE("单相220V"),
        THREE("三相380V"),
        HIGH_VOLTAGE("高压10kV");

        private final String label;

        Phases(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    public record Size(Phases phases, String meter) {
        String printed() {
            return phases.label() + "，" + meter;
        }
    }

    public Size of(BigDecimal kw) {
        if (kw.compareTo(singlePhaseKw) <= 0) {
            return new Size(Phases.SINGLE, "电能表" + label(single, kw));
        }
        if (kw.compareTo(lowVoltageKw) > 0) {
            return new Size(
                    Phases.HIGH_VOLTAGE, "变压器" + label(transformers, kw.divide(powerFactor, MathContext.DECIMAL64)));
        }
        return new Size(
                Phases.THREE,
                MeterStep.smallest(three, kw)
                        .map(step -> "电能表" + step.label())
                        .orElseGet(() -> "经互感器" + label(transformed, amperes(kw))));
    }

    /** I = P / (√3 · U · cos φ). */
    BigDecimal amperes(BigDecimal kw) {
        return kw.divide(ROOT_OF_THREE.multiply(KILOVOLT).multiply(powerFactor), MathContext.DECIMAL64)
                .setScale(2, RoundingMode.HALF_UP);
    }

    private static String label(List<MeterStep> series, BigDecimal needed) {
        // Beyond the last step nobody can size from a table: the survey does.
        return MeterStep.smallest(series, needed).map(MeterStep::label).orElse("按现场勘查方案配置");
    }
}
