package cn.yijianshi.department.api;

import cn.yijianshi.department.QueueStreamSettings;
import cn.yijianshi.department.domain.ChangeTail;
import cn.yijianshi.department.domain.ReviewChanges;
import cn.yijianshi.department.domain.ReviewChanges.Change;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.web.Listener;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Queues that are open in browsers, and what is told to them.
 *
 * <p>One thread looks once a second what has changed, whichever process changed it, and only while somebody listens. A
 * few others write; a listener that does not keep up is let go, and comes back for what it has missed.
 */
@Component
class QueueStreams implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(QueueStreams.class);

    private static final int WRITERS = 2;
    /** So many changes a returning listener is told one by one; after more it reads its queue anew. */
    private static final int REPLAYED = 1000;

    /** Looks that a missing number is waited for: longer than any transaction lasts. */
    private static final int PATIENCE = 60;

    private final ReviewChanges changes;
    private final QueueStreamSettings settings;
    private final List<Stream> streams = new CopyOnWriteArrayList<>();

    private ScheduledExecutorService looking;
    private ExecutorService writing;
    private ScheduledFuture<?> looks;
    private ScheduledFuture<?> beats;
    private ChangeTail tail;
    private boolean running;

    /** @param reviewId and the rest as the queue's own lines say it */
    record Told(String reviewId, int version, String status, String lamp, String item) {}

    QueueStreams(ReviewChanges changes, QueueStreamSettings settings) {
        this.changes = changes;
        this.settings = settings;
    }

    /**
     * @param lastHeard number of the last change the caller heard of; null for a new listener
     * @param open how long the caller's login holds
     */
    SseEmitter open(String caller, Set<String> departments, Long lastHeard, Duration open) {
        var emitter = new SseEmitter(Math.max(1, open.toMillis()));
        var stream = new Stream(caller, departments, emitter);
        synchronized (this) {
            if (!running) {
                throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "streams-closed");
            }
            makeRoomFor(caller);
            if (streams.size() >= settings.altogether()) {
                throw new Problem(HttpStatus.TOO_MANY_REQUESTS, "too-many-streams");
            }
            if (tail == null) {
                tail = new ChangeTail(changes, PATIENCE);
                looks = looking.scheduleWithFixedDelay(
                        this::look, settings.look().toMillis(), settings.look().toMillis(), TimeUnit.MILLISECONDS);
                beats = looking.scheduleWithFixedDelay(
                        this::beat,
                        settings.heartbeat().toMillis(),
                        settings.heartbeat().toMillis(),
                        TimeUnit.MILLISECONDS);
            }
            streams.add(stream);
            // What changes from now on comes by itself, what changed before is replayed.
            stream.send(SseEmitter.event().comment("open").reconnectTime(2000));
            if (lastHeard != null) {
                replay(stream, lastHeard);
            } else {
                stream.send(SseEmitter.event()
                        .id(String.valueOf(tail.seen()))
                        .name("open")
                        .data("{}"));
            }
        }
        return emitter;
    }

    /**
     * A page that was left is noticed when it is written to, which may be two heartbeats later behind a proxy. Until then
     * it must not stand in the way of the page that is looked at now.
     */
    private void makeRoomFor(String caller) {
        var own = streams.stream().filter(one -> one.caller.equals(caller)).toList();
        // The list keeps the order in which they came.
        own.stream().limit(Math.max(0, own.size() - settings.perCaller() + 1)).forEach(Stream::giveWay);
    }

    private void replay(Stream stream, long lastHeard) {
        long from = Math.max(0, lastHeard - ChangeTail.OVERLAP);
        var missed = changes.after(from, REPLAYED + 1);
        if (missed.size() > REPLAYED) {
            stream.send(SseEmitter.event()
                    .id(String.valueOf(tail.seen()))
                    .name("reload")
                    .data("{}"));
        } else {
            tell(stream, missed);
        }
    }

    int number() {
        return streams.size();
    }

    private synchronized void look() {
        if (tail == null) {
            return;
        }
        try {
            var news = tail.look();
            if (!news.isEmpty()) {
                streams.forEach(stream -> tell(stream, news));
            }
        } catch (DataAccessException away) {
            // The next look finds what this one did not.
            LOG.debug("Changes could not be read", away);
        }
    }

    private static void tell(Stream stream, List<Change> news) {
        // Of one review only the last change: each says how the review is now.
        Map<String, Change> last = new LinkedHashMap<>();
        news.stream()
                .filter(change -> stream.departments.contains(change.department()))
                .forEach(change -> {
                    last.remove(change.reviewId());
                    last.put(change.reviewId(), change);
                });
        last.values()
                .forEach(change -> stream.send(SseEmitter.event()
                        .id(String.valueOf(change.number()))
                        .name("review")
                        .data(
                                new Told(
                                        change.reviewId(),
                                        change.version(),
                                        change.status().name(),
                                        change.lamp().name(),
                                        change.item()),
                                MediaType.APPLICATION_JSON)));
    }

    // Also how a listener that left without a word is noticed.
    private void beat() {
        streams.forEach(stream -> stream.send(SseEmitter.event().comment("beat")));
    }

    private synchronized void close(Stream stream) {
        streams.remove(stream);
        if (streams.isEmpty() && tail != null) {
            looks.cancel(false);
            beats.cancel(false);
            tail = null;
        }
    }

    @Override
    public synchronized void start() {
        looking = Executors.newSingleThreadScheduledExecutor(named("queue-looks"));
        writing = Executors.newFixedThreadPool(WRITERS, named("queue-writes"));
        running = true;
    }

    @Override
    public void stop() {
        synchronized (this) {
            running = false;
        }
        streams.forEach(Stream::end);
        looking.shutdownNow();
        writing.shutdown();
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    /** Before the web server, 1024 below the default, which would otherwise wait for listeners that never leave. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 512;
    }

    private static java.util.concurrent.ThreadFactory named(String name) {
        return work -> {
            var thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** An officer's queue that is open somewhere. */
    private final class Stream {
        private final String caller;
        private final Set<String> departments;
        private final Listener listener;

        Stream(String caller, Set<String> departments, SseEmitter emitter) {
            this.caller = caller;
            this.departments = departments;
            this.listener = new Listener(emitter, writing, () -> close(this));
        }

        void send(SseEmitter.SseEventBuilder event) {
            listener.send(event);
        }

        void giveWay() {
            streams.remove(this);
            listener.giveWay();
        }

        void end() {
            listener.end();
        }
    }
}
