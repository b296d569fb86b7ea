package cn.yijianshi.engine.domain;

import java.time.Instant;

/**
 * An officer asks for more time; somebody else approves or declines it.
 *
 * @param askedBy   the login that asked, {@code decidedBy} the one that answered; names are what colleagues see
 * @param decidedBy null until somebody has answered, as are the moment and the answer
 */
public record ExtensionRequest(
        String id,
        String reviewId,
        String caseId,
        ExtensionGround ground,
        int workingDays,
        String text,
        String askedBy,
        String askedByName,
        Instant askedAt,
        State state,
        String decidedBy,
        String decidedByName,
        Instant decidedAt,
        String answer) {

    /** How it stands. */
    public enum State {
        ASKED,
        APPROVED,
        DECLINED
    }

    /** The same request, answered. Nobody answers his own (四眼原则), and nobody answers twice. */
    public ExtensionRequest decided(boolean approved, String by, String byName, Instant at, String why) {
        if (state != State.ASKED) {
            throw new ClockRefused("clock-extension-decided", "the request was answered before: " + id);
        }
        if (askedBy.equals(by)) {
            throw new ClockRefused("clock-extension-own", "nobody approves what he asked for himself: " + id);
        }
        return new ExtensionRequest(
                id,
                reviewId,
                caseId,
                ground,
                workingDays,
                text,
                askedBy,
                askedByName,
                askedAt,
                approved ? State.APPROVED : State.DECLINED,
                by,
                byName,
                at,
                why);
    }
}
