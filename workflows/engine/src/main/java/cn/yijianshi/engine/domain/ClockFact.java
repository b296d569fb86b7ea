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
 * @param extension  by how much an extension lengthens, how long a pause may last, within what a grant is delivered, or
 *                   how long the applicant has for what may follow
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

    static final String ENGINE = "engine";

    /** Whether a moment that came made it so, and nobody who acted; a receipt only begins the count. */
    public boolean cameByItself() {
        return ENGINE.equals(author)
                && (kind == Kind.DEEMED_ACCEPTED
                        || kind == Kind.DEEMED_GRANTED
                        || kind == Kind.DEFERRED_MISSED
                        || kind == Kind.PAUSE_OVERDUE
                        || kind == Kind.RESUMED
                        || kind == Kind.SUPPLEMENT_EXCUSED);
    }

    /** What can happen to a clock. */
    public enum Kind {
        /** Received and accepted in one, without the question whether the papers are complete; only in old ledgers. */
        STARTED,
        RECEIVED,
        ACCEPTED,
        /** Five working days without a word: accepted from the day of receipt. */
        DEEMED_ACCEPTED,
        PAUSED,
        RESUMED,
        /** A pause has outlasted its own limit and nobody has ended it. */
        PAUSE_OVERDUE,
        CORRECTION_NOTICE,
        /** A notice sent after silence had become acceptance: it is kept, and the clock runs on. */
        LATE_CORRECTION_NOTICE,
        /** A further demand after the one notice: it is kept, and the clock runs on. */
        SECOND_CORRECTION_NOTICE,
        /** Its gaps were told after the case's one notice had gone out, and nobody gave a reason. */
        SUPPLEMENTARY_NOTICE,
        /** The same with a reason: the lead of the department gave one, or the item opened only after the notice. */
        SUPPLEMENT_EXCUSED,
        CORRECTION_ANSWERED,
        /** Accepted although something may follow (容缺受理); the applicant has a limit of his own. */
        DEFERRED,
        DEFERRED_SUPPLIED,
        /** It has not come in time. */
        DEFERRED_MISSED,
        /** Told of the right to a hearing (听证); its limit is how long one can be asked for. */
        HEARING_TOLD,
        /** Asked for: the pause follows. */
        HEARING_ASKED,
        /** Time and place are told. */
        HEARING_ANNOUNCED,
        HEARING_HELD,
        EXTENDED,
        /** A renewal nobody decided before the licence expired: it is granted. */
        DEEMED_GRANTED,
        STOPPED,
        DELIVERED;

        /** Whether the office did what the law forbids or left undone what it demands; supervision lists these. */
        public boolean isViolation() {
            return this == DEEMED_ACCEPTED
                    || this == PAUSE_OVERDUE
                    || this == LATE_CORRECTION_NOTICE
                    || this == SECOND_CORRECTION_NOTICE
                    || this == SUPPLEMENTARY_NOTICE
                    || this == DEEMED_GRANTED;
        }
    }
}
