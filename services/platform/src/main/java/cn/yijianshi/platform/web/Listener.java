package cn.yijianshi.platform.web;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One open page; what is told to it waits in line, so that a slow one holds nobody else up. */
public final class Listener {

    private static final int WAITING = 2000;

    private final SseEmitter emitter;
    private final Executor writing;
    private final Runnable gone;
    private final Deque<SseEmitter.SseEventBuilder> waiting = new ArrayDeque<>();
    private boolean written;
    private boolean leaving;
    private boolean ended;

    /** @param gone told once or more when nobody listens any longer */
    public Listener(SseEmitter emitter, Executor writing, Runnable gone) {
        this.emitter = emitter;
        this.writing = writing;
        this.gone = gone;
        emitter.onCompletion(gone);
        emitter.onError(broken -> gone.run());
        emitter.onTimeout(this::end);
    }

    public void send(SseEmitter.SseEventBuilder event) {
        boolean tooSlow;
        synchronized (waiting) {
            if (ended || leaving) {
                return;
            }
            waiting.add(event);
            tooSlow = waiting.size() > WAITING;
        }
        if (tooSlow) {
            end();
        } else {
            write();
        }
    }

    /** Another page of the same person takes the place; a page that is still there is told not to fight for it. */
    public void giveWay() {
        send(SseEmitter.event().name("replaced").data("{}"));
        synchronized (waiting) {
            leaving = true;
        }
        write();
    }

    public void end() {
        synchronized (waiting) {
            ended = true;
            waiting.clear();
        }
        emitter.complete();
        gone.run();
    }

    private void write() {
        synchronized (waiting) {
            if (written || ended) {
                return;
            }
            written = true;
        }
        try {
            writing.execute(this::writeAll);
        } catch (RejectedExecutionException closing) {
            end();
        }
    }

    private void writeAll() {
        while (true) {
            SseEmitter.SseEventBuilder event;
            synchronized (waiting) {
                event = waiting.poll();
                if (event == null && !leaving) {
                    written = false;
                    return;
                }
            }
            if (event == null) {
                end();
                return;
            }
            try {
                emitter.send(event);
            } catch (IOException | IllegalStateException broken) {
                end();
                return;
            }
        }
    }
}
