package cn.yijianshi.intake.messaging;

import cn.yijianshi.events.Event;
import cn.yijianshi.platform.messaging.Reaction;
import java.util.List;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * One reaction, "show the applicant how the review stands", to everything that moves a review; one queue, so that the
 * page seldom shows a step before the one that led to it.
 */
@Component
class WhenReviewMoves {

    static final String QUEUE = "intake.review-events";

    private final CaseFollower follower;

    WhenReviewMoves(CaseFollower follower) {
        this.follower = follower;
    }

    @RabbitListener(queues = QUEUE, containerFactory = Reaction.TOGETHER)
    @Transactional // the inbox rows, the projection and the timeline's lines are kept together or not at all
    void on(List<Event> events) {
        follower.together(events.stream().map(ReviewMove::of).toList(), QUEUE);
    }

    @Bean
    static Reaction reviewsMove() {
        return Reaction.to(
                QUEUE,
                "review.requested.v1.#",
                "review.released.v1.#",
                "review.claimed.v1",
                "review.correction-requested.v1",
                "review.approved.v1",
                "review.refused.v1",
                "review.withdrawn.v1",
                "review.due-soon.v1.#",
                "review.overdue.v1.#",
                "review.escalated.v1.#",
                "review.clock-moved.v1.#");
    }
}
