package cn.yijianshi.engine.watching.domain;

import java.util.List;

/** Of minutes that were measured, those that a share of them does not exceed, to the tenth of one. */
public final class Quantiles {

    private static final double TENTHS = 10;

    private Quantiles() {}

    /** The nearest rank, as people count it; null where nothing was measured. */
    public static Double of(List<Double> measured, double share) {
        if (measured.isEmpty()) {
            return null;
        }
        List<Double> inOrder = measured.stream().sorted().toList();
        int rank = (int) Math.ceil(share * inOrder.size());
        return Math.rint(inOrder.get(Math.max(1, rank) - 1) * TENTHS) / TENTHS;
    }
}
