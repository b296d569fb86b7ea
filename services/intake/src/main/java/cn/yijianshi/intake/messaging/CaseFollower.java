package cn.yijianshi.intake.messaging;

import cn.yijianshi.events.Event;
import cn.yijianshi.intake.domain.Application;
import cn.yijianshi.intake.domain.Applications;
import cn.yijianshi.intake.domain.Holdings;
import cn.yijianshi.intake.domain.ReviewProgress;
import cn.yijianshi.intake.domain.Reviews;
import cn.yijianshi.intake.domain.Timeline;
import cn.yijianshi.platform.messaging.Inbox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes news into the cases they are about, once.
 *
 * <p>A case's row is locked first: the reviews of one case move side by side, and two listeners that took their rows in
 * different orders would block each other.
 */
@Component
class CaseFollower {

    private final Inbox inbox;
    private final Applications applications;
    private final Reviews reviews;
    private final Holdings holdings;
    private final Timeline timeline;

    CaseFollower(Inbox inbox, Applications applications, Reviews reviews, Holdings holdings, Timeline timeline) {
        this.inbox = inbox;
        this.applications = applications;
        this.reviews = reviews;
        this.holdings = holdings;
        this.timeline = timeline;
    }

    /** News of reviews, of one case or of several, in the order they came. */
    @Transactional(propagation = Propagation.MANDATORY)
    void together(List<ReviewMove> moves, String consumer) {
        var cases = applications.lock(distinct(moves, ReviewMove::caseId)).stream()
                .collect(Collectors.toMap(Application::id, Function.identity()));
        for (var move : moves) {
            if (!cases.containsKey(move.caseId())) {
                throw unknown(move.news());
            }
        }
        if (!inbox.areNew(moves.stream().map(move -> move.news().id()).toList(), consumer)) {
            return;
        }
        move(moves);
        moves.forEach(move -> holdings.add(move.caseId(), move.issued()));
        timeline.add(moves.stream()
                .filter(move -> move.line() != null)
                .map(move -> new Timeline.Line(move.caseId(), move.line()))
                .toList());
        cases.values().forEach(this::started);
    }

    private void move(List<ReviewMove> moves) {
        var before = reviews.all(distinct(moves, ReviewMove::reviewId)).stream()
                .collect(Collectors.toMap(heard -> heard.progress().reviewId(), Function.identity()));
        var after = new LinkedHashMap<String, Reviews.Heard>();
        for (var move : moves) {
            var id = move.reviewId();
            var now = after.containsKey(id) ? after.get(id) : before.getOrDefault(id, unheardOf(move));
            if (!now.applicationId().equals(move.caseId())) {
                throw new UnknownCase("news of review " + id + ", which is not of case " + move.caseId());
            }
            after.put(id, new Reviews.Heard(move.caseId(), move.change().apply(now.progress())));
        }
        after.forEach((id, heard) -> {
            if (before.containsKey(id)) {
                reviews.keep(heard.progress());
            } else {
                reviews.add(heard.applicationId(), heard.progress());
            }
        });
    }

    private static Reviews.Heard unheardOf(ReviewMove move) {
        return new Reviews.Heard(
                move.caseId(),
                ReviewProgress.unheardOf(move.reviewId(), move.news().department()));
    }

    private static Set<String> distinct(List<ReviewMove> moves, Function<ReviewMove, String> id) {
        return moves.stream().map(id).collect(Collectors.toSet());
    }

    /** One review of the case that is held. */
    void keep(Application application, String reviewId, String department, UnaryOperator<ReviewProgress> change) {
        var before = reviews.find(application.id(), reviewId);
        if (before.isPresent()) {
            reviews.keep(change.apply(before.get()));
        } else {
            reviews.add(application.id(), change.apply(ReviewProgress.unheardOf(reviewId, department)));
        }
        started(application);
    }

    private void started(Application application) {
        var started = application.started();
        if (!started.equals(application)) {
            applications.keep(started);
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void once(Event news, String consumer, Consumer<Application> reaction) {
        var application = applications.lock(news.caseId()).orElseThrow(() -> unknown(news));
        if (inbox.isNew(news.id(), consumer)) {
            reaction.accept(application);
        }
    }

    private static UnknownCase unknown(Event news) {
        return new UnknownCase("news of case " + news.caseId() + ", which was never filed here");
    }

    static class UnknownCase extends RuntimeException {
        UnknownCase(String message) {
            super(message);
        }
    }
}
