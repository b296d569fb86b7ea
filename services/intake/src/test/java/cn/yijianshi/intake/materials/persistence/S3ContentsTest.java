package cn.yijianshi.intake.materials.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.intake.materials.domain.Contents;
import cn.yijianshi.platform.identifiers.Sha256;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a small storage that checks what an S3 storage checks: the signature and the digest of what it gets. */
class S3ContentsTest {

    private static final Instant NOW = Instant.parse("2013-05-24T00:00:00Z");

    @TempDir
    private Path folder;

    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private HttpServer server;
    private S3Contents contents;

    @BeforeEach
    void aStorage() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/bucket/", this::serve);
        server.start();
        contents = storage("secret");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private S3Contents storage(String secret) {
        return new S3Contents(
                new StorageSettings.S3(address(), "bucket", "us-east-1", "key", secret, Duration.ofSeconds(5)),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void serve(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var body = exchange.getRequestBody().readAllBytes();
        var path = exchange.getRequestURI().getPath();
        var payload = headers.getFirst("x-amz-content-sha256");
        var expected = new S3Signature("us-east-1", "key", "secret")
                .of(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        Map.of(
                                "host", headers.getFirst("Host"),
                                "x-amz-content-sha256", payload,
                                "x-amz-date", headers.getFirst("x-amz-date")),
                        payload,
                        NOW);
        byte[] answer = {};
        int status = 200;
        if (!expected.equals(headers.getFirst("Authorization"))) {
            status = 403;
        } else if (exchange.getRequestMethod().equals("PUT")) {
            objects.put(path, body);
        } else if (exchange.getRequestMethod().equals("DELETE")) {
            objects.remove(path);
            status = 204;
        } else if (objects.containsKey(path)) {
            answer = objects.get(path);
        } else {
            status = 404;
        }
        exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Test
    void what_was_kept_is_found_until_it_is_removed() throws IOException {
        var sha256 = Sha256.of("章程");
        contents.keep(sha256, Files.writeString(folder.resolve("some"), "章程"));
        assertThat(objects).containsOnlyKeys("/bucket/" + sha256);
        try (var in = contents.open(sha256).orElseThrow()) {
            assertThat(in.readAllBytes()).asString().contains("章程");
        }
        contents.remove(sha256);
        contents.remove(sha256);
        assertThat(contents.open(sha256)).isEmpty();
    }

    @Test
    void a_storage_that_refuses_or_is_away_is_unreachable() throws IOException {
        var file = Files.writeString(folder.resolve("some"), "章程");
        assertThatThrownBy(() -> storage("wrong").keep(Sha256.of("章程"), file))
                .isInstanceOf(Contents.Unreachable.class)
                .hasMessageContaining("403");
        server.stop(0);
        assertThatThrownBy(() -> contents.open(Sha256.of("章程"))).isInstanceOf(Contents.Unreachable.class);
    }

    /** The example of the protocol's own documentation. */
    @Test
    void a_request_is_signed_as_the_protocol_shows() {
        var empty = Sha256.of("");
        assertThat(new S3Signature("us-east-1", "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
                        .of(
                                "GET",
                                URI.create("https://examplebucket.s3.amazonaws.com/test.txt"),
                                Map.of(
                                        "host", "examplebucket.s3.amazonaws.com",
                                        "range", "bytes=0-9",
                                        "x-amz-content-sha256", empty,
                                        "x-amz-date", "20130524T000000Z"),
                                empty,
                                NOW))
                .endsWith("Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }
}
