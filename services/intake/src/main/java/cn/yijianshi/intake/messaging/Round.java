package cn.yijianshi.intake.messaging;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks again and again whether something waits in a table. What waits is there, not in this process, so a crash loses
 * nothing, and several processes may go the same round: rows are locked by the one that deals with them.
 */
public final class Round implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);
    private static final Duration AT_ONCE = Duration.ofMillis(20);

    private final String name;
    private final Duration pause;
    private final BooleanSupplier work;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private Thread thread;

    /** @param work tells whether more is waiting */
    public Round(String name, Duration pause, BooleanSupplier work) {
        this.name = name;
        this.pause = pause;
        this.work = work;
    }

    /** The same, with everything of one look in one transaction. */
    public static Round inTransaction(
            String name, Duration pause, BooleanSupplier work, PlatformTransactionManager transactions) {
        var transaction = new TransactionTemplate(transactions);
        return new Round(name, pause, () -> Boolean.TRUE.equals(transaction.execute(status -> work.getAsBoolean())));
    }

    /** Something has just come: look now. */
    public void hurry() {
        wake.release();
    }

    @Override
    public void start() {
        running = true;
        thread = new Thread(this::go, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        wake.release();
        try {
            thread.join(10_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void go() {
        boolean troubled = false;
        while (running) {
            var next = pause;
            try {
                if (work.getAsBoolean()) {
                    next = AT_ONCE;
                }
                troubled = false;
            } catch (RuntimeException failed) {
                if (!troubled) {
                    LOG.warn("The round {} could not be finished; it is gone again, nothing is lost", name, failed);
                    troubled = true;
                }
            }
            try {
                if (running && wake.tryAcquire(next.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
