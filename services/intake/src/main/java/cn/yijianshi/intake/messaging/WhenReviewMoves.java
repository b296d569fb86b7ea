package cn.yijianshi.intake.messaging;

import cn.yijianshi.events.Event;
import cn.yijianshi.events.ReviewEvent.CorrectionRequested;
import cn.yijianshi.events.ReviewEvent.IssuedCertificate;
import cn.yijianshi.events.ReviewEvent.Limit;
import cn.yijianshi.events.ReviewEvent.ReviewApproved;
import cn.yijianshi.events.ReviewEvent.ReviewClaimed;
import cn.yijianshi.events.ReviewEvent.ReviewClockMoved;
import cn.yijianshi.events.ReviewEvent.ReviewDueSoon;
import cn.yijianshi.events.ReviewEvent.ReviewEscalated;
import cn.yijianshi.events.ReviewEvent.ReviewOverdue;
import cn.yijianshi.events.ReviewEvent.ReviewRefused;
import cn.yijianshi.events.ReviewEvent.ReviewReleased;
import cn.yijianshi.events.ReviewEvent.ReviewRequested;
import cn.yijianshi.events.ReviewEvent.ReviewWithdrawn;
import cn.yijianshi.intake.domain.Certificate;
import cn.yijianshi.intake.domain.Holdings;
import cn.yijianshi.intake.domain.ReviewProgress.Clock;
import cn.yijianshi.intake.domain.ReviewProgress.Opening;
import cn.yijianshi.intake.domain.TimelineEntry.Kind;
import cn.yijianshi.platform.messaging.Reaction;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.amqp.rabbit.annotation.RabbitHandler;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * One reaction, "show the applicant how the review stands", to everything that moves a review; one queue, so that the
 * page seldom shows a step before the one that led to it.
 */
@Component
// Side by side: order does not matter to the projection, and the case's lock keeps two from one case apart.
@RabbitListener(queues = WhenReviewMoves.QUEUE, concurrency = "${yijianshi.intake.followers}")
@Transactional // the inbox row, the projection and the timeline's line are kept together or not at all
class WhenReviewMoves {

    static final String QUEUE = "intake.review-events";

    private final CaseFollower follower;
    private final Holdings holdings;

    WhenReviewMoves(CaseFollower follower, Holdings holdings) {
        this.follower = follower;
        this.holdings = holdings;
    }

    @RabbitHandler
    void on(ReviewRequested event) {
        var opening = new Opening(
                event.receivedAt(),
                text(event.promised()),
                text(event.statutory()),
                event.awaits() == null ? List.of() : event.awaits());
        follower.review(
                event,
                QUEUE,
                Kind.REVIEW_REQUESTED,
                event.item(),
                dueTime(event.dueAt()),
                review -> review.requested(
                        event.item(),
                        opening,
                        event.at(),
                        event.id().toString(),
                        event.dueAt(),
                        event.statutoryDueAt(),
                        event.provisional()));
    }

    @RabbitHandler
    void on(ReviewReleased event) {
        follower.review(event, QUEUE, Kind.REVIEW_RELEASED, null, Map.of(), review -> review.allAwaitedDecided());
    }

    @RabbitHandler
    void on(ReviewClaimed event) {
        follower.review(event, QUEUE, Kind.REVIEW_CLAIMED, null, Map.of(), review -> review.claimed(event.version()));
    }

    /** Not for the applicant yet: he is told when the engine has gathered what all departments found. */
    @RabbitHandler
    void on(CorrectionRequested event) {
        follower.quietly(event, QUEUE, review -> review.found(event.item(), event.version()));
    }

    @RabbitHandler
    void on(ReviewApproved event) {
        follower.review(event, QUEUE, Kind.REVIEW_APPROVED, event.item(), numbers(event.certificates()), review -> {
            holdings.add(event.caseId(), certificates(event));
            return review.approved(event.item(), event.version());
        });
    }

