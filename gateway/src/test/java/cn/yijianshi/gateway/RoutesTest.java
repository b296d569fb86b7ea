package cn.yijianshi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest extends GatewayTest {

    @ParameterizedTest
    @CsvSource({
        "/api/bundles/company_start, intake, /api/bundles/company_start",
        "/api/applications?limit=5&after=a%2Bb%3D%3D, intake, /api/applications?limit=5&after=a%2Bb%3D%3D",
        "/api/drafts/1/effects, intake, /api/drafts/1/effects",
        "/api/notices/count, intake, /api/notices/count",
        "/api/public/tracking?caseNo=1&code=2, intake, /api/public/tracking?caseNo=1&code=2",
        "/api/materials/1/content?review=r, intake, /api/materials/1/content?review=r",
        "/api/calendar/due?start=2026-11-23T09:00&amount=6&unit=WORKING_HOUR, engine,"
                + " /api/calendar/due?start=2026-11-23T09:00&amount=6&unit=WORKING_HOUR",
        "/api/catalogue/departments, engine, /api/catalogue/departments",
        "/api/cases/1/clocks, engine, /api/cases/1/clocks",
        "/api/supervision/board?lamp=RED, engine, /api/supervision/board?lamp=RED",
        "/api/departments/tax/reviews?status=OPEN, tax, /api/reviews?status=OPEN",
        "/api/departments/engine/public/certificates/a-b_c, engine, /api/public/certificates/a-b_c",
        "/api/departments/tax/public/certificates/a-b_c, tax, /api/public/certificates/a-b_c",
        "/api/departments/department/certificates/1/pdf, department, /api/certificates/1/pdf",
        "/api/departments/intake/dead-letters, intake, /api/dead-letters",
        "/api/editing/drafts?state=PROPOSED, engine, /api/editing/drafts?state=PROPOSED",
        "/api/versions/bundle/company_start, engine, /api/versions/bundle/company_start",
        "/api/audit/tax/entries?who=1, tax, /api/audit/entries?who=1",
        "/api/audit/engine/verification, engine, /api/audit/verification",
        "/api/audit/intake/export, intake, /api/audit/export",
    })
    void each_path_reaches_its_service(String asked, String service, String reached) {
        signedIn().get(asked);

        assertThat(stub(service).last().path()).isEqualTo(reached);
    }

    @Test
    void a_request_carries_the_sessions_token_and_what_the_caller_wanted_said() {
        var browser = signedIn();

        browser.send(
                "POST",
                "/api/applications",
                "{\"bundle\":\"开办\"}",
                "Idempotency-Key",
                "k-1",
                "X-On-Behalf-Of",
                "m-1",
                "traceparent",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        var received = intake.last();
        assertThat(received.header("Authorization")).startsWith("Bearer ey");
        assertThat(keycloak.issued()).contains(received.header("Authorization").substring(7));
        assertThat(received.header("Accept-Language")).isEqualTo("zh-CN");
        assertThat(received.header("X-On-Behalf-Of")).isEqualTo("m-1");
        assertThat(received.header("Idempotency-Key")).isEqualTo("k-1");
        assertThat(received.header("traceparent")).startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-");
        assertThat(received.header("Content-Type")).isEqualTo("application/json");
        assertThat(received.body()).isEqualTo("{\"bundle\":\"开办\"}");
    }

    @Test
    void what_a_caller_claims_about_itself_stays_outside() {
        signedIn()
                .get(
                        "/api/applications",
                        "Authorization",
                        "Bearer forged",
                        "X-Forwarded-For",
                        "10.0.0.1",
                        "X-Forwarded-Host",
                        "evil.example",
                        "Forwarded",
                        "for=10.0.0.1",
                        "X-User",
                        "admin");

        var received = intake.last();
        assertThat(received.headers().get("Authorization")).hasSize(1);
        assertThat(received.header("Authorization")).isNotEqualTo("Bearer forged");
        assertThat(received.headers().keySet())
                .doesNotContain("Cookie", "X-forwarded-for", "X-forwarded-host", "Forwarded", "X-user", "X-xsrf-token");
    }

    @Test
    void a_public_path_carries_no_token_at_all() {
        signedIn().get("/api/bundles", "Authorization", "Bearer forged");

        assertThat(intake.last().header("Authorization")).isNull();
    }

    @Test
    void a_services_answer_passes_with_its_status_and_without_its_cookies() {
        intake.answers(409, "{\"title\":\"慢了一步\"}");

        var answer = signedIn().get("/api/applications");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).isEqualTo("{\"title\":\"慢了一步\"}");
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("inside"));
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    @Test
    void a_body_that_says_it_is_too_large_is_refused_before_it_is_read() {
        var refused = signedIn().send("POST", "/api/applications", "x".repeat(1_100_000));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(json(refused.body()).get("type").stringValue()).isEqualTo("/problems/body-too-large");
        assertThat(json(refused.body()).get("detail").stringValue()).contains("1 MB");
        assertThat(intake.received()).isEmpty();
    }

    @Test
    void a_file_may_be_larger_than_what_is_typed() {
        var browser = signedIn();

        assertThat(browser.send("POST", "/api/materials", "x".repeat(1_100_000)).statusCode())
                .isEqualTo(200);
        assertThat(intake.last().body()).hasSize(1_100_000);

        var refused = browser.send("POST", "/api/materials", "x".repeat(2_100_000));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(json(refused.body()).get("detail").stringValue()).contains("2 MB");
    }

    @Test
    void a_service_may_shut_what_it_sends_into_a_sandbox_and_loosen_nothing() {
        var browser = signedIn();

        intake.says("Content-Security-Policy", "sandbox; default-src 'none'");
        assertThat(browser.get("/api/materials/1/content").headers().allValues("Content-Security-Policy"))
                .containsExactly("sandbox; default-src 'none'");

        intake.says("Content-Security-Policy", "script-src *");
        assertThat(browser.get("/api/materials/1/content").headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .doesNotContain("script-src *");
    }

    @Test
    void a_body_of_unknown_length_is_stopped_at_the_limit() {
        var browser = signedIn();
        var request = HttpRequest.newBuilder(URI.create(gateway + "/api/bundles/company_start/notice"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[3_000_000])));

        var refused = browser.send(request);

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(intake.received()).isEmpty();
    }

    @Test
    void a_body_of_unknown_length_within_the_limit_passes_whole() {
        var request = HttpRequest.newBuilder(URI.create(gateway + "/api/bundles/company_start/notice"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[900_000])));

        assertThat(browser().send(request).statusCode()).isEqualTo(200);
        assertThat(intake.last().body()).hasSize(900_000);
    }

    private static StubService stub(String service) {
        return switch (service) {
            case "intake" -> intake;
            case "engine" -> engine;
            case "tax" -> tax;
            default -> department;
        };
    }
}
