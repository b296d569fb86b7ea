package cn.yijianshi.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every request and answer of a browser laid open, redirects and cookies included. */
final class Browser {

    private static final Pattern LOGIN_FORM = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final Map<String, Map<String, String>> cookies = new LinkedHashMap<>();
    private final List<HttpResponse<String>> answers = new ArrayList<>();

    /** Signs in at Keycloak's page, as a person would. */
    Browser signIn(String user) {
        var page = follow(get(URI.create(Town.url() + "/oauth2/authorization/keycloak")));
        Matcher form = LOGIN_FORM.matcher(page.body());
        if (!form.find()) {
            throw new IllegalStateException("no login page at " + page.uri());
        }
        follow(send(request(page.uri().resolve(form.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(Map.of("username", user, "password", user))))));
        return this;
    }

    HttpResponse<String> get(URI address) {
        return send(
                request(address).header("Accept", "text/html, application/json").GET());
    }

    HttpResponse<String> get(String path) {
        return get(URI.create(Town.url() + path));
    }

    HttpResponse<String> post(String path, String json, String... headers) {
        var request = request(URI.create(Town.url() + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** What the gateway has answered so far. */
    List<HttpResponse<String>> answersOfTheGateway() {
        String gateway = URI.create(Town.url()).getAuthority();
        return answers.stream()
                .filter(answer -> answer.uri().getAuthority().equals(gateway))
                .toList();
    }

    List<String> setCookies() {
        return answersOfTheGateway().stream()
                .flatMap(answer -> answer.headers().allValues("set-cookie").stream())
                .toList();
    }

    static HttpResponse<String> form(URI address, Map<String, String> fields) {
        return exchange(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields)))
                .build());
    }

    static HttpResponse<String> bare(URI address, String... headers) {
        var request = HttpRequest.newBuilder(address).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        return exchange(request.build());
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> follow(HttpResponse<String> first) {
        var answer = first;
        while (answer.statusCode() / 100 == 3) {
            answer = get(
                    answer.uri().resolve(answer.headers().firstValue("location").orElseThrow()));
        }
        return answer;
    }

    private HttpRequest.Builder request(URI address) {
        var request = HttpRequest.newBuilder(address);
        var here = cookies.getOrDefault(address.getAuthority(), Map.of());
        if (!here.isEmpty()) {
            request.header(
                    "Cookie",
                    here.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        var answer = exchange(request.build());
        answers.add(answer);
        answer.headers().allValues("set-cookie").forEach(cookie -> {
            String pair = cookie.split(";")[0];
            int equals = pair.indexOf('=');
            cookies.computeIfAbsent(answer.uri().getAuthority(), origin -> new LinkedHashMap<>())
                    .put(pair.substring(0, equals), pair.substring(equals + 1));
        });
        return answer;
    }

    private static HttpResponse<String> exchange(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}
