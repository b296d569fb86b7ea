package cn.yijianshi.intake.messaging;

import cn.yijianshi.events.ApplicationEvent.CorrectionNotice;
import cn.yijianshi.events.ApplicationEvent.NoticedDefect;
import cn.yijianshi.intake.domain.Correction;
import cn.yijianshi.intake.domain.Correction.Defect;
import cn.yijianshi.intake.domain.Timeline;
import cn.yijianshi.intake.domain.TimelineEntry;
import cn.yijianshi.intake.domain.TimelineEntry.Kind;
import cn.yijianshi.platform.messaging.Reaction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The applicant is shown the one notice, each gap with the review it belongs to. */
@Component
class WhenNoticeGoesOut {

    static final String QUEUE = "intake.correction-notices";

    private final CaseFollower follower;
    private final Timeline timeline;

    WhenNoticeGoesOut(CaseFollower follower, Timeline timeline) {
        this.follower = follower;
        this.timeline = timeline;
    }

    @RabbitListener(queues = QUEUE)
    @Transactional // the inbox row, the projection and the timeline's lines are kept together or not at all
    public void on(CorrectionNotice event) {
        var notice = new Correction.Notice(event.noticeId(), event.number(), event.answerBy());
        follower.once(event, QUEUE, application -> byReview(event).forEach((reviewId, defects) -> {
            var first = defects.get(0);
            follower.keep(
                    application,
                    reviewId,
                    first.department(),
                    review -> review.noticed(
                            first.item(),
                            event.at(),
                            defects.stream()
                                    .map(defect -> new Defect(defect.field(), defect.text()))
                                    .toList(),
                            notice));
            timeline.add(
                    event.caseId(),
                    new TimelineEntry(
                            lineOf(event, reviewId),
                            event.at(),
                            Kind.CORRECTION_REQUESTED,
                            reviewId,
                            first.item(),
                            Map.of("gaps", String.valueOf(defects.size()))));
        }));
    }

    private static Map<String, List<NoticedDefect>> byReview(CorrectionNotice event) {
        return event.defects().stream()
                .collect(Collectors.groupingBy(NoticedDefect::reviewId, LinkedHashMap::new, Collectors.toList()));
    }

    // One line for each review, and the same ones when the same notice is heard again.
    private static String lineOf(CorrectionNotice event, String reviewId) {
        return UUID.nameUUIDFromBytes((event.id() + reviewId).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    @Bean
    static Reaction noticesGoOut() {
        return Reaction.to(QUEUE, "application.correction-notice.v1");
    }
}