    @RabbitHandler
    void on(ReviewRefused event) {
        follower.review(
                event,
                QUEUE,
                Kind.REVIEW_REFUSED,
                event.item(),
                Map.of("reason", orNothing(event.reason()), "basis", orNothing(event.basis())),
                review -> review.refused(event.item(), event.version(), event.reason(), event.basis()));
    }

    @RabbitHandler
    void on(ReviewWithdrawn event) {
        follower.review(
                event,
                QUEUE,
                Kind.REVIEW_WITHDRAWN,
                event.item(),
                Map.of("ground", orNothing(event.ground())),
                review -> review.withdrawn(event.item(), event.version(), event.ground()));
    }

    @RabbitHandler
    void on(ReviewDueSoon event) {
        follower.review(
                event, QUEUE, Kind.DUE_SOON, null, dueTime(event.dueAt()), review -> review.dueSoon(event.dueAt()));
    }

    @RabbitHandler
    void on(ReviewOverdue event) {
        follower.review(
                event, QUEUE, Kind.OVERDUE, null, dueTime(event.dueAt()), review -> review.overdue(event.dueAt()));
    }

    @RabbitHandler
    void on(ReviewEscalated event) {
        follower.review(
                event, QUEUE, Kind.ESCALATED, null, dueTime(event.dueAt()), review -> review.escalated(event.dueAt()));
    }

    @RabbitHandler
    void on(ReviewClockMoved event) {
        var running = "RUNNING".equals(event.state());
        follower.review(
                event,
                QUEUE,
                running ? Kind.CLOCK_MOVED : Kind.CLOCK_STOPPED,
                null,
                clockDetails(event, running),
                review -> review.clock(Clock.moved(
                        event.at(),
                        event.id().toString(),
                        running,
                        event.dueAt(),
                        event.statutoryDueAt(),
                        event.provisional())));
    }

    /** A kind of event that a later version binds to this queue must not pass unseen: it is parked. */
    @RabbitHandler(isDefault = true)
    void on(Event event) {
        throw new IllegalStateException("no reaction to " + event.name());
    }

    private static List<Certificate> certificates(ReviewApproved event) {
        return event.certificates().stream()
                .map(issued -> certificate(issued, event.reviewId(), event.item(), event.at(), event.outputs()))
                .toList();
    }

    static Certificate certificate(
            IssuedCertificate issued, String reviewId, String item, Instant issuedAt, Map<String, String> outputs) {
        return new Certificate(
                issued.id(),
                reviewId,
                item,
                issued.kind(),
                issued.number(),
                issued.title(),
                issued.service(),
                issued.version() == null ? 1 : issued.version(),
                Certificate.Status.VALID,
                issuedAt,
                issued.validUntil(),
                null,
                outputs == null ? Map.of() : outputs);
    }

    private static Map<String, String> numbers(List<IssuedCertificate> certificates) {
        return Map.of(
                "certificates",
                String.join(
                        "、",
                        certificates.stream().map(IssuedCertificate::number).toList()));
    }

    private static Map<String, String> clockDetails(ReviewClockMoved event, boolean running) {
        var details = new HashMap<>(dueTime(running ? event.dueAt() : null));
        details.put("ground", orNothing(event.ground()));
        details.put("text", orNothing(event.text()));
        return details;
    }

    private static Map<String, String> dueTime(Instant dueAt) {
        return dueAt == null ? Map.of() : Map.of("dueAt", dueAt.toString());
    }

    private static String text(Limit limit) {
        return limit == null ? null : limit.amount() + " " + limit.unit();
    }

    private static String orNothing(String text) {
        return Objects.requireNonNullElse(text, "");
    }

    @Bean
    static Reaction reviewsMove() {
        return Reaction.to(
                QUEUE,
                "review.requested.v1.#",
                "review.released.v1.#",
                "review.claimed.v1",
                "review.correction-requested.v1",
                "review.approved.v1",
                "review.refused.v1",
                "review.withdrawn.v1",
                "review.due-soon.v1.#",
                "review.overdue.v1.#",
                "review.escalated.v1.#",
                "review.clock-moved.v1.#");
    }
}
