package cn.yijianshi.engine.domain;

/**
 * What a clock's one timer comes to: the ladder of a clock nobody answers (临期 → 超期 → 督办, the last again every working
 * day), and what silence does.
 */
public enum Rung {
    DUE_SOON,
    OVERDUE,
    ESCALATED,
    /** The five working days of the intake are over without a word. */
    DEEMED_ACCEPTED,
    /** A pause has come to its own limit. */
    PAUSE_OVER,
    /** A licence expires while its renewal lies undecided. */
    DEEMED_GRANTED,
    /** What the applicant was to hand in after acceptance has not come in time. */
    DUTY_OVER;

    /** Whether it is a step of the ladder; the others are facts of the ledger. */
    public boolean isWarning() {
        return this == DUE_SOON || this == OVERDUE || this == ESCALATED;
    }

    Rung next() {
        return this == DUE_SOON ? OVERDUE : ESCALATED;
    }

    static Rung lower(Rung one, Rung other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
