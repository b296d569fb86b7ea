package cn.yijianshi.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** One process of the platform: how it is run and how one sees that it is up. */
record Part(
        String name,
        int port,
        List<String> command,
        Map<String, String> environment,
        Path folder,
        Path log,
        BooleanSupplier healthy) {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    static BooleanSupplier answers(String url) {
        var request =
                HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).GET().build();
        return () -> {
            try {
                return CLIENT.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException notYet) {
                return false;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        };
    }

    static BooleanSupplier listens(int port) {
        return () -> {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), (int) PATIENCE.toMillis());
                return true;
            } catch (IOException notYet) {
                return false;
            }
        };
    }
}
