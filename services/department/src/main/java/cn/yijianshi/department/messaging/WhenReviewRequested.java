package cn.yijianshi.department.messaging;

import cn.yijianshi.department.domain.Arrivals;
import cn.yijianshi.department.domain.Lamp;
import cn.yijianshi.department.domain.Review;
import cn.yijianshi.events.ReviewEvent.Limit;
import cn.yijianshi.events.ReviewEvent.ReviewRequested;
import cn.yijianshi.platform.messaging.Inbox;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class WhenReviewRequested {

    private final Inbox inbox;
    private final Arrivals arrivals;
    private final Clock clock;

    WhenReviewRequested(Inbox inbox, Arrivals arrivals, Clock clock) {
        this.inbox = inbox;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    @RabbitListener(queues = "${spring.application.name}.review-requested")
    @Transactional
    void on(ReviewRequested event) {
        if (!inbox.isNew(event.id(), "review-requested")) {
            return;
        }
        // What is decided at once has no due time of its own: it is due when it comes.
        var dueAt = event.dueAt() == null ? event.receivedAt() : event.dueAt();
        arrivals.requested(
                new Review.Request(
                        event.reviewId(),
                        event.caseId(),
                        event.caseNo(),
                        event.bundle(),
                        event.item(),
                        event.itemVersion(),
                        event.itemName(),
                        event.department(),
                        event.region(),
                        event.receivedAt(),
                        limit(event.promised()),
                        limit(event.statutory()),
                        event.submittedAt(),
                        event.pathAfter() == null ? 0 : event.pathAfter()),
                event.facts() == null ? Map.of() : event.facts(),
                event.awaits() == null ? List.of() : event.awaits(),
                new Review.Due(dueAt, event.statutoryDueAt(), event.provisional(), true, Lamp.GREEN, event.at()),
                clock.instant());
    }

    private static Review.Limit limit(Limit limit) {
        return limit == null ? new Review.Limit(0, "IMMEDIATE") : new Review.Limit(limit.amount(), limit.unit());
    }
}
