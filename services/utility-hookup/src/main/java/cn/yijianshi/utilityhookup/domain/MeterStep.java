package cn.yijianshi.utilityhookup.domain;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One size of a series of meters, and the most it serves. */
public record MeterStep(String label, BigDecimal upTo) {

    /** The smallest that serves; empty when even the largest does not. */
    static Optional<MeterStep> smallest(List<MeterStep> series, BigDecimal needed) {
        return series.stream()
                .filter(step -> step.upTo().compareTo(needed) >= 0)
                .min(Comparator.comparing(MeterStep::upTo));
    }
}
