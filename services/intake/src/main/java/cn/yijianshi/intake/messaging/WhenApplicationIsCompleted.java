package cn.yijianshi.intake.messaging;

import cn.yijianshi.events.ApplicationEvent.ApplicationCompleted;
import cn.yijianshi.intake.domain.ApplicationState;
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
class WhenApplicationIsCompleted {

    static final String QUEUE = "intake.application-completed";

    private final CaseFollower follower;
    private final Applications applications;
    private final Timeline timeline;

    WhenApplicationIsCompleted(CaseFollower follower, Applications applications, Timeline timeline) {
        this.follower = follower;
        this.applications = applications;
        this.timeline = timeline;
    }

    @RabbitListener(queues = QUEUE)
    @Transactional
    void on(ApplicationCompleted event) {
        follower.once(event, QUEUE, application -> {
            applications.keep(application.ended(ApplicationState.valueOf(event.outcome()), event.at()));
            timeline.add(
                    event.caseId(),
                    TimelineEntry.ofCase(
                            event.id().toString(), event.at(), Kind.COMPLETED, Map.of("outcome", event.outcome())));
        });
    }

    @Bean
    static Reaction applicationIsCompleted() {
        return Reaction.to(QUEUE, "application.completed.v1");
    }
}
