package cn.yijianshi.local;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The platform as one person's browser meets it: through the gateway, logged in on Keycloak's own page, with a
 * session cookie and never a token.
 */
public final class Portal {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int REDIRECTS_ALLOWED = 8;
    private static final String CSRF_COOKIE = "XSRF-TOKEN";
    private static final Pattern LOGIN_FORM = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI gateway;
    private final String user;
    private final Cookies cookies = new Cookies();

    private Portal(String url, String user) {
        this.gateway = URI.create(url);
        this.user = user;
    }

    /** Somebody who is not logged in. */
    public static Portal anonymous(String url) {
        return new Portal(url, "anonymous");
    }

    /** A demo user, whose password is the user's name. */
    public static Portal login(String url, String user) {
        return login(url, user, user);
    }

    public static Portal login(String url, String user, String password) {
        var portal = new Portal(url, user);
        portal.logIn(password);
        return portal;
    }

    public String user() {
        return user;
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    /** Server-sent events, from now on. */
    public Listening listen(String path) {
        HttpRequest request = builder(gateway.resolve(path))
                .setHeader("Accept", "text/event-stream")
                .build();
        try {
            var answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofLines());
            if (answer.statusCode() != 200) {
                String said = answer.body().collect(Collectors.joining("\n"));
                throw new IllegalStateException(
                        path + " of " + user + " answered " + answer.statusCode() + ": " + said);
            }
            return new Listening(answer.body());
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(path + " of " + user + " failed", problem);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    public Answer post(String path, Object body, String... headers) {
        return write("POST", path, body, headers);
    }

    public Answer put(String path, Object body, String... headers) {
        return write("PUT", path, body, headers);
    }

    /** A request whose body is sent as it is, for those who want to send something odd. */
    public Answer write(String method, String path, byte[] body, String contentType, String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 4);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = contentType;
        all[headers.length + 2] = "X-XSRF-TOKEN";
        all[headers.length + 3] = csrfToken();
        return send(method, path, BodyPublishers.ofByteArray(body), all);
    }

    private Answer write(String method, String path, Object body, String... headers) {
        return write(method, path, JsonMapper.shared().writeValueAsBytes(body), "application/json", headers);
    }

    private String csrfToken() {
        if (cookies.value(gateway, CSRF_COOKIE).isEmpty()) {
            get("/api/me");
        }
        return cookies.value(gateway, CSRF_COOKIE).orElse("none");
    }

    private void logIn(String password) {
        HttpResponse<byte[]> page = follow(gateway.resolve("/oauth2/authorization/keycloak"));
        Matcher form = LOGIN_FORM.matcher(new String(page.body(), StandardCharsets.UTF_8));
        if (page.statusCode() != 200 || !form.find()) {
            throw new IllegalStateException("No login page at " + page.uri() + ", but status " + page.statusCode());
        }
        URI action = page.uri().resolve(form.group(1).replace("&amp;", "&"));
        HttpResponse<byte[]> answer = exchange(builder(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(Map.of("username", user, "password", password)))));
        if (answer.statusCode() != 302) {
            throw new IllegalStateException("Keycloak did not let " + user + " in");
        }
        HttpResponse<byte[]> home = follow(location(answer));
        if (!home.uri().getAuthority().equals(gateway.getAuthority())) {
            throw new IllegalStateException("The login of " + user + " ended at " + home.uri());
        }
        if (String.valueOf(home.uri().getQuery()).contains("sign-in=failed")) {
            throw new IllegalStateException("The gateway did not sign " + user + " in; its log says why");
        }
        if (!get("/api/me").expect(200).json().path("signedIn").asBoolean()) {
            throw new IllegalStateException("The gateway does not know " + user + " after the login");
        }
    }

    private HttpResponse<byte[]> follow(URI address) {
        HttpResponse<byte[]> answer = exchange(builder(address).GET());
        for (int i = 0; i < REDIRECTS_ALLOWED && answer.statusCode() / 100 == 3; i++) {
            answer = exchange(builder(location(answer)).GET());
        }
        return answer;
    }

    private static URI location(HttpResponse<byte[]> answer) {
        return answer.uri()
                .resolve(answer.headers()
                        .firstValue("location")
                        .orElseThrow(() -> new IllegalStateException(answer.uri() + " redirects to nowhere")));
    }

    private Answer send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request = builder(gateway.resolve(path)).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<byte[]> answer = exchange(request.setHeader("Accept", "application/json, */*;q=0.5"));
        return new Answer(method + " " + path + " as " + user, answer.statusCode(), answer.headers(), answer.body());
    }

    private HttpRequest.Builder builder(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        cookies.header(address).ifPresent(value -> request.setHeader("Cookie", value));
        return request;
    }

    private HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
        HttpRequest ready = request.build();
        try {
            HttpResponse<byte[]> answer = CLIENT.send(ready, HttpResponse.BodyHandlers.ofByteArray());
            cookies.keep(ready.uri(), answer.headers());
            return answer;
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(
                    ready.method() + " " + ready.uri().getPath() + " of " + user + " failed", problem);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
