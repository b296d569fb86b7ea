package cn.yijianshi.intake.messaging;

import cn.yijianshi.events.ApplicationEvent.ItemSkipped;
import cn.yijianshi.intake.domain.Applications;
import cn.yijianshi.intake.domain.Timeline;
import cn.yijianshi.intake.domain.TimelineEntry;
import cn.yijianshi.intake.domain.TimelineEntry.Kind;
import cn.yijianshi.platform.messaging.Reaction;
import java.util.Map;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class WhenItemIsSkipped {

    static final String QUEUE = "intake.item-skipped";

    private final CaseFollower follower;
    private final Applications applications;
    private final Timeline timeline;

    WhenItemIsSkipped(CaseFollower follower, Applications applications, Timeline timeline) {
        this.follower = follower;
        this.applications = applications;
        this.timeline = timeline;
    }

    @RabbitListener(queues = QUEUE)
    @Transactional
    void on(ItemSkipped event) {
        follower.once(event, QUEUE, application -> {
            applications.skip(event.caseId(), event.item(), event.ground());
            timeline.add(
                    event.caseId(),
                    new TimelineEntry(
                            event.id().toString(),
                            event.at(),
                            Kind.ITEM_SKIPPED,
                            null,
                            event.item(),
                            Map.of("ground", event.ground())));
        });
    }

    @Bean
    static Reaction itemIsSkipped() {
        return Reaction.to(QUEUE, "application.item-skipped.v1");
    }
}
