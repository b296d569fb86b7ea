package cn.yijianshi.department.messaging;

import cn.yijianshi.department.domain.Arrivals;
import cn.yijianshi.department.domain.Word;
import cn.yijianshi.events.ReviewEvent.ReviewWithdrawalRequested;
import cn.yijianshi.platform.messaging.Inbox;
import java.time.Clock;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class WhenWithdrawalRequested {

    private final Inbox inbox;
    private final Arrivals arrivals;
    private final Clock clock;

    WhenWithdrawalRequested(Inbox inbox, Arrivals arrivals, Clock clock) {
        this.inbox = inbox;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    @RabbitListener(queues = "${spring.application.name}.withdrawal-requested")
    @Transactional
    void on(ReviewWithdrawalRequested event) {
        if (!inbox.isNew(event.id(), "withdrawal-requested")) {
            return;
        }
        arrivals.said(
                event.reviewId(),
                event.caseId(),
                event.department(),
                event.at(),
                new Word.WithdrawalAsked(event.ground(), event.text()),
                clock.instant());
    }
}
