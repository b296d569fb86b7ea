package cn.yijianshi.department.messaging;

import cn.yijianshi.department.commitments.domain.Pledge;
import cn.yijianshi.department.commitments.domain.Pledges;
import cn.yijianshi.department.domain.Arrivals;
import cn.yijianshi.department.domain.Dossier;
import cn.yijianshi.department.domain.Presented;
import cn.yijianshi.events.ApplicationEvent.ApplicationFiled;
import cn.yijianshi.platform.messaging.Inbox;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class WhenApplicationFiled {

    private final Inbox inbox;
    private final Arrivals arrivals;
    private final Clock clock;
    private final Pledges pledges;

    WhenApplicationFiled(Inbox inbox, Arrivals arrivals, Clock clock, Pledges pledges) {
        this.pledges = pledges;
        this.inbox = inbox;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    @RabbitListener(queues = "${spring.application.name}.application-filed")
    @Transactional
    void on(ApplicationFiled event) {
        if (!inbox.isNew(event.id(), "application-filed")) {
            return;
        }
        if (event.commitments() != null) {
            pledges.add(event.commitments().stream()
                    .map(one -> new Pledge(
                            one.id(),
                            event.caseId(),
                            event.caseNo(),
                            event.department(),
                            one.item(),
                            one.material(),
                            one.name(),
                            one.text(),
                            event.applicantId(),
                            event.applicantName(),
                            one.party(),
                            event.at(),
                            Pledge.State.GIVEN,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null))
                    .toList());
        }
        arrivals.filed(
                new Dossier(
                        event.caseId(),
                        event.department(),
                        event.caseNo(),
                        event.applicantId(),
                        event.applicantName(),
                        event.forms() == null ? Map.of() : event.forms(),
                        event.at()),
                presented(event),
                clock.instant());
    }

    private static List<Presented> presented(ApplicationFiled event) {
        return event.certificates() == null
                ? null
                : event.certificates().stream()
                        .map(one -> new Presented(
                                one.material(),
                                one.certificateId(),
                                one.version(),
                                one.kind(),
                                one.number(),
                                one.service()))
                        .toList();
    }
}
