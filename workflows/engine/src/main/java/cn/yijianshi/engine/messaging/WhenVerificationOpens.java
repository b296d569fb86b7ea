package cn.yijianshi.engine.messaging;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.engine.domain.Calendars;
import cn.yijianshi.events.CommitmentEvent.VerificationDue;
import cn.yijianshi.events.CommitmentEvent.VerificationOpened;
import cn.yijianshi.platform.messaging.Announcements;
import cn.yijianshi.platform.messaging.Inbox;
import java.time.Clock;
import java.util.UUID;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Only here are days counted: until when a department must have looked whether a promise is kept (告知承诺, 事后核查). */
@Component
class WhenVerificationOpens {

    private final Inbox inbox;
    private final Calendars calendars;
    private final Announcements announcements;
    private final Clock clock;

    WhenVerificationOpens(Inbox inbox, Calendars calendars, Announcements announcements, Clock clock) {
        this.inbox = inbox;
        this.calendars = calendars;
        this.announcements = announcements;
        this.clock = clock;
    }

    @RabbitListener(queues = EngineReactions.VERIFICATIONS)
    @Transactional
    public void on(VerificationOpened event) {
        if (!inbox.isNew(event.id(), EngineReactions.VERIFICATIONS)) {
            return;
        }
        var within = new Limit(
                event.within().amount(), LimitUnit.valueOf(event.within().unit()));
        var due = calendars.dueDates().due(event.at(), within, event.region());
        announcements.announce(new VerificationDue(
                UUID.randomUUID(),
                clock.instant(),
                event.caseId(),
                event.reviewId(),
                event.department(),
                event.commitmentId(),
                due.due(),
                due.provisional()));
    }
}
