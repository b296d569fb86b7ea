package cn.yijianshi.department.messaging;

import cn.yijianshi.department.domain.Arrivals;
import cn.yijianshi.department.domain.Word;
import cn.yijianshi.events.ReviewEvent.ReviewReleased;
import cn.yijianshi.platform.messaging.Inbox;
import java.time.Clock;
import java.util.Map;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class WhenReviewReleased {

    private final Inbox inbox;
    private final Arrivals arrivals;
    private final Clock clock;

    WhenReviewReleased(Inbox inbox, Arrivals arrivals, Clock clock) {
        this.inbox = inbox;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    @RabbitListener(queues = "${spring.application.name}.review-released")
    @Transactional
    void on(ReviewReleased event) {
        if (!inbox.isNew(event.id(), "review-released")) {
            return;
        }
        arrivals.said(
                event.reviewId(),
                event.caseId(),
                event.department(),
                event.at(),
                new Word.Released(event.facts() == null ? Map.of() : event.facts()),
                clock.instant());
    }
}
