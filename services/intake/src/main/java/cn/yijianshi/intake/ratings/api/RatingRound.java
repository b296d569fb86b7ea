package cn.yijianshi.intake.ratings.api;

import cn.yijianshi.intake.messaging.Round;
import cn.yijianshi.intake.ratings.domain.FollowUp;
import cn.yijianshi.intake.ratings.domain.Ratings;
import cn.yijianshi.intake.ratings.domain.WorkingTime;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks the calendar until when a bad rating is to be called back and put right; nobody's rating waits for that. */
@Component
class RatingRound implements SmartLifecycle {

    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int AT_ONCE = 20;

    private final Ratings ratings;
    private final WorkingTime time;
    private final RatingSettings settings;
    private final TransactionTemplate transaction;
    private final Round round;

    RatingRound(Ratings ratings, WorkingTime time, RatingSettings settings, PlatformTransactionManager transactions) {
        this.ratings = ratings;
        this.time = time;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.round = new Round("rating-limits", EVERY, this::askLimits);
    }

    void hurry() {
        round.hurry();
    }

    @Override
    public void start() {
        round.start();
    }

    @Override
    public void stop() {
        round.stop();
    }

    @Override
    public boolean isRunning() {
        return round.isRunning();
    }

    private boolean askLimits() {
        var waiting = ratings.withoutLimits(AT_ONCE);
        for (var followUp : waiting) {
            var office = city(followUp);
            var callBy = time.end(followUp.openedAt(), settings.callBack(), office);
            var fixBy = time.end(followUp.openedAt(), settings.fix(), office);
            if (callBy.isEmpty() || fixBy.isEmpty()) {
                return false;
            }
            transaction.executeWithoutResult(status -> ratings.lockFollowUp(followUp.id())
                    .ifPresent(locked -> ratings.keep(locked.due(callBy.get(), fixBy.get()))));
        }
        return waiting.size() == AT_ONCE;
    }

    /** The city's office hours hold for its counties and districts. */
    private static String city(FollowUp followUp) {
        return followUp.office().substring(0, 4) + "00";
    }
}
