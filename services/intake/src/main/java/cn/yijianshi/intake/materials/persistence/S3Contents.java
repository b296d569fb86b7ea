package cn.yijianshi.intake.materials.persistence;

import cn.yijianshi.intake.materials.domain.Contents;
import cn.yijianshi.platform.identifiers.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Contents in an S3-compatible storage, one object each. Three requests of its protocol are all that is needed; the
 * digest that names an object is also the one its signature asks for, so the storage itself refuses a damaged upload.
 */
final class S3Contents implements Contents {

    private static final String EMPTY = Sha256.of("");

    private final StorageSettings.S3 settings;
    private final Clock clock;
    private final HttpClient http;
    private final S3Signature signature;

    S3Contents(StorageSettings.S3 settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.signature = new S3Signature(settings.region(), settings.accessKey(), settings.secretKey());
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout())
                .build();
    }

    @Override
    public void keep(String sha256, Path file) {
        try {
            expect(send("PUT", sha256, sha256, BodyPublishers.ofFile(file), BodyHandlers.discarding()), 200);
        } catch (IOException unreadable) {
            throw new Unreachable("a content could not be kept", unreadable);
        }
    }

    @Override
    public Optional<InputStream> open(String sha256) {
        var answer = send("GET", sha256, EMPTY, BodyPublishers.noBody(), BodyHandlers.ofInputStream());
        if (answer.statusCode() == 200) {
            return Optional.of(answer.body());
        }
        close(answer.body());
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        throw new Unreachable("the storage answers " + answer.statusCode(), null);
    }

    @Override
    public void remove(String sha256) {
        expect(send("DELETE", sha256, EMPTY, BodyPublishers.noBody(), BodyHandlers.discarding()), 200, 204, 404);
    }

    private <T> HttpResponse<T> send(
            String method, String key, String payloadSha256, BodyPublisher body, BodyHandler<T> reading) {
        if (!key.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("no digest: " + key.length() + " characters");
        }
        var endpoint = settings.endpoint();
        var uri = URI.create(endpoint.toString().replaceAll("/+$", "") + "/" + settings.bucket() + "/" + key);
        var now = clock.instant();
        var headers = new TreeMap<String, String>();
        headers.put("host", uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort());
        headers.put("x-amz-content-sha256", payloadSha256);
        headers.put("x-amz-date", S3Signature.moment(now));
        var request = HttpRequest.newBuilder(uri)
                .timeout(settings.timeout())
                .method(method, body)
                .header("x-amz-content-sha256", payloadSha256)
                .header("x-amz-date", S3Signature.moment(now))
                .header("Authorization", signature.of(method, uri, headers, payloadSha256, now))
                .build();
        try {
            return http.send(request, reading);
        } catch (IOException away) {
            throw new Unreachable("the storage cannot be reached", away);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted", interrupted);
        }
    }

    private static void expect(HttpResponse<?> answer, int... good) {
        for (int status : good) {
            if (answer.statusCode() == status) {
                return;
            }
        }
        throw new Unreachable("the storage answers " + answer.statusCode(), null);
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException alreadyGone) {
            // Nobody waits for it any more.
        }
    }
}
