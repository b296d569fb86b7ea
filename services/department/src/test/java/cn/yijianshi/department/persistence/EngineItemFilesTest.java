package cn.yijianshi.department.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.department.domain.ADepartment;
import cn.yijianshi.platform.messaging.NotNow;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EngineItemFilesTest {

    private final JsonMapper json = JsonMapper.builder().build();
    private final List<String> asked = new ArrayList<>();
    private int failing;
    private HttpServer engine;

    @BeforeEach
    void engine() throws IOException {
        engine = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        engine.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            var body = json.writeValueAsBytes(ADepartment.sealEngraving());
            exchange.sendResponseHeaders(failing-- > 0 ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        engine.start();
    }

    @AfterEach
    void stop() {
        engine.stop(0);
    }

    @Test
    void a_version_is_asked_for_once() {
        var items = items();

        assertThat(items.item("seal_engraving", 1)).isEqualTo(ADepartment.sealEngraving());
        items.item("seal_engraving", 1);

        assertThat(asked).containsExactly("/api/catalogue/items/seal_engraving?version=1");
    }

    @Test
    void an_engine_that_stumbles_is_asked_again() {
        failing = 2;

        assertThat(items().item("seal_engraving", 1).name()).isEqualTo("公章刻制备案");
    }

    @Test
    void while_the_engine_is_away_the_event_waits() {
        engine.stop(0);

        assertThatThrownBy(() -> items().item("seal_engraving", 1)).isInstanceOf(NotNow.class);
    }

    private EngineItemFiles items() {
        return new EngineItemFiles("http://127.0.0.1:" + engine.getAddress().getPort(), json);
    }
}
