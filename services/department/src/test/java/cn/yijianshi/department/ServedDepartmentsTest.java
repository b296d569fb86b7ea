package cn.yijianshi.department;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;

class ServedDepartmentsTest {

    private static final String ANSWER = """
            [{"key":"tax","name":"税务局","nameEn":"Tax","service":"tax"},
             {"key":"bank","name":"合作银行","nameEn":"Banks","service":"department"},
             {"key":"forestry","name":"林业局","nameEn":"Forestry","service":"department",
              "issuer":{"name":"泉州市林业局","uscc":"113505000000011185","licenceType":"113505000000011185001"}}]
            """;

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer engine;

    @BeforeEach
    void an_engine_that_is_late() throws IOException {
        engine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        engine.createContext("/api/catalogue/departments", exchange -> {
            byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
            boolean late = asked.incrementAndGet() < 3;
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(late ? 503 : 200, late ? -1 : body.length);
            if (!late) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        engine.start();
    }

    @AfterEach
    void stop() {
        engine.stop(0);
    }

    @Test
    void all_that_the_catalogue_gives_to_the_service_are_served() {
        var settings = settings(Map.of(
                "yijianshi.authorities.bank.name", "泉州市合作银行",
                "yijianshi.authorities.bank.uscc", "12350500000001070R",
                "yijianshi.authorities.bank.licence-type", "12350500000001070R001"));

        assertThat(settings.departments()).containsExactly("bank", "forestry");
        assertThat(settings.authorities().get("forestry").name()).isEqualTo("泉州市林业局");
        assertThat(settings.authorities().get("bank").name()).isEqualTo("泉州市合作银行");
        assertThat(asked).hasValue(3);
    }

    @Test
    void beside_the_engine_its_file_is_read() {
        try (var context = new GenericApplicationContext()) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "given",
                            Map.of(
                                    "spring.application.name", "department",
                                    "yijianshi.workflows-dir", "src/test/resources/new-department")));
            new ServedDepartments(Duration.ZERO).initialize(context);
            assertThat(context.getEnvironment().getProperty("yijianshi.departments[0]"))
                    .isEqualTo("forestry");
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void every_department_of_the_city_has_an_office_that_issues() throws IOException {
        try (var context = new GenericApplicationContext()) {
            var sources = context.getEnvironment().getPropertySources();
            new YamlPropertySourceLoader()
                    .load("shared", new ClassPathResource("department.yml"))
                    .forEach(sources::addLast);
            sources.addFirst(new MapPropertySource(
                    "given",
                    Map.of("spring.application.name", "department", "yijianshi.workflows-dir", "../../workflows")));
            new ServedDepartments(Duration.ZERO).initialize(context);
            // Refuses a department without one.
            var settings = Binder.get(context.getEnvironment())
                    .bind("yijianshi", DepartmentSettings.class)
                    .get();
            assertThat(settings.departments()).contains("bank", "court", "service-centre");
        }
    }

    @Test
    void the_settings_may_name_some_of_them_alone() {
        var settings = settings(Map.of(
                "yijianshi.departments", "bank",
                "yijianshi.authorities.bank.name", "泉州市合作银行",
                "yijianshi.authorities.bank.uscc", "12350500000001070R",
                "yijianshi.authorities.bank.licence-type", "12350500000001070R001"));

        assertThat(settings.departments()).containsExactly("bank");
        assertThat(asked).hasValue(0);
    }

    private DepartmentSettings settings(Map<String, Object> given) {
        try (var context = new GenericApplicationContext()) {
            var sources = context.getEnvironment().getPropertySources();
            sources.addFirst(new MapPropertySource("given", given));
            sources.addLast(new MapPropertySource(
                    "usual",
                    Map.of(
                            "spring.application.name",
                            "department",
                            "yijianshi.engine-url",
                            "http://127.0.0.1:" + engine.getAddress().getPort())));
            new ServedDepartments(Duration.ZERO).initialize(context);
            return Binder.get(context.getEnvironment())
                    .bind("yijianshi", DepartmentSettings.class)
                    .get();
        }
    }
}
