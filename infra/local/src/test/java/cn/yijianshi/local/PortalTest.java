package cn.yijianshi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a small stand-in for gateway and Keycloak; the real ones are met by the system tests. */
class PortalTest {

    private HttpServer server;
    private String url;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        url = "http://localhost:" + server.getAddress().getPort();
        on("/oauth2/authorization/keycloak", exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "__Host-yijianshi=before; Path=/; Secure; HttpOnly");
            redirect(exchange, "/login-page");
        });
        on(
                "/login-page",
                exchange -> answer(
                        exchange,
                        200,
                        "<form id=\"kc-form-login\" action=\"/authenticate?a=1&amp;b=2\" method=\"post\">"));
        on("/authenticate", exchange -> {
            boolean right = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                    .contains("password=applicant");
            if (right && exchange.getRequestURI().getQuery().equals("a=1&b=2")) {
                redirect(exchange, "/login/oauth2/code/keycloak?code=1");
            } else {
                answer(exchange, 200, "wrong");
            }
        });
        on("/login/oauth2/code/keycloak", exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "__Host-yijianshi=after; Path=/; Secure; HttpOnly");
            redirect(exchange, "/");
        });
        on("/", exchange -> answer(exchange, 200, "home"));
        on("/api/me", exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "XSRF-TOKEN=csrf; Path=/; Secure");
            answer(exchange, 200, "{\"signedIn\": " + cookies(exchange).contains("__Host-yijianshi=after") + "}");
        });
        on(
                "/api/echo",
                exchange -> answer(
                        exchange,
                        201,
                        "{\"csrf\": \"" + exchange.getRequestHeaders().getFirst("X-XSRF-TOKEN") + "\"}"));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_user_logs_in_through_the_form_and_keeps_the_session_cookie() {
        assertThat(Portal.login(url, "applicant").user()).isEqualTo("applicant");
    }

    @Test
    void a_wrong_password_is_said() {
        assertThatThrownBy(() -> Portal.login(url, "applicant", "wrong"))
                .hasMessage("Keycloak did not let applicant in");
    }

    @Test
    void a_write_carries_the_csrf_token() {
        var answer = Portal.login(url, "applicant").post("/api/echo", Map.of("a", 1));
        assertThat(answer.expect(201).json().get("csrf").asString()).isEqualTo("csrf");
    }

    @Test
    void an_unexpected_status_shows_what_was_asked_and_answered() {
        var answer = Portal.anonymous(url).get("/");
        assertThatThrownBy(() -> answer.expect(404))
                .hasMessage("GET / as anonymous answered 200 instead of [404]: home");
    }

    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private void on(String path, Handler handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                handler.handle(exchange);
            }
        });
    }

    private static String cookies(HttpExchange exchange) {
        return String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().add("Location", to);
        exchange.sendResponseHeaders(302, -1);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
