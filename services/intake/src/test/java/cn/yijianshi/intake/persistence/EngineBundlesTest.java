package cn.yijianshi.intake.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.intake.SampleBundles;
import cn.yijianshi.intake.domain.Bundles;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EngineBundlesTest {

    private final JsonMapper json = JsonMapper.builder().build();
    private final SampleBundles sample = new SampleBundles();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T01:00:00Z"));
    private volatile boolean republished;
    private HttpServer engine;
    private Bundles bundles;

    @BeforeEach
    void start() throws IOException {
        engine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        engine.createContext("/api/catalogue", exchange -> {
            asked.add(exchange.getRequestURI().toString().replace("/api/catalogue", ""));
            var body = answer(exchange.getRequestURI());
            if (failures.getAndDecrement() > 0) {
                exchange.sendResponseHeaders(503, -1);
            } else if (body == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                var bytes = json.writeValueAsBytes(body);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
        engine.start();
        var address = URI.create("http://127.0.0.1:" + engine.getAddress().getPort());
        var settings = new CatalogueSettings(address, Duration.ofSeconds(2), Duration.ofSeconds(10));
        bundles = new EngineBundles(new EngineCatalogue(settings, json), settings, clock());
    }

    @AfterEach
    void stop() {
        engine.stop(0);
    }

    @Test
    void what_the_engine_serves_is_what_intake_reads() {
        assertThat(bundles.offered()).isEqualTo(sample.offered());
        assertThat(bundles.item("seal_engraving")).isEqualTo(sample.item("seal_engraving"));
        assertThat(bundles.department("tax")).isEqualTo(sample.department("tax"));
    }

    @Test
    void a_version_is_asked_for_once() {
        bundles.bundle("company_start", 3);
        bundles.bundle("company_start", 3);
        bundles.item("seal_engraving", 2);
        bundles.item("seal_engraving", 2);
        assertThat(asked).containsExactly("/bundles/company_start?version=3", "/items/seal_engraving?version=2");
    }

    @Test
    void what_administrators_published_is_offered_within_ten_seconds_and_what_was_before_stays_readable() {
        var before = bundles.offered("company_start").orElseThrow();
        republished = true;
        assertThat(bundles.offered("company_start")).contains(before);

        now.updateAndGet(moment -> moment.plusSeconds(10));

        assertThat(bundles.offered("company_start")).contains(before.numbered(before.version() + 1));
        assertThat(bundles.bundle("company_start", before.version())).isEqualTo(before);
    }

    @Test
    void a_stranger_who_asks_for_inventions_costs_the_engine_nothing() {
        bundles.offered("company_start");
        asked.clear();
        assertThat(bundles.offered("moon_landing")).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void a_hiccup_is_not_noticed() {
        failures.set(2);
        assertThat(bundles.item("seal_engraving")).isPresent();
        assertThat(asked).hasSize(3);
    }

    @Test
    void an_engine_that_stays_away_has_one_name() {
        engine.stop(0);
        assertThatThrownBy(bundles::offered).isInstanceOf(Bundles.Unreachable.class);
    }

    private Object answer(URI question) {
        var path = question.getPath().replace("/api/catalogue", "");
        return switch (path) {
            case "/bundles" ->
                sample.offered().stream()
                        .map(bundle -> republished ? bundle.numbered(bundle.version() + 1) : bundle)
                        .toList();
            case "/departments" -> List.of(sample.department("tax").orElseThrow());
            case "/bundles/company_start" -> {
                var bundle = sample.offered("company_start").orElseThrow();
                yield question.getQuery().equals("version=" + (bundle.version() + 1))
                        ? bundle.numbered(bundle.version() + 1)
                        : bundle;
            }
            default -> sample.item(path.substring(path.lastIndexOf('/') + 1)).orElse(null);
        };
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }
}
