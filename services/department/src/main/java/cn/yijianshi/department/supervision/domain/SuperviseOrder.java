package cn.yijianshi.department.supervision.domain;

import cn.yijianshi.department.domain.Officer;
import java.time.Instant;
import java.time.LocalDate;

/**
 * 督办单: the supervisor, or the clock, demands a written answer.
 *
 * @param issuedBy the supervisor's name; null when the clock issued it
 * @param answer   what the supervisor said when he returned or accepted the reply
 * @param toldAt   the engine's last word; an older one changes nothing
 */
public record SuperviseOrder(
        String id,
        String reviewId,
        String caseId,
        String department,
        State state,
        int round,
        String text,
        String issuedBy,
        Instant issuedAt,
        Instant replyBy,
        int reminders,
        Instant toldAt,
        String answer,
        Reply reply) {

    public enum State {
        WAITING,
        REPLIED,
        ACCEPTED
    }

    /** What the department answered last. */
    public record Reply(String text, LocalDate expectedDate, Officer by, Instant at) {}

    /** What the engine says. */
    public record Told(
            String orderId,
            String reviewId,
            String caseId,
            String department,
            int round,
            Word word,
            String text,
            String by,
            Instant replyBy,
            int reminders,
            Instant at) {}

    public enum Word {
        ISSUED,
        REMINDED,
        RETURNED,
        ACCEPTED
    }

    static SuperviseOrder first(Told told) {
        boolean demand = told.word() == Word.ISSUED || told.word() == Word.REMINDED;
        return new SuperviseOrder(
                told.orderId(),
                told.reviewId(),
                told.caseId(),
                told.department(),
                told.word() == Word.ACCEPTED ? State.ACCEPTED : State.WAITING,
                told.round(),
                demand ? told.text() : "",
                demand ? told.by() : null,
                told.at(),
                told.replyBy(),
                told.reminders(),
                told.at(),
                demand ? null : told.text(),
                null);
    }

    SuperviseOrder hear(Told told) {
        if (told.at().isBefore(toldAt) || told.round() < round) {
            return this;
        }
        return switch (told.word()) {
            // The reminder of an order that was answered meanwhile reminds nobody.
            case ISSUED, REMINDED -> said(state, told, answer);
            case RETURNED -> said(State.WAITING, told, told.text());
            case ACCEPTED -> said(State.ACCEPTED, told, told.text());
        };
    }

    private SuperviseOrder said(State next, Told told, String answer) {
        return new SuperviseOrder(
                id,
                reviewId,
                caseId,
                department,
                next,
                told.round(),
                text,
                issuedBy,
                issuedAt,
                told.replyBy(),
                told.reminders(),
                told.at(),
                answer,
                reply);
    }

    SuperviseOrder replied(Reply given) {
        return new SuperviseOrder(
                id,
                reviewId,
                caseId,
                department,
                State.REPLIED,
                round,
                text,
                issuedBy,
                issuedAt,
                replyBy,
                reminders,
                toldAt,
                answer,
                given);
    }
}
