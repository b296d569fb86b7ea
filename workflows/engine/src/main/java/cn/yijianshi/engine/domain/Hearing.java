package cn.yijianshi.engine.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * 听证 (行政许可法 46–48): the right is told, a hearing is asked for within five days of it, told seven days before it is held,
 * and held within twenty days of being asked for. The clock stands still from the request until it was held.
 *
 * @param told     when and by whom the right was told
 * @param askBy    until when a hearing can be asked for
 * @param asked    null while nobody has
 * @param holdBy   until when it must be held; null while nobody has asked
 * @param planned  null while time and place are not told
 * @param held     null until it was held
 */
public record Hearing(
        String reviewId, String caseId, Step told, Instant askBy, Step asked, Instant holdBy, Plan planned, Step held) {

    /** @param text what was said: the matter, who asked and why, what the minutes hold */
    public record Step(Instant at, String by, String text) {}

    /** @param on when it is held; @param presidedBy not the one who examines the application */
    public record Plan(Instant on, String place, String presidedBy, Step notice) {}

    /** How it stands at a moment. */
    public enum State {
        RIGHT_TOLD,
        /** Nobody asked in time. */
        NOT_ASKED,
        ASKED,
        ANNOUNCED,
        HELD
    }

    public State state(Instant now) {
        if (held != null) {
            return State.HELD;
        }
        if (planned != null) {
            return State.ANNOUNCED;
        }
        if (asked != null) {
            return State.ASKED;
        }
        return now.isAfter(askBy) ? State.NOT_ASKED : State.RIGHT_TOLD;
    }

    public static Hearing told(String reviewId, String caseId, Step told, Instant askBy) {
        return new Hearing(reviewId, caseId, told, askBy, null, null, null, null);
    }

    public Hearing askedFor(Step by, Instant heldUntil) {
        if (asked != null) {
            throw new ClockRefused("hearing-asked-before", "asked for before: " + reviewId);
        }
        if (by.at().isAfter(askBy)) {
            throw new ClockRefused("hearing-asked-too-late", "asked for after " + askBy + ": " + reviewId);
        }
        return new Hearing(reviewId, caseId, told, askBy, by, heldUntil, null, null);
    }

    /** @param lastNotice the last moment at which a hearing at that time may be told */
    public Hearing announced(Plan plan, Instant lastNotice) {
        if (asked == null || held != null) {
            throw new ClockRefused("hearing-not-asked", "no hearing is awaited: " + reviewId);
        }
        if (plan.notice().at().isAfter(lastNotice)) {
            throw new ClockRefused("hearing-notice-too-short", "told after " + lastNotice + ": " + reviewId);
        }
        if (plan.on().isAfter(holdBy)) {
            throw new ClockRefused("hearing-too-late", "to be held after " + holdBy + ": " + reviewId);
        }
        return new Hearing(reviewId, caseId, told, askBy, asked, holdBy, plan, null);
    }

    public Hearing held(Step minutes) {
        if (planned == null || minutes.at().isBefore(planned.on())) {
            throw new ClockRefused("hearing-not-announced", "not announced, or not yet due: " + reviewId);
        }
        if (held != null) {
            throw new ClockRefused("hearing-held-before", "held before: " + reviewId);
        }
        return new Hearing(reviewId, caseId, told, askBy, asked, holdBy, planned, minutes);
    }

    /** All hearings; a review has one at most. */
    public interface Book {

        Optional<Hearing> of(String reviewId);

        void keep(Hearing hearing);
    }
}
