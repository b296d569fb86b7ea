package cn.yijianshi.intake.messaging;

import cn.yijianshi.events.ApplicationEvent.ApplicationCompleted;
import cn.yijianshi.intake.domain.ApplicationState;
import cn.yijianshi.intake.domain.Applications;
import cn.yijianshi.intake.domain.Timeline;
import cn.yijianshi.intake.domain.TimelineEntry;
import cn.yijianshi.intake.domain.TimelineEntry.Kind;
import cn.yijianshi.platform.messaging.Reaction;
import java.util.Map;
import java.util.Set;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class WhenApplicationIsCompleted {

    static final String QUEUE = "intake.application-completed";

    /** How the engine says that an item had no review. */
    private static final Set<String> UNREACHED = Set.of("SKIPPED", "NOT_NEEDED", "NOT_REACHED");

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
            // Nothing of an ended case still waits, even if the news of why it was skipped is behind this one.
            event.items().forEach((item, state) -> {
                if (UNREACHED.contains(state)) {
                    applications.skipUnlessTold(
                            event.caseId(), item, state.equals("NOT_NEEDED") ? state : "CASE_ENDED");
                }
            });
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
