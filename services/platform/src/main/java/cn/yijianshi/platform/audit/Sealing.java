package cn.yijianshi.platform.audit;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Seals entries into the chain beside the acts, never in their way: a second after them at most. */
class Sealing implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);
    /** Long enough to seal many at once, short enough that nobody has time to change one before. */
    private static final long GATHER_MS = 500;
    /** What a crash left unsealed is found then. */
    private static final long LOOK_ANYWAY_MS = 30_000;

    private final AuditTrail trail;
    private final Semaphore something = new Semaphore(1);
    private final Semaphore stopping = new Semaphore(0);
    private volatile boolean running;
    private Thread thread;

    Sealing(AuditTrail trail) {
        this.trail = trail;
    }

    /** There is something to seal soon. */
    void wake() {
        if (something.availablePermits() == 0) {
            something.release();
        }
    }

    @Override
    public void start() {
        stopping.drainPermits();
        running = true;
        thread = new Thread(this::run, "audit-sealing");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        stopping.release();
        something.release();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    // Stops after the web server, so that the last acts are sealed too.
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 2_000;
    }

    private void run() {
        while (running) {
            try {
                something.tryAcquire(LOOK_ANYWAY_MS, TimeUnit.MILLISECONDS);
                if (stopping.tryAcquire(GATHER_MS, TimeUnit.MILLISECONDS)) {
                    running = false;
                }
                something.drainPermits();
                trail.seal();
            } catch (RuntimeException failed) {
                LOG.warn("Acts wait to be sealed, none is lost", failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
