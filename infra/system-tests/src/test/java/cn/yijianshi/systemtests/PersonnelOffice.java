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
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hires officers at the test's own Keycloak: the demo users know only one for each department. */
final class PersonnelOffice {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String keycloak = Town.platform().urlOf("keycloak");
    private final String token = token();

    /** A colleague who works for the department; the password is the user's name. */
    static Person hire(String user, String displayName, String department) {
        new PersonnelOffice().enter(user, displayName, department);
        return Town.person(user);
    }

    private void enter(String user, String displayName, String department) {
        send(
                "POST",
                "/users",
                Map.of(
                        "username",
                        user,
                        "enabled",
                        true,
                        "email",
                        user + "@example.cn",
                        "emailVerified",
                        true,
                        "firstName",
                        displayName,
                        "lastName",
                        displayName,
                        "attributes",
                        Map.of(
                                "displayName", List.of(displayName),
                                "departments", List.of(department),
                                "regions", List.of("350500")),
                        "credentials",
                        List.of(Map.of("type", "password", "value", user, "temporary", false))));
        String id = send("GET", "/users?exact=true&username=" + user, null)
                .get(0)
                .get("id")
                .asString();
        JsonNode approver = send("GET", "/roles/approver", null);
        send("POST", "/users/" + id + "/role-mappings/realm", List.of(approver));
    }

    private String token() {
        try {
            String password = Files.readString(Town.platform().state().resolve("keycloak-admin-password"))
                    .strip();
            var form = Map.of(
                    "grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", password);
            return exchange(HttpRequest.newBuilder(
                                    URI.create(keycloak + "/realms/master/protocol/openid-connect/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form.entrySet().stream()
                                    .map(field -> field.getKey() + "="
                                            + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                                    .collect(Collectors.joining("&")))))
                    .get("access_token")
                    .asString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private JsonNode send(String method, String path, Object body) {
        return exchange(HttpRequest.newBuilder(URI.create(keycloak + "/admin/realms/yijianshi" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(body))));
    }

    private static JsonNode exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        answer.uri() + " answered " + answer.statusCode() + " " + answer.body());
            }
            return JsonMapper.shared().readTree(answer.body().isEmpty() ? "null" : answer.body());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}
