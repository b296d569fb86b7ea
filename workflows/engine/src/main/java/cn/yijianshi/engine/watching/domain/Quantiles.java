package cn.yijianshi.engine.watching.domain;

import java.util.List;

/** Of what was measured, the value that a share of it does not exceed. */
public final class Quantiles {

    private Quantiles() {}

    /** The nearest rank, as people count it; null where nothing was measured. */
    public static Double of(List<Double> measured, double share) {
        if (measured.isEmpty()) {
            return null;
        }
        List<Double> inOrder = measured.stream().sorted().toList();
        int rank = (int) Math.ceil(share * inOrder.size());
        return inOrder.get(Math.max(1, rank) - 1);
    }
}
