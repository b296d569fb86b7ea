package cn.yijianshi.department.messaging;

import cn.yijianshi.department.domain.Act;
import cn.yijianshi.department.domain.Arrivals;
import cn.yijianshi.department.domain.Lamp;
import cn.yijianshi.department.domain.Word;
import cn.yijianshi.events.Event;
import cn.yijianshi.events.ReviewEvent;
import cn.yijianshi.events.ReviewEvent.ReviewClockMoved;
import cn.yijianshi.events.ReviewEvent.ReviewDueSoon;
import cn.yijianshi.events.ReviewEvent.ReviewEscalated;
import cn.yijianshi.events.ReviewEvent.ReviewOverdue;
import cn.yijianshi.platform.messaging.Inbox;
import java.time.Clock;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The engine keeps the clock; the queue shows its lamp and due time. */
@Component
class WhenClockTells {

    private final Inbox inbox;
    private final Arrivals arrivals;
    private final Clock clock;

    WhenClockTells(Inbox inbox, Arrivals arrivals, Clock clock) {
        this.inbox = inbox;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    @RabbitListener(queues = "${spring.application.name}.clock")
    @Transactional
    void on(Event event) {
        if (!(event instanceof ReviewEvent told) || !inbox.isNew(event.id(), "clock")) {
            return;
        }
        arrivals.said(told.reviewId(), told.caseId(), told.department(), told.at(), word(told), clock.instant());
    }

    private static Word word(ReviewEvent told) {
        if (told instanceof ReviewDueSoon) {
            return new Word.LampTurned(Act.DUE_SOON, Lamp.YELLOW);
        }
        if (told instanceof ReviewOverdue) {
            return new Word.LampTurned(Act.OVERDUE, Lamp.RED);
        }
        if (told instanceof ReviewEscalated) {
            return new Word.LampTurned(Act.ESCALATED, Lamp.RED);
        }
        if (told instanceof ReviewClockMoved moved) {
            return new Word.ClockMoved(
                    "RUNNING".equals(moved.state()),
                    moved.dueAt(),
                    moved.statutoryDueAt(),
                    moved.provisional(),
                    moved.ground());
        }
        throw new IllegalArgumentException("The clock queue does not take " + told.name());
    }
}
