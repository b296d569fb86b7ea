package cn.yijianshi.department.messaging;

import cn.yijianshi.department.domain.Arrivals;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.department.domain.Word;
import cn.yijianshi.events.ReviewEvent.ReviewDeemedGranted;
import cn.yijianshi.platform.messaging.Inbox;
import cn.yijianshi.platform.messaging.NotNow;
import java.time.Clock;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 视为准予: nobody decided before the licence expired, so the department issues what the law has granted. */
@Component
class WhenSilenceGrants {

    private final Inbox inbox;
    private final Reviews reviews;
    private final Arrivals arrivals;
    private final Clock clock;

    WhenSilenceGrants(Inbox inbox, Reviews reviews, Arrivals arrivals, Clock clock) {
        this.inbox = inbox;
        this.reviews = reviews;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    @RabbitListener(queues = "${spring.application.name}.silence")
    @Transactional
    void on(ReviewDeemedGranted event) {
        if (!inbox.isNew(event.id(), "silence")) {
            return;
        }
        // Decided in time and not yet beyond recall: only when the undo window is over is it known whether it stands.
        reviews.lock(event.reviewId())
                .filter(review -> review.filed() != null && !review.isDecidingSinceBefore(event.grantedAt()))
                .orElseThrow(() -> new NotNow("silence waits for review " + event.reviewId(), null));
        arrivals.said(
                event.reviewId(),
                event.caseId(),
                event.department(),
                event.at(),
                new Word.SilenceGranted(event.grantedAt()),
                clock.instant());
    }
}
