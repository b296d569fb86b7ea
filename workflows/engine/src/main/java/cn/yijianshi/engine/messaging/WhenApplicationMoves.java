package cn.yijianshi.engine.messaging;

import cn.yijianshi.engine.process.Conductor;
import cn.yijianshi.events.ApplicationEvent.ApplicationSubmitted;
import cn.yijianshi.events.ApplicationEvent.WithdrawalRequested;
import cn.yijianshi.platform.messaging.Inbox;
import org.springframework.amqp.rabbit.annotation.RabbitHandler;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An application that comes in starts its process; one that is taken back stops it. */
@Component
@RabbitListener(queues = EngineReactions.APPLICATIONS, concurrency = "2")
class WhenApplicationMoves {

    private final Inbox inbox;
    private final Conductor conductor;

    WhenApplicationMoves(Inbox inbox, Conductor conductor) {
        this.inbox = inbox;
        this.conductor = conductor;
    }

    @RabbitHandler
    @Transactional
    public void on(ApplicationSubmitted event) {
        if (inbox.isNew(event.id(), EngineReactions.APPLICATIONS)) {
            conductor.submitted(event);
        }
    }

    @RabbitHandler
    @Transactional
    public void on(WithdrawalRequested event) {
        if (inbox.isNew(event.id(), EngineReactions.APPLICATIONS)) {
            conductor.withdrawn(event.caseId(), event.reason());
        }
    }
}
