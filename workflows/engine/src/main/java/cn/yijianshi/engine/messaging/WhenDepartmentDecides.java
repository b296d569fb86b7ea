package cn.yijianshi.engine.messaging;

import cn.yijianshi.engine.domain.ItemState;
import cn.yijianshi.engine.process.Conductor;
import cn.yijianshi.events.ReviewEvent;
import cn.yijianshi.events.ReviewEvent.ReviewApproved;
import cn.yijianshi.events.ReviewEvent.ReviewRefused;
import cn.yijianshi.events.ReviewEvent.ReviewWithdrawn;
import cn.yijianshi.platform.messaging.Inbox;
import java.util.Map;
import org.springframework.amqp.rabbit.annotation.RabbitHandler;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A department's word moves the case on: the only thing that does. */
@Component
@RabbitListener(queues = EngineReactions.DECISIONS, concurrency = "3")
class WhenDepartmentDecides {

    private final Inbox inbox;
    private final Conductor conductor;

    WhenDepartmentDecides(Inbox inbox, Conductor conductor) {
        this.inbox = inbox;
        this.conductor = conductor;
    }

    @RabbitHandler
    @Transactional
    public void on(ReviewApproved event) {
        decided(event, ItemState.APPROVED, event.outputs());
    }

    @RabbitHandler
    @Transactional
    public void on(ReviewRefused event) {
        decided(event, ItemState.REFUSED, Map.of());
    }

    @RabbitHandler
    @Transactional
    public void on(ReviewWithdrawn event) {
        decided(event, ItemState.WITHDRAWN, Map.of());
    }

    private void decided(ReviewEvent event, ItemState state, Map<String, String> outputs) {
        if (inbox.isNew(event.id(), EngineReactions.DECISIONS)) {
            conductor.decided(event, state, outputs == null ? Map.of() : outputs);
        }
    }
}
