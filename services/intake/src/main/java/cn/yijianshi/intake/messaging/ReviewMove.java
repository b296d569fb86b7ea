package cn.yijianshi.intake.messaging;

import cn.yijianshi.events.Event;
import cn.yijianshi.events.ReviewEvent;
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
import cn.yijianshi.intake.domain.ReviewProgress;
import cn.yijianshi.intake.domain.ReviewProgress.Clock;
import cn.yijianshi.intake.domain.ReviewProgress.Opening;
import cn.yijianshi.intake.domain.TimelineEntry;
import cn.yijianshi.intake.domain.TimelineEntry.Kind;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What one piece of news does to what the applicant sees of a review.
 *
 * @param line null where the timeline says nothing of it
 * @param issued the certificates that came with it
 */
record ReviewMove(
        ReviewEvent news, UnaryOperator<ReviewProgress> change, TimelineEntry line, List<Certificate> issued) {

    private static final Map<Class<?>, Function<Event, ReviewMove>> KINDS = new LinkedHashMap<>();

    static {
        when(ReviewRequested.class, ReviewMove::requested);
        when(
                ReviewReleased.class,
                event -> told(event, Kind.REVIEW_RELEASED, null, Map.of(), ReviewProgress::allAwaitedDecided));
        when(
                ReviewClaimed.class,
                event -> told(event, Kind.REVIEW_CLAIMED, null, Map.of(), review -> review.claimed(event.version())));
        // Not for the applicant yet: he is told when the engine has gathered what all departments found.
        when(
                CorrectionRequested.class,
                event -> new ReviewMove(event, review -> review.found(event.item(), event.version()), null, List.of()));
        when(ReviewApproved.class, ReviewMove::approved);
        when(ReviewRefused.class, ReviewMove::refused);
        when(
                ReviewWithdrawn.class,
                event -> told(
                        event,
                        Kind.REVIEW_WITHDRAWN,
                        event.item(),
                        Map.of("ground", orNothing(event.ground())),
                        review -> review.withdrawn(event.item(), event.version(), event.ground())));
        when(
                ReviewDueSoon.class,
                event -> warned(event, Kind.DUE_SOON, event.dueAt(), review -> review.dueSoon(event.dueAt())));
        when(
                ReviewOverdue.class,
                event -> warned(event, Kind.OVERDUE, event.dueAt(), review -> review.overdue(event.dueAt())));
        when(
                ReviewEscalated.class,
                event -> warned(event, Kind.ESCALATED, event.dueAt(), review -> review.escalated(event.dueAt())));
        when(ReviewClockMoved.class, ReviewMove::clockMoved);
    }

    private static <E extends ReviewEvent> void when(Class<E> kind, Function<E, ReviewMove> reaction) {
        KINDS.put(kind, event -> reaction.apply(kind.cast(event)));
    }

    /** @throws IllegalStateException for a kind of event that a later version sends here: it must not pass unseen */
    static ReviewMove of(Event event) {
        var reaction = KINDS.get(event.getClass());
        if (reaction == null) {
            throw new IllegalStateException("no reaction to " + event.name());
        }
        return reaction.apply(event);
    }

    String caseId() {
        return news.caseId();
    }

    String reviewId() {
        return news.reviewId();
    }

    private static ReviewMove told(
            ReviewEvent event,
            Kind kind,
            String item,
            Map<String, String> details,
            UnaryOperator<ReviewProgress> change) {
        var line = new TimelineEntry(event.id().toString(), event.at(), kind, event.reviewId(), item, details);
        return new ReviewMove(event, change, line, List.of());
    }

    private static ReviewMove warned(
            ReviewEvent event, Kind kind, Instant dueAt, UnaryOperator<ReviewProgress> change) {
        return told(event, kind, null, dueTime(dueAt), change);
    }

    private static ReviewMove requested(ReviewRequested event) {
        var opening = new Opening(
                event.receivedAt(),
                text(event.promised()),
                text(event.statutory()),
                event.awaits() == null ? List.of() : event.awaits());
        return told(
                event,
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

    private static ReviewMove approved(ReviewApproved event) {
        var told = told(
                event,
                Kind.REVIEW_APPROVED,
                event.item(),
                numbers(event.certificates()),
                review -> review.approved(event.item(), event.version()));
        return new ReviewMove(event, told.change(), told.line(), certificates(event));
    }

    private static ReviewMove refused(ReviewRefused event) {
        return told(
                event,
                Kind.REVIEW_REFUSED,
                event.item(),
                Map.of("reason", orNothing(event.reason()), "basis", orNothing(event.basis())),
                review -> review.refused(event.item(), event.version(), event.reason(), event.basis()));
    }

    private static ReviewMove clockMoved(ReviewClockMoved event) {
        var running = "RUNNING".equals(event.state());
        var details = new HashMap<>(dueTime(running ? event.dueAt() : null));
        details.put("ground", orNothing(event.ground()));
        details.put("text", orNothing(event.text()));
        return told(
                event,
                running ? Kind.CLOCK_MOVED : Kind.CLOCK_STOPPED,
                null,
                details,
                review -> review.clock(Clock.moved(
                        event.at(),
                        event.id().toString(),
                        running,
                        event.dueAt(),
                        event.statutoryDueAt(),
                        event.provisional())));
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

    private static Map<String, String> dueTime(Instant dueAt) {
        return dueAt == null ? Map.of() : Map.of("dueAt", dueAt.toString());
    }

    private static String text(Limit limit) {
        return limit == null ? null : limit.amount() + " " + limit.unit();
    }

    private static String orNothing(String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
