package cn.yijianshi.intake.messaging;

import cn.yijianshi.events.ReviewEvent.ApplicantDuty;
import cn.yijianshi.intake.domain.Duties;
import cn.yijianshi.intake.domain.Duty;
import cn.yijianshi.intake.domain.Timeline;
import cn.yijianshi.intake.domain.TimelineEntry;
import cn.yijianshi.intake.domain.TimelineEntry.Kind;
import cn.yijianshi.platform.messaging.Reaction;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The applicant is shown what he may still hand in, until when, and that its time is over (容缺受理). */
@Component
class WhenSomethingMayFollow {

    static final String QUEUE = "intake.applicant-duties";

    private final CaseFollower follower;
    private final Duties duties;
    private final Timeline timeline;

    WhenSomethingMayFollow(CaseFollower follower, Duties duties, Timeline timeline) {
        this.follower = follower;
        this.duties = duties;
        this.timeline = timeline;
    }

    @RabbitListener(queues = QUEUE)
    @Transactional
    public void on(ApplicantDuty event) {
        follower.once(event, QUEUE, application -> {
            switch (event.state()) {
                case "OPEN" -> open(event);
                case "MISSED" ->
                    duties.find(event.caseId(), event.reviewId())
                            .filter(Duty::isOpen)
                            .ifPresent(duty -> {
                                duties.keep(event.caseId(), duty.missed());
                                tell(event, Kind.DEFERRED_MISSED, duty.missing());
                            });
                default -> {
                    // MET: it was handed in here, the applicant knows.
                }
            }
        });
    }

    private void open(ApplicantDuty event) {
        var missing = event.missing().stream()
                .map(one -> new Duty.Missing(one.key(), one.name()))
                .toList();
        duties.keep(
                event.caseId(),
                new Duty(
                        event.reviewId(),
                        event.department(),
                        event.item(),
                        Duty.State.OPEN,
                        event.dueAt(),
                        missing,
                        event.text(),
                        null,
                        null));
        tell(event, Kind.DEFERRED, missing);
    }

    private void tell(ApplicantDuty event, Kind kind, List<Duty.Missing> missing) {
        timeline.add(
                event.caseId(),
                new TimelineEntry(
                        event.id().toString(),
                        event.at(),
                        kind,
                        event.reviewId(),
                        event.item(),
                        Map.of(
                                "missing",
                                missing.stream().map(Duty.Missing::name).collect(Collectors.joining("、")))));
    }

    @Bean
    static Reaction somethingMayFollow() {
        return Reaction.to(QUEUE, "review.applicant-duty.v1.#");
    }
}
