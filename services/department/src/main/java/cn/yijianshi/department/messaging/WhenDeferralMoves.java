package cn.yijianshi.department.messaging;

import cn.yijianshi.department.domain.Arrivals;
import cn.yijianshi.department.domain.Word;
import cn.yijianshi.events.Event;
import cn.yijianshi.events.ReviewEvent.ApplicantDuty;
import cn.yijianshi.events.ReviewEvent.DeferralSupplied;
import cn.yijianshi.platform.messaging.Inbox;
import java.time.Clock;
import java.util.Map;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was to follow after acceptance has come, or its time is over. */
@Component
class WhenDeferralMoves {

    private final Inbox inbox;
    private final Arrivals arrivals;
    private final Clock clock;

    WhenDeferralMoves(Inbox inbox, Arrivals arrivals, Clock clock) {
        this.inbox = inbox;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    @RabbitListener(queues = "${spring.application.name}.deferrals")
    @Transactional
    void on(Event event) {
        if (!inbox.isNew(event.id(), "deferrals")) {
            return;
        }
        if (event instanceof ApplicantDuty duty) {
            arrivals.said(
                    duty.reviewId(),
                    duty.caseId(),
                    duty.department(),
                    duty.at(),
                    new Word.DutyTold(duty.dueAt(), "MISSED".equals(duty.state())),
                    clock.instant());
        } else if (event instanceof DeferralSupplied supplied) {
            arrivals.said(
                    supplied.reviewId(),
                    supplied.caseId(),
                    supplied.department(),
                    supplied.at(),
                    new Word.DeferralSupplied(supplied.fields() == null ? Map.of() : supplied.fields()),
                    clock.instant());
        } else {
            throw new IllegalArgumentException("The queue of deferrals does not take " + event.name());
        }
    }
}
