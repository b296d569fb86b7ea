package cn.yijianshi.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.yijianshi.gateway.GatewaySettings;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class OfflinePageTest {

    @Test
    void it_is_one_file_with_every_departments_keys_and_nothing_to_fetch() throws IOException {
        var tax = serving("{\"keys\":[{\"kid\":\"AAAAAAAA\",\"crv\":\"Ed25519\",\"x\":\"</script>\"}]}");
        var department = serving("{\"keys\":[{\"kid\":\"BBBBBBBB\",\"crv\":\"Ed25519\",\"x\":\"x\"}]}");
        try {
            var page = page(Map.of(
                    "tax",
                    address(tax),
                    "department",
                    address(department),
                    "intake",
                    URI.create("http://127.0.0.1:1")));

            assertThat(page.getStatus()).isEqualTo(200);
            assertThat(page.getHeader("Content-Disposition")).contains("attachment");
            var text = page.getContentAsString();
            assertThat(text).contains("AAAAAAAA", "BBBBBBBB", "function readCode", "\\u003c/script>");
            assertThat(text).doesNotContain("export ", "import ", "src=", "href=", "{{");
            assertThat(text.split("</script>")).hasSize(3);
        } finally {
            tax.stop(0);
            department.stop(0);
        }
    }

    @Test
    void what_runs_in_browsers_agrees_with_what_runs_in_services() throws Exception {
        var node = node();
        assumeTrue(node != null, "node is not on this machine; the same file is read by a test of the department");
        var run = new ProcessBuilder(node, Path.of("src/test/js/code.test.mjs").toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(run.exitValue()).as(said).isZero();
    }

    private static MockHttpServletResponse page(Map<String, URI> services) throws IOException {
        var settings = new GatewaySettings(
                URI.create("http://localhost:8080"), null, new TreeMap<>(services), null, null, null, null, null);
        var response = new MockHttpServletResponse();
        new OfflinePage(settings, null, new JsonMapper(), new SimpleClientHttpRequestFactory())
                .page(new MockHttpServletRequest(), response);
        return response;
    }

    private static HttpServer serving(String keys) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/public/keys", exchange -> {
            var bytes = keys.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static String node() {
        for (var folder : System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator)) {
            var found = Path.of(folder, "node");
            if (java.nio.file.Files.isExecutable(found)) {
                return found.toString();
            }
        }
        return null;
    }
}
