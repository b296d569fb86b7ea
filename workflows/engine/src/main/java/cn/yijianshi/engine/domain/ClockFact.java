package cn.yijianshi.engine.domain;

import cn.yijianshi.catalogue.Limit;
import java.time.Instant;

/**
 * One entry of the ledger; none is ever changed or taken back.
 *
 * @param ground     the reason code: a {@link PauseGround}, an {@link ExtensionGround}, a {@link ClockOutcome} or empty
 * @param author     who did it
 * @param text       what the applicant is told
 * @param basis      the article it rests on
 * @param extension  by how much, of an extension only
 * @param approvedBy who approved it, of an extension only
 */
public record ClockFact(
        Kind kind,
        Instant at,
        String ground,
        String author,
        String text,
        String basis,
        Limit extension,
        String approvedBy) {

    /** What can happen to a clock. */
    public enum Kind {
        STARTED,
        PAUSED,
        RESUMED,
        CORRECTION_NOTICE,
        /** A notice sent after silence had become acceptance: it is kept, and the clock runs on. */
        LATE_CORRECTION_NOTICE,
        CORRECTION_ANSWERED,
        EXTENDED,
        STOPPED
    }
}
