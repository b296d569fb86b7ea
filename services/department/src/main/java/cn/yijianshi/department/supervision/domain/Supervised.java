package cn.yijianshi.department.supervision.domain;

import cn.yijianshi.department.domain.Act;
import cn.yijianshi.department.domain.HistoryEntry;
import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.department.domain.Review;
import cn.yijianshi.department.domain.ReviewProblem;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.department.domain.Seat;
import cn.yijianshi.department.supervision.domain.HandlerNotices.Kind;
import cn.yijianshi.department.supervision.domain.HandlerNotices.Notice;
import cn.yijianshi.department.supervision.domain.SuperviseOrder.Reply;
import cn.yijianshi.department.supervision.domain.SuperviseOrder.State;
import cn.yijianshi.department.supervision.domain.SuperviseOrder.Told;
import cn.yijianshi.department.supervision.domain.SuperviseOrder.Word;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A department under supervision: it hears warnings and orders, and answers in writing. */
public final class Supervised {

    private static final int LONGEST_TEXT = 1000;
    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");

    private final SuperviseOrders orders;
    private final HandlerNotices notices;
    private final SupervisionNews news;
    private final Reviews reviews;
    private final Clock clock;

    public Supervised(
            SuperviseOrders orders, HandlerNotices notices, SupervisionNews news, Reviews reviews, Clock clock) {
        this.orders = orders;
        this.notices = notices;
        this.news = news;
        this.reviews = reviews;
        this.clock = clock;
    }

    /** The clock warns the handler. */
    public void warned(String reviewId, String caseId, String department, Kind kind) {
        var review = reviews.of(reviewId);
        if (review.filter(found -> found.status().ended()).isEmpty()) {
            send(review, reviewId, caseId, department, kind, null);
        }
    }

    /** The engine speaks of an order. */
    public void told(Told told) {
        // The review is locked before the order, as by whoever answers.
        var review = reviews.lock(told.reviewId());
        var known = orders.lock(told.orderId());
        var heard = known.map(order -> order.hear(told)).orElseGet(() -> SuperviseOrder.first(told));
        if (known.filter(heard::equals).isPresent()) {
            return;
        }
        orders.keep(heard);
        if (told.word() != Word.REMINDED) {
            review.ifPresent(found -> note(found, Officer.NOBODY, Act.SUPERVISED, said(told)));
        }
        send(review, told.reviewId(), told.caseId(), told.department(), kind(told.word()), told.orderId());
    }

    /** The answer in writing, by any officer of the department; the same again is answered like the first time. */
    public SuperviseOrder reply(Seat seat, String reviewId, String orderId, String text, LocalDate expectedDate) {
        var review = reviews.lock(reviewId)
                .filter(found -> seat.departments().contains(found.request().department()))
                .orElseThrow(() -> new ReviewProblem.NotFound(reviewId));
        var order = orders.lock(orderId)
                .filter(found -> found.reviewId().equals(reviewId))
                .orElseThrow(() -> new ReviewProblem.NotFound(orderId));
        check(text, expectedDate);
        if (order.state() != State.WAITING) {
            if (saysTheSame(order.reply(), seat.officer(), text.strip(), expectedDate)) {
                return order;
            }
            throw new OrderReplied(order);
        }
        if (review.status().ended()) {
            throw new ReviewProblem.NotPossible(Act.SUPERVISION_REPLIED, review.status());
        }
        var replied = order.replied(new Reply(text.strip(), expectedDate, seat.officer(), clock.instant()));
        orders.keep(replied);
        var content = new LinkedHashMap<String, Object>();
        content.put("order", orderId);
        content.put("text", text.strip());
        if (expectedDate != null) {
            content.put("newExpectedDate", expectedDate.toString());
        }
        note(review, seat.officer(), Act.SUPERVISION_REPLIED, content);
        news.replied(replied);
        return replied;
    }

    private static boolean saysTheSame(Reply reply, Officer officer, String text, LocalDate expectedDate) {
        return reply != null
                && reply.by().id().equals(officer.id())
                && reply.text().equals(text)
                && java.util.Objects.equals(reply.expectedDate(), expectedDate);
    }

    private void check(String text, LocalDate expectedDate) {
        var flaws = new ArrayList<ReviewProblem.Flaw>();
        if (text == null || text.isBlank()) {
            flaws.add(new ReviewProblem.Flaw("/text", "required"));
        } else if (text.strip().length() > LONGEST_TEXT) {
            flaws.add(new ReviewProblem.Flaw("/text", "too-long", String.valueOf(LONGEST_TEXT)));
        }
        if (expectedDate != null && expectedDate.isBefore(LocalDate.ofInstant(clock.instant(), OFFICE))) {
            flaws.add(new ReviewProblem.Flaw("/newExpectedDate", "day-is-over"));
        }
        if (!flaws.isEmpty()) {
            throw new ReviewProblem.Invalid(flaws);
        }
    }

    private static Map<String, Object> said(Told told) {
        var content = new LinkedHashMap<String, Object>();
        content.put("order", told.orderId());
        content.put("state", told.word().name());
        content.put("text", told.text() == null ? "" : told.text());
        if (told.by() != null) {
            content.put("by", told.by());
        }
        if (told.word() != Word.ACCEPTED) {
            content.put("replyBy", told.replyBy().toString());
        }
        return content;
    }

    private static Kind kind(Word word) {
        return switch (word) {
            case ISSUED -> Kind.SUPERVISED;
            case REMINDED -> Kind.REMINDED;
            case RETURNED -> Kind.RETURNED;
            case ACCEPTED -> Kind.ACCEPTED;
        };
    }

    /** Like an act of the clock it leaves the version as it was: nobody's work is lost by it. */
    private void note(Review review, Officer by, Act act, Map<String, Object> content) {
        reviews.keep(review, new HistoryEntry(review.id(), review.version(), clock.instant(), by, act, content));
    }

    private void send(
            Optional<Review> review, String reviewId, String caseId, String department, Kind kind, String orderId) {
        var recipient = review.map(Review::claim).map(claim -> claim.by().id()).orElse("");
        notices.send(new Notice(
                UUID.randomUUID().toString(), department, recipient, kind, reviewId, caseId, orderId, clock.instant()));
    }

    /** Of the review, oldest first. */
    public List<SuperviseOrder> ofReview(String reviewId) {
        return orders.ofReview(reviewId);
    }
}
