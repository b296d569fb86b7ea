package cn.yijianshi.intake.messaging;

import cn.yijianshi.events.CommitmentEvent;
import cn.yijianshi.events.CommitmentEvent.BreachLifted;
import cn.yijianshi.events.CommitmentEvent.CommitmentBroken;
import cn.yijianshi.events.CommitmentEvent.CommitmentKept;
import cn.yijianshi.intake.domain.Breach;
import cn.yijianshi.intake.domain.Promise;
import cn.yijianshi.intake.domain.Promises;
import cn.yijianshi.intake.domain.Timeline;
import cn.yijianshi.intake.domain.TimelineEntry;
import cn.yijianshi.intake.domain.TimelineEntry.Kind;
import cn.yijianshi.platform.messaging.Reaction;
import java.util.Map;
import java.util.Objects;
import org.springframework.amqp.rabbit.annotation.RabbitHandler;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 事后核查: the applicant reads what the department found; who broke a promise gives none until the record is lifted. */
@Component
@RabbitListener(queues = WhenPromiseIsLookedAt.QUEUE)
@Transactional
class WhenPromiseIsLookedAt {

    static final String QUEUE = "intake.promises";

    private final CaseFollower follower;
    private final Promises promises;
    private final Timeline timeline;

    WhenPromiseIsLookedAt(CaseFollower follower, Promises promises, Timeline timeline) {
        this.follower = follower;
        this.promises = promises;
        this.timeline = timeline;
    }

    @RabbitHandler
    void on(CommitmentKept event) {
        follower.once(event, QUEUE, application -> {
            changed(event, Promise.State.KEPT, event.text());
            tell(event, Kind.PROMISE_KEPT, event.item(), event.text());
        });
    }

    @RabbitHandler
    void on(CommitmentBroken event) {
        follower.once(event, QUEUE, application -> {
            changed(event, Promise.State.BROKEN, event.text());
            promises.keep(new Breach(
                    event.commitmentId(),
                    event.applicantId(),
                    event.party(),
                    event.department(),
                    event.item(),
                    event.at(),
                    null));
            tell(event, Kind.PROMISE_BROKEN, event.item(), event.text());
        });
    }

    @RabbitHandler
    void on(BreachLifted event) {
        follower.once(event, QUEUE, application -> {
            promises.keep(new Breach(
                    event.commitmentId(),
                    event.applicantId(),
                    event.party(),
                    event.department(),
                    null,
                    null,
                    event.at()));
            tell(event, Kind.BREACH_LIFTED, null, event.text());
        });
    }

    private void changed(CommitmentEvent event, Promise.State state, String said) {
        promises.ofCase(event.caseId()).stream()
                .filter(promise -> promise.id().equals(event.commitmentId()))
                .forEach(promise -> promises.keep(promise.now(state, said, event.at())));
    }

    private void tell(CommitmentEvent event, Kind kind, String item, String text) {
        timeline.add(
                event.caseId(),
                new TimelineEntry(
                        event.id().toString(),
                        event.at(),
                        kind,
                        event.reviewId(),
                        item,
                        Map.of("text", Objects.requireNonNullElse(text, ""))));
    }

    @Bean
    static Reaction promisesAreLookedAt() {
        return Reaction.to(QUEUE, "commitment.kept.v1", "commitment.broken.v1", "commitment.breach-lifted.v1");
    }
}
