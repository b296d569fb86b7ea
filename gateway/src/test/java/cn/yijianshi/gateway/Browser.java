package cn.yijianshi.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** A browser as far as the gateway can tell: keeps cookies, follows nothing by itself, remembers all it was sent. */
final class Browser {

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String gateway;
    private final Map<String, String> cookies = new TreeMap<>();
    private final List<String> seen = new ArrayList<>();
    private final List<String> setCookies = new ArrayList<>();
    private String language = "zh-CN";

    Browser(String gateway) {
        this.gateway = gateway;
    }

    Browser speaking(String wanted) {
        language = wanted;
        return this;
    }

    /** The whole round: begin, be sent to the stub, come back with a code. */
    Browser signIn(StubKeycloak keycloak) {
        return signIn(keycloak, "/");
    }

    Browser signIn(StubKeycloak keycloak, String target) {
        HttpResponse<String> begun = get("/oauth2/authorization/keycloak?to=" + target);
        Map<String, String> asked = StubKeycloak.query(location(begun).getRawQuery());
        HttpResponse<String> back = get("/login/oauth2/code/keycloak?code=" + keycloak.codeFor(asked) + "&state="
                + encoded(asked.get("state")));
        if (back.statusCode() != 302 || location(back).toString().contains("sign-in=failed")) {
            throw new AssertionError("not signed in: " + back.statusCode() + " " + back.headers());
        }
        return this;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(HttpRequest.newBuilder(URI.create(gateway + path)).GET(), headers);
    }

    /** With the token header that our own pages send. */
    HttpResponse<String> send(String method, String path, String json, String... headers) {
        if (!cookies.containsKey("XSRF-TOKEN")) {
            get("/api/me");
        }
        var all = new ArrayList<>(List.of(headers));
        all.add("X-XSRF-TOKEN");
        all.add(cookies.get("XSRF-TOKEN"));
        return sendWithoutCsrfToken(method, path, json, all.toArray(String[]::new));
    }

    HttpResponse<String> sendWithoutCsrfToken(String method, String path, String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + path))
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .header("Content-Type", "application/json");
        return send(request, headers);
    }

    /** An answer that is read while it comes. */
    CompletableFuture<HttpResponse<InputStream>> open(String path, String... headers) {
        return http.sendAsync(
                withHeaders(HttpRequest.newBuilder(URI.create(gateway + path)).GET(), headers),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        try {
            return remembered(http.send(withHeaders(request, headers), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private HttpRequest withHeaders(HttpRequest.Builder request, String... headers) {
        if (language != null) {
            request.header("Accept-Language", language);
        }
        if (!cookies.isEmpty()) {
            var all = new ArrayList<String>();
            cookies.forEach((name, value) -> all.add(name + "=" + value));
            request.header("Cookie", String.join("; ", all));
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.build();
    }

    private HttpResponse<String> remembered(HttpResponse<String> response) {
        seen.add(response.headers().map() + "\n" + response.body());
        for (String cookie : response.headers().allValues("Set-Cookie")) {
            setCookies.add(cookie);
            String pair = cookie.substring(0, cookie.indexOf(';'));
            String name = pair.substring(0, pair.indexOf('='));
            String value = pair.substring(pair.indexOf('=') + 1);
            if (value.isEmpty() || cookie.contains("Max-Age=0")) {
                cookies.remove(name);
            } else {
                cookies.put(name, value);
            }
        }
        return response;
    }

    String cookie(String name) {
        return cookies.get(name);
    }

    /** The whole Set-Cookie line that last set it. */
    String setCookie(String name) {
        return setCookies.stream()
                .filter(line -> line.startsWith(name + "=") && !line.startsWith(name + "=;"))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** Every header and body that came to the browser. */
    String everythingSeen() {
        return String.join("\n", seen);
    }

    static URI location(HttpResponse<String> response) {
        return URI.create(response.headers().firstValue("Location").orElseThrow());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
