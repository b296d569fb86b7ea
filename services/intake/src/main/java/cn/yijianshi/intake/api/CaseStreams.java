package cn.yijianshi.intake.api;

import cn.yijianshi.intake.domain.CasePulse;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.web.Listener;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Cases that are open in browsers, and the word that they have changed.
 *
 * <p>One thread looks once a second, whichever process changed them, and asks the database only while somebody listens.
 * What has changed is not told: the page reads it as whoever may read it.
 */
@Component
class CaseStreams implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CaseStreams.class);
    private static final int WRITERS = 2;

    private final CasePulse pulse;
    private final CaseStreamSettings settings;
    private final List<Stream> streams = new CopyOnWriteArrayList<>();

    private ScheduledExecutorService looking;
    private ExecutorService writing;
    private boolean running;

    CaseStreams(CasePulse pulse, CaseStreamSettings settings) {
        this.pulse = pulse;
        this.settings = settings;
    }

    /** @param open how long the caller's login holds */
    synchronized SseEmitter open(String caller, String applicationId, Duration open) {
        if (!running) {
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "streams-closed");
        }
        var own = streams.stream().filter(one -> one.caller.equals(caller)).toList();
        // A page that was left is noticed late; it must not stand in the way of the one that is looked at now.
        own.stream().limit(Math.max(0, own.size() - settings.perCaller() + 1)).forEach(Stream::giveWay);
        if (streams.size() >= settings.altogether()) {
            throw new Problem(HttpStatus.TOO_MANY_REQUESTS, "too-many-streams");
        }
        var longest = open.compareTo(settings.longest()) < 0 ? open : settings.longest();
        var emitter = new SseEmitter(Math.max(1, longest.toMillis()));
        var stream = new Stream(
                caller, applicationId, emitter, pulse.of(Set.of(applicationId)).get(applicationId));
        streams.add(stream);
        stream.listener.send(SseEmitter.event().comment("open").reconnectTime(2000));
        // Whoever comes back may have missed something: the page reads what there is.
        stream.listener.send(SseEmitter.event().name("changed").data("{}"));
        return emitter;
    }

    int number() {
        return streams.size();
    }

    private void look() {
        if (streams.isEmpty()) {
            return;
        }
        try {
            var now = pulse.of(streams.stream().map(one -> one.applicationId).collect(Collectors.toSet()));
            streams.forEach(stream -> stream.tell(now.get(stream.applicationId)));
        } catch (DataAccessException away) {
            // The next look finds what this one did not.
            LOG.debug("Cases could not be looked at", away);
        }
    }

    // Also how a listener that left without a word is noticed.
    private void beat() {
        streams.forEach(stream -> stream.listener.send(SseEmitter.event().comment("beat")));
    }

    @Override
    public synchronized void start() {
        looking = Executors.newSingleThreadScheduledExecutor(named("case-looks"));
        writing = Executors.newFixedThreadPool(WRITERS, named("case-writes"));
        looking.scheduleWithFixedDelay(
                this::look, settings.look().toMillis(), settings.look().toMillis(), TimeUnit.MILLISECONDS);
        looking.scheduleWithFixedDelay(
                this::beat,
                settings.heartbeat().toMillis(),
                settings.heartbeat().toMillis(),
                TimeUnit.MILLISECONDS);
        running = true;
    }

    @Override
    public void stop() {
        synchronized (this) {
            running = false;
        }
        streams.forEach(stream -> stream.listener.end());
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

    private final class Stream {
        private final String caller;
        private final String applicationId;
        private final Listener listener;
        private volatile String seen;

        Stream(String caller, String applicationId, SseEmitter emitter, String seen) {
            this.caller = caller;
            this.applicationId = applicationId;
            this.seen = seen;
            this.listener = new Listener(emitter, writing, () -> streams.remove(this));
        }

        void tell(String now) {
            if (now != null && !now.equals(seen)) {
                seen = now;
                listener.send(SseEmitter.event().name("changed").data("{}"));
            }
        }

        void giveWay() {
            streams.remove(this);
            listener.giveWay();
        }
    }
}
