package cn.yijianshi.intake.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Counts wrong guesses at a secret, so that nobody guesses for long. */
public interface Attempts {

    /**
     * @param most wrong ones inside {@code within}
     * @param lockedFor then nobody may try for so long
     */
    record Rule(int most, Duration within, Duration lockedFor) {}

    /** Until when nobody may try here; empty: now is fine. */
    Optional<Instant> lockedUntil(String place, Instant now);

    void failed(String place, Instant now, Rule rule);

    void succeeded(String place);

    /** Forgets what is of no interest any more. */
    void forgetBefore(Instant moment);
}
