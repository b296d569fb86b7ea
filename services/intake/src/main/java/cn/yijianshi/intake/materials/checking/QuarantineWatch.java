package cn.yijianshi.intake.materials.checking;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The thread that looks into uploads: at once when one has arrived, and regularly for what a crash left behind. */
@Component
public class QuarantineWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(QuarantineWatch.class);
    private static final long ROUND_MS = 5_000;
    private static final long CLEAR_NANOS = Duration.ofMinutes(10).toNanos();

    private final Quarantine quarantine;
    private final Semaphore arrived = new Semaphore(0);
    private volatile boolean running;
    private Thread thread;

    QuarantineWatch(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    /** Something has been uploaded, and its row is committed. */
    public void arrived() {
        arrived.release();
    }

    @Override
    public void start() {
        running = true;
        thread = new Thread(this::watch, "material-checks");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        arrived.release();
        try {
            thread.join(ROUND_MS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void watch() {
        long clearAt = System.nanoTime();
        while (running) {
            try {
                if (!quarantine.isFull(quarantine.check())) {
                    if (clearAt - System.nanoTime() <= 0) {
                        quarantine.clearAway();
                        clearAt = System.nanoTime() + CLEAR_NANOS;
                    }
                    rest();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException unexpected) {
                // The database or the storage may be away: what is to be done is still in the tables.
                LOG.warn("Uploads wait to be checked: {}", unexpected.getMessage());
                try {
                    rest();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private void rest() throws InterruptedException {
        if (arrived.tryAcquire(ROUND_MS, TimeUnit.MILLISECONDS)) {
            arrived.drainPermits();
        }
    }
}
