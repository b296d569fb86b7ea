package cn.yijianshi.engine.supervision.messaging;

import cn.yijianshi.engine.supervision.domain.Board;
import cn.yijianshi.events.ReviewEvent;
import cn.yijianshi.events.ReviewEvent.ReviewAssigned;
import cn.yijianshi.events.ReviewEvent.ReviewClaimed;
import cn.yijianshi.platform.messaging.Inbox;
import cn.yijianshi.platform.messaging.Reaction;
import java.util.Comparator;
import java.util.List;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The board shows who has a review in hand. */
@Component
class WhenHandlerChanges {

    private final Inbox inbox;
    private final Board board;

    WhenHandlerChanges(Inbox inbox, Board board) {
        this.inbox = inbox;
        this.board = board;
    }

    @RabbitListener(queues = SupervisionReactions.HANDLERS, containerFactory = Reaction.AT_LEISURE)
    @Transactional
    public void on(List<ReviewEvent> events) {
        if (inbox.areNew(events.stream().map(ReviewEvent::id).toList(), SupervisionReactions.HANDLERS)) {
            // In the order in which a case's clocks are held elsewhere; of one review, as they came.
            events.stream().sorted(Comparator.comparing(ReviewEvent::reviewId)).forEach(this::changed);
        }
    }

    private void changed(ReviewEvent event) {
        if (event instanceof ReviewClaimed claimed) {
            board.takenUp(claimed.reviewId(), claimed.version(), claimed.handler(), claimed.at());
        } else if (event instanceof ReviewAssigned assigned) {
            board.handledBy(assigned.reviewId(), assigned.version(), assigned.handler(), assigned.handlerName());
        } else {
            throw new IllegalStateException("no reaction to " + event.name());
        }
    }
}
