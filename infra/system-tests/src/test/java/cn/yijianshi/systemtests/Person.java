package cn.yijianshi.systemtests;

import static org.awaitility.Awaitility.await;

import cn.yijianshi.local.Answer;
import cn.yijianshi.local.Listening;
import cn.yijianshi.local.Portal;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Somebody at the portal who does not give up: when a connection is lost, a service is away or the login has ended,
 * the same request is sent again, with a new login if need be. So every write is one that may be repeated.
 */
final class Person {

    // A 500 is not among them: it is a mistake, and the specification should show it.
    private static final Set<Integer> AWAY = Set.of(502, 503, 504);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(150);

    private static final String MATERIALS = "/materials/";

    private final String user;
    private volatile Portal portal;
    private volatile String lastTrouble = "";

    Person(String user) {
        this.user = user;
    }

    String user() {
        return user;
    }

    Answer get(String path, String... headers) {
        return insist(at -> at.get(path, headers));
    }

    Answer post(String path, Object body, String... headers) {
        return insist(at -> at.post(path, body, headers));
    }

    Answer put(String path, Object body, String... headers) {
        return insist(at -> at.put(path, body, headers));
    }

    /** Server-sent events from now on; whoever opens a stream closes it. */
    Listening listen(String path) {
        return signedIn().listen(path);
    }

    Answer write(String method, String path, byte[] body, String contentType, String... headers) {
        return insist(at -> at.write(method, path, body, contentType, headers));
    }

    /** Files with a key of its own, which stays the same however often it must be sent. */
    FiledApplication files(Submission submission) {
        var answer = sends(submission.body());
        if (answer.status() == 422) {
            answer = sends(withPapers(submission.body(), answer));
        }
        return new FiledApplication(this, answer.expect(201, 200).json());
    }

    private Answer sends(Map<String, Object> body) {
        return post(
                "/api/applications", body, "Idempotency-Key", UUID.randomUUID().toString());
    }

    /** With a paper for every entry of the notice that was missed. */
    private Map<String, Object> withPapers(Map<String, Object> body, Answer refused) {
        var papers = new LinkedHashMap<String, List<String>>();
        refused.json().path("errors").forEach(error -> {
            var pointer = error.path("pointer").asString("");
            if (pointer.startsWith(MATERIALS)
                    && "required".equals(error.path("code").asString(""))) {
                var key = pointer.substring(MATERIALS.length());
                papers.put(key, List.of(uploads(key + ".pdf")));
            }
        });
        if (papers.isEmpty()) {
            refused.expect(201, 200);
        }
        var whole = new LinkedHashMap<>(body);
        whole.put("materials", papers);
        return whole;
    }

    /** The id of a small paper, once it was looked into. */
    String uploads(String name) {
        var frame = "--frame\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\n% " + name
                + " "
                + UUID.randomUUID() + "\ntrailer << /Root 1 0 R >>\n%%EOF\n\r\n--frame--\r\n";
        var id = write(
                        "POST",
                        "/api/materials",
                        frame.getBytes(StandardCharsets.UTF_8),
                        "multipart/form-data; boundary=frame")
                .expect(201, 200)
                .json()
                .get("id")
                .asString();
        Waiting.until("the check of " + name, () -> "CLEAN"
                .equals(get("/api/materials/" + id)
                        .expect(200)
                        .json()
                        .get("state")
                        .asString()));
        return id;
    }

    private Answer insist(Function<Portal, Answer> request) {
        return once(request).orElseGet(() -> again(request));
    }

    private Answer again(Function<Portal, Answer> request) {
        try {
            return await().pollInSameThread()
                    .pollDelay(BETWEEN_TRIES)
                    .pollInterval(BETWEEN_TRIES)
                    .atMost(Town.patience())
                    .until(() -> once(request), Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException never) {
            throw new IllegalStateException(user + " gave up: " + lastTrouble, never);
        }
    }

    /** Empty when it is worth another try. */
    private Optional<Answer> once(Function<Portal, Answer> request) {
        Portal at;
        try {
            at = signedIn();
        } catch (UncheckedIOException | IllegalStateException notNow) {
            lastTrouble = notNow.getMessage();
            return Optional.empty();
        }
        try {
            Answer answer = request.apply(at);
            if (answer.status() == 401) {
                signOut(at);
            } else if (!AWAY.contains(answer.status())) {
                return Optional.of(answer);
            }
            lastTrouble = answer.request() + " answered " + answer.status() + " " + answer.text();
        } catch (UncheckedIOException lost) {
            lastTrouble = lost.getMessage();
        }
        return Optional.empty();
    }

    private synchronized Portal signedIn() {
        if (portal == null) {
            portal = Portal.login(Town.url(), user);
        }
        return portal;
    }

    private synchronized void signOut(Portal ended) {
        if (portal == ended) {
            portal = null;
        }
    }
}
