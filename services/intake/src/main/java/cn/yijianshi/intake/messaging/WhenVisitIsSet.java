package cn.yijianshi.intake.messaging;

import cn.yijianshi.events.ApplicationEvent.SiteVisitSet;
import cn.yijianshi.intake.domain.Timeline;
import cn.yijianshi.intake.domain.TimelineEntry;
import cn.yijianshi.intake.domain.TimelineEntry.Kind;
import cn.yijianshi.platform.messaging.Reaction;
import java.util.Map;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The applicant reads when the departments come to see the place, and whether that is settled. */
@Component
class WhenVisitIsSet {

    static final String QUEUE = "intake.site-visits";

    private final CaseFollower follower;
    private final Timeline timeline;

    WhenVisitIsSet(CaseFollower follower, Timeline timeline) {
        this.follower = follower;
        this.timeline = timeline;
    }

    @RabbitListener(queues = QUEUE)
    @Transactional
    void on(SiteVisitSet event) {
        follower.once(
                event,
                QUEUE,
                application -> timeline.add(
                        event.caseId(),
                        TimelineEntry.ofCase(
                                event.id().toString(),
                                event.at(),
                                kind(event),
                                Map.of(
                                        "visit", event.visitName(),
                                        "visitEn", event.visitNameEn(),
                                        "from", event.from().toString()))));
    }

    private static Kind kind(SiteVisitSet event) {
        return switch (event.state()) {
            case "AGREED" -> Kind.VISIT_AGREED;
            case "NOT_NEEDED" -> Kind.VISIT_NOT_NEEDED;
            default -> Kind.VISIT_PROPOSED;
        };
    }

    @Bean
    static Reaction visitIsSet() {
        return Reaction.to(QUEUE, "application.site-visit-set.v1");
    }
}
