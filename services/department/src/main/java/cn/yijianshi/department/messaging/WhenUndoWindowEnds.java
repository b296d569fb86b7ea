package cn.yijianshi.department.messaging;

import cn.yijianshi.department.domain.DueDecisions;
import cn.yijianshi.department.domain.Reviews;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets decisions take effect when nobody can take them back any more.
 *
 * <p>What waits is in the table, not in this process: it looks once a second, at the exact moment for what it knows
 * of, and after a crash finds what was left behind. Several processes of one service may do so at once: each review
 * is locked by the one that deals with it.
 */
@Component
class WhenUndoWindowEnds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WhenUndoWindowEnds.class);
    private static final int BATCH = 50;
    private static final Duration SWEEP = Duration.ofSeconds(1);
    /** One that fails stands aside for the others for so long. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Reviews reviews;
    private final DueDecisions decisions;
    private final Clock clock;
    private final TransactionTemplate each;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private Thread thread;

    WhenUndoWindowEnds(Reviews reviews, DueDecisions decisions, Clock clock, PlatformTransactionManager transactions) {
        this.reviews = reviews;
        this.decisions = decisions;
        this.clock = clock;
        this.each = new TransactionTemplate(transactions);
    }

    @Override
    public void start() {
        running = true;
        thread = new Thread(this::watch, "undo-window");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        wake.release();
        try {
            thread.join(SWEEP.toMillis() * 10);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void watch() {
        boolean troubled = false;
        var pause = Duration.ZERO;
        while (running) {
            try {
                if (wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
                if (running) {
                    pause = dealWithDue();
                }
                troubled = false;
            } catch (DataAccessException | TransactionException unavailable) {
                pause = SWEEP;
                if (!troubled) {
                    LOG.warn("Decisions wait to take effect, nothing is lost: {}", unavailable.getMessage());
                    troubled = true;
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException unexpected) {
                pause = SWEEP;
                LOG.error("Decisions that wait to take effect met an error nobody knows; trying again", unexpected);
            }
        }
    }

    /** How long to wait until the next look. */
    private Duration dealWithDue() {
        var waiting = reviews.alarms(BATCH);
        var pause = SWEEP;
        boolean allDue = true;
        for (var alarm : waiting) {
            var left = Duration.between(clock.instant(), alarm.at());
            if (left.isZero() || left.isNegative()) {
                takeEffect(alarm.reviewId());
            } else {
                allDue = false;
                // A millisecond more, because what is less than one would be lost in counting.
                var exactly = left.plusMillis(1);
                pause = exactly.compareTo(pause) < 0 ? exactly : pause;
                break;
            }
        }
        return allDue && waiting.size() == BATCH ? Duration.ofMillis(20) : pause;
    }

    private void takeEffect(String reviewId) {
        try {
            each.executeWithoutResult(status -> decisions.takeEffect(reviewId));
        } catch (RuntimeException failed) {
            LOG.warn("The decision on review {} could not take effect yet; it is tried again", reviewId, failed);
            each.executeWithoutResult(
                    status -> reviews.postpone(reviewId, clock.instant().plus(PAUSE)));
        }
    }
}
