package cn.yijianshi.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real gateway on a real port, with stubs behind it; all tests share one. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
abstract class GatewayTest {

    static final StubKeycloak keycloak = new StubKeycloak();
    static final StubService intake = new StubService();
    static final StubService engine = new StubService();
    static final StubService tax = new StubService();
    static final StubService department = new StubService();
    /** Takes every request and answers none: it stands for utility-hookup. */
    static final ServerSocket silent = listening();

    static final String gateway = "http://127.0.0.1:" + freePort();

    private static final JsonMapper json = new JsonMapper();

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry properties) {
        properties.add("server.port", () -> gateway.substring(gateway.lastIndexOf(':') + 1));
        properties.add("yijianshi.gateway.public-url", () -> gateway);
        properties.add("yijianshi.gateway.oidc.issuer", keycloak::issuer);
        properties.add("yijianshi.gateway.oidc.client-secret", () -> StubKeycloak.SECRET);
        properties.add("yijianshi.gateway.services.intake", intake::address);
        properties.add("yijianshi.gateway.services.engine", engine::address);
        properties.add("yijianshi.gateway.services.tax", tax::address);
        properties.add("yijianshi.gateway.services.department", department::address);
        properties.add("yijianshi.gateway.services.utility-hookup", () -> "http://127.0.0.1:" + silent.getLocalPort());
        properties.add("yijianshi.gateway.upstream.read-timeout", () -> "1s");
        properties.add("yijianshi.gateway.breaker.open-for", () -> "300ms");
        properties.add("yijianshi.gateway.body-limit", () -> "1MB");
        properties.add("yijianshi.gateway.upload-limit", () -> "2MB");
    }

    @BeforeEach
    void freshStubs() {
        intake.forgets();
        engine.forgets();
        tax.forgets();
        department.forgets();
    }

    static Browser browser() {
        return new Browser(gateway);
    }

    static Browser signedIn() {
        return browser().signIn(keycloak);
    }

    static JsonNode json(String text) {
        return json.readTree(text);
    }

    private static ServerSocket listening() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
