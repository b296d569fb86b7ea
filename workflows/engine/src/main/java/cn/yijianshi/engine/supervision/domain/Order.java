package cn.yijianshi.engine.supervision.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * 督办单: a demand that is answered in writing. What is not answered in time escalates again; a reply is accepted or
 * returned, and one that is returned is to be given anew.
 *
 * @param round    from 1; a returned reply opens the next
 * @param issuedBy the supervisor's login; null when the clock issued it
 * @param replyBy  the end of the time to reply, by the hours of the office
 * @param reminders how often that time has passed in this round
 * @param late     whether it ever did
 * @param answer   what the supervisor said when he accepted or returned
 */
public record Order(
        String id,
        String reviewId,
        String caseId,
        String item,
        String department,
        String office,
        State state,
        int round,
        String text,
        String issuedBy,
        String issuedByName,
        Instant issuedAt,
        int replyWithinHours,
        Instant replyBy,
        int reminders,
        boolean late,
        String reply,
        String repliedByName,
        Instant repliedAt,
        LocalDate expectedDate,
        String settledByName,
        Instant settledAt,
        String answer) {

    public enum State {
        ISSUED,
        REPLIED,
        RETURNED,
        ACCEPTED,
        /** The review ended before the order was answered. */
        ENDED;

        private static final Map<State, Set<State>> NEXT = Map.of(
                ISSUED, Set.of(REPLIED, ENDED),
                REPLIED, Set.of(ACCEPTED, RETURNED, ENDED),
                RETURNED, Set.of(REPLIED, ENDED));

        boolean mayBecome(State next) {
            return NEXT.getOrDefault(this, Set.of()).contains(next);
        }

        /** Whether the department owes an answer. */
        public boolean waits() {
            return this == ISSUED || this == RETURNED;
        }
    }

    Order replied(String text, LocalDate expected, String byName, Instant at) {
        become(State.REPLIED);
        return new Order(
                id,
                reviewId,
                caseId,
                item,
                department,
                office,
                State.REPLIED,
                round,
                this.text,
                issuedBy,
                issuedByName,
                issuedAt,
                replyWithinHours,
                replyBy,
                reminders,
                // An answer may arrive before the sweep that would have found it late.
                late || at.isAfter(replyBy),
                text,
                byName,
                at,
                expected,
                null,
                null,
                null);
    }

    Order reminded() {
        return new Order(
                id,
                reviewId,
                caseId,
                item,
                department,
                office,
                state,
                round,
                text,
                issuedBy,
                issuedByName,
                issuedAt,
                replyWithinHours,
                replyBy,
                reminders + 1,
                true,
                reply,
                repliedByName,
                repliedAt,
                expectedDate,
                settledByName,
                settledAt,
                answer);
    }

    Order accepted(String said, String byName, Instant at) {
        become(State.ACCEPTED);
        return settled(State.ACCEPTED, round, replyWithinHours, replyBy, reminders, said, byName, at);
    }

    Order returned(String said, int hours, Instant until, String byName, Instant at) {
        become(State.RETURNED);
        return settled(State.RETURNED, round + 1, hours, until, 0, said, byName, at);
    }

    Order ended(Instant at) {
        become(State.ENDED);
        return settled(State.ENDED, round, replyWithinHours, replyBy, reminders, answer, settledByName, at);
    }

    private Order settled(
            State next, int round, int hours, Instant until, int reminders, String said, String byName, Instant at) {
        return new Order(
                id,
                reviewId,
                caseId,
                item,
                department,
                office,
                next,
                round,
                text,
                issuedBy,
                issuedByName,
                issuedAt,
                hours,
                until,
                reminders,
                late || state.waits() && at.isAfter(replyBy),
                reply,
                repliedByName,
                repliedAt,
                expectedDate,
                byName,
                at,
                said);
    }

    private void become(State next) {
        if (!state.mayBecome(next)) {
            throw new OrderRefused("order-not-possible", state);
        }
    }
}
