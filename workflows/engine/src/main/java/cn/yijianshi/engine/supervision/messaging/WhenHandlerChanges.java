package cn.yijianshi.engine.supervision.messaging;

import cn.yijianshi.engine.supervision.domain.Board;
import cn.yijianshi.events.ReviewEvent.ReviewAssigned;
import cn.yijianshi.events.ReviewEvent.ReviewClaimed;
import cn.yijianshi.platform.messaging.Inbox;
import org.springframework.amqp.rabbit.annotation.RabbitHandler;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The board shows who has a review in hand. */
@Component
@RabbitListener(queues = SupervisionReactions.HANDLERS)
class WhenHandlerChanges {

    private final Inbox inbox;
    private final Board board;

    WhenHandlerChanges(Inbox inbox, Board board) {
        this.inbox = inbox;
        this.board = board;
    }

    @RabbitHandler
    @Transactional
    public void on(ReviewClaimed event) {
        if (inbox.isNew(event.id(), SupervisionReactions.HANDLERS)) {
            board.takenUp(event.reviewId(), event.version(), event.handler(), event.at());
        }
    }

    @RabbitHandler
    @Transactional
    public void on(ReviewAssigned event) {
        if (inbox.isNew(event.id(), SupervisionReactions.HANDLERS)) {
            board.handledBy(event.reviewId(), event.version(), event.handler(), event.handlerName());
        }
    }
}
