package cn.yijianshi.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** A service behind the gateway: remembers what reached it and answers what it is told to. */
final class StubService {

    record Received(String method, String path, Headers headers, String body) {
        String header(String name) {
            return headers.getFirst(name);
        }
    }

    private static final String END = "end";

    private final List<LinkedBlockingQueue<String>> listeners = new CopyOnWriteArrayList<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile HttpServer server;
    private final int port;
    private volatile int status = 200;
    private volatile String answer = "{}";
    private volatile Map<String, String> header = Map.of();

    StubService() {
        server = listening(0);
        port = server.getAddress().getPort();
    }

    private HttpServer listening(int at) {
        try {
            HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
            listening.setExecutor(Executors.newCachedThreadPool());
            listening.createContext("/", this::handle);
            listening.start();
            return listening;
        } catch (IOException cause) {
            throw new IllegalStateException(cause);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    void answers(int with, String body) {
        status = with;
        answer = body;
    }

    /** A header of every answer from now on. */
    void says(String name, String value) {
        header = Map.of(name, value);
    }

    /** Says this to everybody who listens. */
    void tells(String event) {
        listeners.forEach(listener -> listener.add(event));
    }

    /** Ends every stream. */
    void hangsUp() {
        tells(END);
    }

    int listeners() {
        return listeners.size();
    }

    private void stream(HttpExchange exchange) throws IOException {
        var told = new LinkedBlockingQueue<String>();
        listeners.add(told);
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            out.flush();
            for (var event = told.take(); !event.equals(END); event = told.take()) {
                out.write(event.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            listeners.remove(told);
        }
    }

    void goesAway() {
        server.stop(0);
    }

    void comesBack() {
        server = listening(port);
    }

    void forgets() {
        received.clear();
        answers(200, "{}");
        header = Map.of();
    }

    List<Received> received() {
        return received;
    }

    Received last() {
        return received.get(received.size() - 1);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
        if (exchange.getRequestURI().getPath().endsWith("/stream") && status == 200) {
            stream(exchange);
            return;
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Set-Cookie", "inside=secret");
        exchange.getResponseHeaders().set("X-Frame-Options", "SAMEORIGIN");
        exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
        header.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
