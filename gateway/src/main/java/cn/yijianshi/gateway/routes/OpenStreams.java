package cn.yijianshi.gateway.routes;

import cn.yijianshi.gateway.GatewaySettings;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Carries answers that do not end, such as what changes in an officer's queue or in a case.
 *
 * <p>They would each keep a thread and a pooled connection for as long as a page is open. Here a few threads pass on
 * what comes, byte by byte as it comes, and nothing waits while nothing comes: only the answer's beginning is waited for.
 */
@Component
class OpenStreams implements SmartLifecycle {

    private static final Pattern CASE = Pattern.compile("/api/applications/[^/]+/stream");

    private static final int THREADS = 4;

    /** A service ends its streams before; this ends those of a service that has forgotten them. */
    private static final Duration LONGEST = Duration.ofMinutes(20);

    private final Duration patience;
    private final Duration connecting;
    private final Set<Passing> open = ConcurrentHashMap.newKeySet();
    private ExecutorService threads;
    private HttpClient client;

    OpenStreams(GatewaySettings settings) {
        this.patience = settings.upstream().readTimeout();
        this.connecting = settings.upstream().connectTimeout();
    }

    static boolean contain(URI target) {
        return CASE.matcher(target.getPath()).matches() || target.getPath().equals("/api/reviews/stream");
    }

    /** The answer's head; its body is still on its way. */
    HttpResponse<Flow.Publisher<List<ByteBuffer>>> ask(HttpRequest request) throws IOException {
        var asked = client.sendAsync(request, HttpResponse.BodyHandlers.ofPublisher());
        try {
            return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            asked.cancel(true);
            throw new SocketTimeoutException("No answer after " + patience);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException cause ? cause : new IOException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** Lets the request's thread go; the body passes by itself. */
    void pass(Flow.Publisher<List<ByteBuffer>> body, AsyncContext browser) throws IOException {
        // Written out by the request's own thread: whoever still wants to add a header does it now.
        browser.getResponse().flushBuffer();
        browser.setTimeout(LONGEST.toMillis());
        var passing = new Passing(browser, browser.getResponse().getOutputStream());
        browser.addListener(passing);
        open.add(passing);
        body.subscribe(passing);
    }

    int number() {
        return open.size();
    }

    @Override
    public void start() {
        threads = Executors.newFixedThreadPool(THREADS, work -> {
            var thread = new Thread(work, "open-streams");
            thread.setDaemon(true);
            return thread;
        });
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connecting)
                .executor(threads)
                .build();
    }

    @Override
    public void stop() {
        open.forEach(Passing::end);
        threads.shutdown();
        threads = null;
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }

    /** Before the web server (whose phase is 1024 below the default), which would otherwise wait for answers that do not end. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 512;
    }

    private final class Passing implements Flow.Subscriber<List<ByteBuffer>>, AsyncListener {

        private final AsyncContext browser;
        private final ServletOutputStream out;
        private volatile Flow.Subscription service;

        Passing(AsyncContext browser, ServletOutputStream out) {
            this.browser = browser;
            this.out = out;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            service = subscription;
            subscription.request(1);
        }

        @Override
        public void onNext(List<ByteBuffer> pieces) {
            try {
                for (var piece : pieces) {
                    var bytes = new byte[piece.remaining()];
                    piece.get(bytes);
                    out.write(bytes);
                }
                out.flush();
                service.request(1);
            } catch (IOException | IllegalStateException gone) {
                end();
            }
        }

        @Override
        public void onError(Throwable cut) {
            end();
        }

        @Override
        public void onComplete() {
            end();
        }

        void end() {
            if (!open.remove(this)) {
                return;
            }
            if (service != null) {
                service.cancel();
            }
            try {
                browser.complete();
            } catch (IllegalStateException alreadyOver) {
                // The container was quicker.
            }
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            end();
        }

        @Override
        public void onError(AsyncEvent event) {
            end();
        }

        @Override
        public void onComplete(AsyncEvent event) {
            end();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // Nobody starts it again.
        }
    }
}
