package cn.yijianshi.department.messaging;

import cn.yijianshi.department.domain.Arrivals;
import cn.yijianshi.department.domain.Word;
import cn.yijianshi.events.ReviewEvent.CorrectionAnswered;
import cn.yijianshi.platform.messaging.Inbox;
import java.time.Clock;
import java.util.Map;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class WhenCorrectionAnswered {

    private final Inbox inbox;
    private final Arrivals arrivals;
    private final Clock clock;

    WhenCorrectionAnswered(Inbox inbox, Arrivals arrivals, Clock clock) {
        this.inbox = inbox;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    @RabbitListener(queues = "${spring.application.name}.correction-answered")
    @Transactional
    void on(CorrectionAnswered event) {
        if (!inbox.isNew(event.id(), "correction-answered")) {
            return;
        }
        arrivals.said(
                event.reviewId(),
                event.caseId(),
                event.department(),
                event.at(),
                new Word.CorrectionAnswered(event.fields() == null ? Map.of() : event.fields()),
                clock.instant());
    }
}
