package cn.yijianshi.engine.supervision.messaging;

import cn.yijianshi.engine.supervision.domain.Alarms;
import cn.yijianshi.engine.supervision.domain.Alarms.Alarm;
import cn.yijianshi.engine.supervision.domain.Supervision;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks once a second for alarms of supervision whose moment has come. They are rows: after a restart, or while the
 * clock was moved, none is lost; each is dealt with in a transaction of its own under its case's lock, so that several
 * processes may look at once.
 */
@Component
class WhenAlarmRings implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WhenAlarmRings.class);
    private static final int BATCH = 50;
    private static final Duration SWEEP = Duration.ofSeconds(1);
    /** One that fails stands aside for the others for so long. */
    private static final Duration ASIDE = Duration.ofSeconds(30);

    private final Alarms alarms;
    private final Supervision supervision;
    private final Clock clock;
    private final TransactionTemplate each;
    private final Semaphore stopped = new Semaphore(0);
    private final Map<String, Long> aside = new HashMap<>();
    private volatile boolean running;
    private Thread thread;

    WhenAlarmRings(Alarms alarms, Supervision supervision, Clock clock, PlatformTransactionManager transactions) {
        this.alarms = alarms;
        this.supervision = supervision;
        this.clock = clock;
        this.each = new TransactionTemplate(transactions);
    }

    @Override
    public void start() {
        running = true;
        thread = new Thread(this::watch, "supervision");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        stopped.release();
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
        boolean more = false;
        while (running) {
            try {
                if (!more && stopped.tryAcquire(SWEEP.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                more = sweep();
                troubled = false;
            } catch (DataAccessException | TransactionException unavailable) {
                more = false;
                if (!troubled) {
                    LOG.warn("Supervision waits for its database, nothing is lost: {}", unavailable.getMessage());
                    troubled = true;
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException unexpected) {
                more = false;
                LOG.error("Supervision met an error nobody knows; trying again", unexpected);
            }
        }
    }

    /** Whether further alarms have rung already. */
    private boolean sweep() {
        long now = System.nanoTime();
        aside.values().removeIf(until -> until - now < 0);
        int rung = 0;
        for (Alarm alarm : alarms.next(BATCH + aside.size())) {
            if (alarm.at().isAfter(clock.instant())) {
                return false;
            }
            if (!aside.containsKey(alarm.subjectId())) {
                ring(alarm, now);
                rung++;
            }
        }
        return rung >= BATCH;
    }

    private void ring(Alarm alarm, long now) {
        try {
            each.executeWithoutResult(status -> supervision.rings(alarm));
        } catch (ConcurrencyFailureException collided) {
            LOG.debug("{} is looked at again in a second", alarm.subjectId(), collided);
        } catch (RuntimeException failed) {
            LOG.warn("Supervision of {} failed; it is tried again", alarm.reviewId(), failed);
            aside.put(alarm.subjectId(), now + ASIDE.toNanos());
        }
    }
}
