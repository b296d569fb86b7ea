package cn.yijianshi.intake.messaging;

import cn.yijianshi.events.Event;
import cn.yijianshi.events.ReviewEvent;
import cn.yijianshi.intake.domain.Application;
import cn.yijianshi.intake.domain.Applications;
import cn.yijianshi.intake.domain.ReviewProgress;
import cn.yijianshi.intake.domain.Reviews;
import cn.yijianshi.intake.domain.Timeline;
import cn.yijianshi.intake.domain.TimelineEntry;
import cn.yijianshi.intake.domain.TimelineEntry.Kind;
import cn.yijianshi.platform.messaging.Inbox;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes one piece of news into the case it is about, once.
 *
 * <p>The case's row is locked first: the reviews of one case move side by side, and two listeners that took their rows
 * in different orders would block each other.
 */
@Component
class CaseFollower {

    private final Inbox inbox;
    private final Applications applications;
    private final Reviews reviews;
    private final Timeline timeline;

    CaseFollower(Inbox inbox, Applications applications, Reviews reviews, Timeline timeline) {
        this.inbox = inbox;
        this.applications = applications;
        this.reviews = reviews;
        this.timeline = timeline;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void review(
            ReviewEvent news,
            String consumer,
            Kind kind,
            String item,
            Map<String, String> details,
            UnaryOperator<ReviewProgress> change) {
        once(news, consumer, application -> {
            keep(application, news.reviewId(), news.department(), change);
            timeline.add(
                    news.caseId(),
                    new TimelineEntry(news.id().toString(), news.at(), kind, news.reviewId(), item, details));
        });
    }

    /** Without a line of the timeline. */
    @Transactional(propagation = Propagation.MANDATORY)
    void quietly(ReviewEvent news, String consumer, UnaryOperator<ReviewProgress> change) {
        once(news, consumer, application -> keep(application, news.reviewId(), news.department(), change));
    }

    /** One review of the case that is held. */
    void keep(Application application, String reviewId, String department, UnaryOperator<ReviewProgress> change) {
        var before = reviews.find(application.id(), reviewId);
        if (before.isPresent()) {
            reviews.keep(change.apply(before.get()));
        } else {
            reviews.add(application.id(), change.apply(ReviewProgress.unheardOf(reviewId, department)));
        }
        var started = application.started();
        if (!started.equals(application)) {
            applications.keep(started);
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void once(Event news, String consumer, Consumer<Application> reaction) {
        var application = applications
                .lock(news.caseId())
                .orElseThrow(() -> new UnknownCase("news of case " + news.caseId() + ", which was never filed here"));
        if (inbox.isNew(news.id(), consumer)) {
            reaction.accept(application);
        }
    }

    static class UnknownCase extends RuntimeException {
        UnknownCase(String message) {
            super(message);
        }
    }
}
