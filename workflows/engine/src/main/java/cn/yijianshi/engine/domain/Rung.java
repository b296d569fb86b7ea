package cn.yijianshi.engine.domain;

/** The ladder of a clock nobody answers: 临期 → 超期 → 督办, the last again every working day. */
public enum Rung {
    DUE_SOON,
    OVERDUE,
    ESCALATED;

    Rung next() {
        return this == DUE_SOON ? OVERDUE : ESCALATED;
    }

    static Rung lower(Rung one, Rung other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
