package cn.yijianshi.department.supervision.messaging;

import cn.yijianshi.department.supervision.domain.HandlerNotices.Kind;
import cn.yijianshi.department.supervision.domain.SuperviseOrder.Told;
import cn.yijianshi.department.supervision.domain.SuperviseOrder.Word;
import cn.yijianshi.department.supervision.domain.Supervised;
import cn.yijianshi.events.Event;
import cn.yijianshi.events.ReviewEvent;
import cn.yijianshi.events.ReviewEvent.ReviewDueSoon;
import cn.yijianshi.events.ReviewEvent.ReviewEscalated;
import cn.yijianshi.events.ReviewEvent.ReviewOverdue;
import cn.yijianshi.events.ReviewEvent.ReviewSupervised;
import cn.yijianshi.platform.messaging.Inbox;
import java.util.List;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Warnings become notices of the handler, orders are kept until they are answered. */
@Component
class WhenSupervisionTells {

    private final Inbox inbox;
    private final Supervised supervised;

    WhenSupervisionTells(Inbox inbox, Supervised supervised) {
        this.inbox = inbox;
        this.supervised = supervised;
    }

    @RabbitListener(queues = "${spring.application.name}.supervision")
    @Transactional
    void on(Event event) {
        if (!(event instanceof ReviewEvent told) || !inbox.isNew(event.id(), "supervision")) {
            return;
        }
        if (told instanceof ReviewSupervised order) {
            supervised.told(new Told(
                    order.orderId(),
                    order.reviewId(),
                    order.caseId(),
                    order.department(),
                    order.round(),
                    Word.valueOf(order.state()),
                    order.text(),
                    order.issuedBy(),
                    order.replyBy(),
                    order.reminders(),
                    order.at()));
        } else if (told instanceof ReviewDueSoon soon) {
            warned(soon, soon.recipients(), Kind.DUE_SOON);
        } else if (told instanceof ReviewOverdue overdue) {
            warned(overdue, overdue.recipients(), Kind.OVERDUE);
        } else if (told instanceof ReviewEscalated escalated) {
            warned(escalated, escalated.recipients(), Kind.ESCALATED);
        }
    }

    // Before it was a setting whom a warning goes to, it went to the handler.
    private void warned(ReviewEvent event, List<String> recipients, Kind kind) {
        if (recipients == null || recipients.contains("HANDLER")) {
            supervised.warned(event.reviewId(), event.caseId(), event.department(), kind);
        }
    }
}
