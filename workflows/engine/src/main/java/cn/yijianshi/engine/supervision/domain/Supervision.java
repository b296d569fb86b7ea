package cn.yijianshi.engine.supervision.domain;

import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.engine.domain.Calendars;
import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.Cases;
import cn.yijianshi.engine.domain.ClockLedger;
import cn.yijianshi.engine.domain.Clocks;
import cn.yijianshi.engine.domain.Lamp;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.domain.Rung;
import cn.yijianshi.engine.supervision.domain.Alarms.Alarm;
import cn.yijianshi.engine.supervision.domain.Notices.Kind;
import cn.yijianshi.engine.supervision.domain.SupervisionNews.Word;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What happens to a clock nobody answers: people are told, an order is issued, and it is followed until it is answered.
 * Everything happens under the case's lock, in the caller's transaction.
 */
public final class Supervision {

    private final RuleBook rules;
    private final Orders orders;
    private final Alarms alarms;
    private final Notices notices;
    private final SupervisionNews news;
    private final Cases cases;
    private final Clocks clocks;
    private final Calendars calendars;
    private final Clock clock;

    public Supervision(
            RuleBook rules,
            Orders orders,
            Alarms alarms,
            Notices notices,
            SupervisionNews news,
            Cases cases,
            Clocks clocks,
            Calendars calendars,
            Clock clock) {
        this.rules = rules;
        this.orders = orders;
        this.alarms = alarms;
        this.notices = notices;
        this.news = news;
        this.cases = cases;
        this.clocks = clocks;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** A warning of the ladder: who is told of it by the rules of today. */
    public Set<Party> climbed(CaseReview review, ClockLedger ledger, Rung rung) {
        Rules today = today();
        Set<Party> told =
                switch (rung) {
                    case DUE_SOON -> today.dueSoon();
                    case OVERDUE -> today.overdue();
                    default -> today.escalated();
                };
        Kind kind =
                switch (rung) {
                    case DUE_SOON -> Kind.DUE_SOON;
                    case OVERDUE -> Kind.OVERDUE;
                    default -> Kind.ESCALATED;
                };
        send(told, kind, review, null);
        // Said again of one that has no order yet: the rules may have begun to demand orders since.
        boolean orderMayCome = rung == Rung.OVERDUE
                || rung == Rung.ESCALATED && orders.ofReview(review.reviewId()).isEmpty();
        if (orderMayCome && today.orders()) {
            ledger.watched()
                    .ifPresent(watched -> alarms.set(new Alarm(
                            review.reviewId(),
                            Alarms.Kind.REVIEW,
                            review.reviewId(),
                            review.caseId(),
                            orderMoment(watched.ends(), ledger.subject().office(), today))));
        }
        return told;
    }

    /**
     * The review has ended: nobody is asked any further.
     *
     * @param ordered whether anything was ever ordered of it
     */
    public void ended(CaseReview review, ClockLedger ledger, boolean ordered) {
        if (!ordered && ledger.climbed().isEmpty()) {
            return;
        }
        alarms.clearAll(review.reviewId());
        orders.ofReview(review.reviewId()).stream()
                .filter(order -> order.state().mayBecome(Order.State.ENDED))
                .forEach(order -> orders.keep(order.ended(clock.instant())));
    }

    /**
     * An order by hand; the same words of the same supervisor, while the first still waits, are the first order.
     *
     * @param hours within how many working hours to reply; null for what the rules say
     */
    public Order issue(String reviewId, String text, Integer hours, String by, String byName) {
        CaseReview review = open(reviewId).orElseThrow(() -> new OrderRefused("order-review-ended", null));
        Optional<Order> waiting = waiting(reviewId);
        if (waiting.isPresent()) {
            Order first = waiting.get();
            if (by.equals(first.issuedBy()) && text.equals(first.text())) {
                return first;
            }
            throw new OrderRefused("order-waits", first.state());
        }
        ClockLedger ledger = clocks.of(reviewId).orElseThrow();
        return issue(review, ledger.subject().office(), text, hours, by, byName);
    }

    private Order issue(CaseReview review, String office, String text, Integer hours, String by, String byName) {
        Instant now = clock.instant();
        int within = hours == null ? today().replyWithinWorkingHours() : hours;
        Order order = new Order(
                UUID.randomUUID().toString(),
                review.reviewId(),
                review.caseId(),
                review.item(),
                review.department(),
                office,
                Order.State.ISSUED,
                1,
                text,
                by,
                byName,
                now,
                within,
                afterHours(now, within, office),
                0,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        orders.issue(order);
        await(order, order.replyBy());
        send(Set.of(Party.LEAD, Party.SUPERVISOR), Kind.ORDER_ISSUED, review, order.id());
        news.tell(order, Word.ISSUED, now);
        return order;
    }

    /** The department has answered; a round that is over or an order that has ended hears no answer any more. */
    public void replied(
            String caseId, String orderId, int round, String text, LocalDate expected, String byName, Instant at) {
        cases.hold(caseId);
        Order order = orders.of(orderId).orElse(null);
        if (order == null || order.round() != round || !order.state().waits()) {
            return;
        }
        Order replied = order.replied(text, expected, byName, at);
        orders.keep(replied);
        alarms.clear(orderId);
        open(order.reviewId()).ifPresent(review -> {
            send(Set.of(Party.SUPERVISOR), Kind.ORDER_REPLIED, review, orderId);
            if (expected != null && today().orders()) {
                // Said and not done: the day he named is over, and the next order is issued.
                alarms.set(new Alarm(
                        review.reviewId(),
                        Alarms.Kind.REVIEW,
                        review.reviewId(),
                        review.caseId(),
                        expected.plusDays(1).atStartOfDay(OfficeHours.ZONE).toInstant()));
            }
        });
    }

    public Order accept(Order seen, String text, String byName) {
        Order order = held(seen);
        if (order.state() == Order.State.ACCEPTED) {
            return order;
        }
        Order accepted = order.accepted(text, byName, clock.instant());
        orders.keep(accepted);
        news.tell(accepted, Word.ACCEPTED, clock.instant());
        return accepted;
    }

    /** The reply does not do: it is to be given anew, within its own time. */
    public Order giveBack(Order seen, String text, Integer hours, String byName) {
        Order order = held(seen);
        if (order.state() == Order.State.RETURNED && text.equals(order.answer())) {
            return order;
        }
        Instant now = clock.instant();
        int within = hours == null ? order.replyWithinHours() : hours;
        Order returned = order.returned(text, within, afterHours(now, within, order.office()), byName, now);
        orders.keep(returned);
        await(returned, returned.replyBy());
        news.tell(returned, Word.RETURNED, now);
        return returned;
    }

    /** An alarm rings, under the lock of its case; one that was moved or cleared meanwhile is let be. */
    public void rings(Alarm seen) {
        cases.hold(seen.caseId());
        Alarm alarm = alarms.of(seen.subjectId()).orElse(null);
        if (alarm == null || alarm.at().isAfter(clock.instant())) {
            return;
        }
        CaseReview review = open(alarm.reviewId()).orElse(null);
        if (review == null) {
            alarms.clearAll(alarm.reviewId());
        } else if (alarm.kind() == Alarms.Kind.REVIEW) {
            mayGetAnOrder(review, alarm);
        } else {
            isUnanswered(review, orders.of(alarm.subjectId()).orElseThrow());
        }
    }

    private void mayGetAnOrder(CaseReview review, Alarm alarm) {
        ClockLedger ledger = clocks.of(review.reviewId()).orElseThrow();
        Rules today = today();
        Instant now = clock.instant();
        ClockLedger.Watched watched = ledger.watched().orElse(null);
        if (watched == null
                || !today.orders()
                || ledger.lamp(now) != Lamp.RED
                || waiting(review.reviewId()).isPresent()) {
            // Whatever makes it overdue again sets the alarm again.
            alarms.clear(alarm.subjectId());
            return;
        }
        String office = ledger.subject().office();
        if (watched.halted() != null) {
            alarms.set(new Alarm(
                    alarm.subjectId(), alarm.kind(), alarm.reviewId(), alarm.caseId(), afterHours(now, 1, office)));
            return;
        }
        Instant moment = orderMoment(watched.ends(), office, today);
        if (moment.isAfter(now)) {
            alarms.set(new Alarm(alarm.subjectId(), alarm.kind(), alarm.reviewId(), alarm.caseId(), moment));
            return;
        }
        alarms.clear(alarm.subjectId());
        issue(review, office, today.orderText(), null, null, null);
    }

    private void isUnanswered(CaseReview review, Order order) {
        if (!order.state().waits()) {
            alarms.clear(order.id());
            return;
        }
        Rules today = today();
        Order reminded = order.reminded();
        orders.remind(reminded);
        await(reminded, afterHours(clock.instant(), today.remindEveryWorkingHours(), order.office()));
        send(today.unanswered(), Kind.ORDER_UNANSWERED, review, order.id());
        news.tell(reminded, Word.REMINDED, clock.instant());
    }

    private Order held(Order seen) {
        cases.hold(seen.caseId());
        return orders.of(seen.id()).orElseThrow();
    }

    /** The review under its case's lock; empty once it has ended. */
    private Optional<CaseReview> open(String reviewId) {
        return clocks.of(reviewId).flatMap(ledger -> {
            String caseId = ledger.subject().caseId();
            cases.hold(caseId);
            return cases.reviews(caseId).stream()
                    .filter(review -> review.reviewId().equals(reviewId)
                            && !review.state().ended())
                    .findFirst();
        });
    }

    private Optional<Order> waiting(String reviewId) {
        return orders.ofReview(reviewId).stream()
                .filter(order -> order.state().waits())
                .findFirst();
    }

    private void await(Order order, Instant until) {
        alarms.set(new Alarm(order.id(), Alarms.Kind.ORDER, order.reviewId(), order.caseId(), until));
    }

    private void send(Set<Party> told, Kind kind, CaseReview review, String orderId) {
        for (Party party : told) {
            if (party != Party.HANDLER) {
                notices.send(new Notices.Notice(
                        UUID.randomUUID().toString(),
                        party,
                        review.department(),
                        kind,
                        review.reviewId(),
                        review.caseId(),
                        review.item(),
                        orderId,
                        clock.instant()));
            }
        }
    }

    private Instant orderMoment(Instant due, String office, Rules rules) {
        return rules.orderAfterWorkingDays() == 0
                ? due
                : calendars
                        .dueDates()
                        .due(due, rules.orderAfterWorkingDays(), LimitUnit.WORKING_DAY, office)
                        .due();
    }

    private Instant afterHours(Instant from, int hours, String office) {
        return calendars
                .dueDates()
                .due(from, hours, LimitUnit.WORKING_HOUR, office)
                .due();
    }

    private Rules today() {
        return rules.on(LocalDate.ofInstant(clock.instant(), OfficeHours.ZONE));
    }
}
