package cn.yijianshi.engine.supervision.messaging;

import cn.yijianshi.engine.supervision.domain.Supervision;
import cn.yijianshi.events.ReviewEvent.ReviewSupervisionReplied;
import cn.yijianshi.platform.messaging.Inbox;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class WhenOrderIsAnswered {

    private final Inbox inbox;
    private final Supervision supervision;

    WhenOrderIsAnswered(Inbox inbox, Supervision supervision) {
        this.inbox = inbox;
        this.supervision = supervision;
    }

    @RabbitListener(queues = SupervisionReactions.REPLIES)
    @Transactional
    public void on(ReviewSupervisionReplied event) {
        if (inbox.isNew(event.id(), SupervisionReactions.REPLIES)) {
            supervision.replied(
                    event.caseId(),
                    event.orderId(),
                    event.round(),
                    event.text(),
                    event.newExpectedDate(),
                    event.byName(),
                    event.at());
        }
    }
}
