package cn.yijianshi.engine.messaging;

import cn.yijianshi.engine.process.Conductor;
import cn.yijianshi.events.ReviewEvent.CorrectionAnswered;
import cn.yijianshi.events.ReviewEvent.CorrectionRequested;
import cn.yijianshi.events.ReviewEvent.DeferralSupplied;
import cn.yijianshi.events.ReviewEvent.ReviewAccepted;
import cn.yijianshi.events.ReviewEvent.ReviewDeferred;
import cn.yijianshi.platform.messaging.Inbox;
import org.springframework.amqp.rabbit.annotation.RabbitHandler;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Acceptance starts the clock of the decision, a correction notice takes the clock away from a review, the applicant's answer starts it anew. */
@Component
@RabbitListener(queues = EngineReactions.CORRECTIONS)
class WhenPapersGoBack {

    private final Inbox inbox;
    private final Conductor conductor;

    WhenPapersGoBack(Inbox inbox, Conductor conductor) {
        this.inbox = inbox;
        this.conductor = conductor;
    }

    @RabbitHandler
    @Transactional
    public void on(ReviewAccepted event) {
        if (inbox.isNew(event.id(), EngineReactions.CORRECTIONS)) {
            conductor.accepted(event);
        }
    }

    @RabbitHandler
    @Transactional
    public void on(ReviewDeferred event) {
        if (inbox.isNew(event.id(), EngineReactions.CORRECTIONS)) {
            conductor.deferred(event);
        }
    }

    @RabbitHandler
    @Transactional
    public void on(DeferralSupplied event) {
        if (inbox.isNew(event.id(), EngineReactions.CORRECTIONS)) {
            conductor.deferredSupplied(event);
        }
    }

    @RabbitHandler
    @Transactional
    public void on(CorrectionRequested event) {
        if (inbox.isNew(event.id(), EngineReactions.CORRECTIONS)) {
            conductor.correctionRequested(event);
        }
    }

    @RabbitHandler
    @Transactional
    public void on(CorrectionAnswered event) {
        if (inbox.isNew(event.id(), EngineReactions.CORRECTIONS)) {
            conductor.correctionAnswered(event);
        }
    }
}
