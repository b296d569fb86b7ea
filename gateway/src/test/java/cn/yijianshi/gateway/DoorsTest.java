package cn.yijianshi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in where. */
class DoorsTest extends GatewayTest {

    @ParameterizedTest
    @CsvSource({
        "GET, /api/applications",
        "POST, /api/applications",
        "GET, /api/applications/1",
        "GET, /api/applications/1/timeline",
        "POST, /api/applications/1/corrections",
        "POST, /api/applications/1/corrections/2",
        "POST, /api/applications/1/supplements/2",
        "POST, /api/applications/1/withdrawal",
        "GET, /api/drafts",
        "POST, /api/mandates",
        "POST, /api/batches",
        "POST, /api/public/tracking",
        "POST, /api/bundles",
        "PUT, /api/bundles/company_start",
        "DELETE, /api/bundles/company_start",
        "GET, /api/calendar/years/2026",
        "PUT, /api/calendar/years/2026",
        "PUT, /api/calendar/due",
        "PUT, /api/calendar/office-hours",
        "POST, /api/catalogue/bundles",
        "DELETE, /api/catalogue/bundles/company_start",
        "GET, /api/cases/1/clocks",
        "POST, /api/dev/time",
        "GET, /api/departments/tax/reviews",
        "GET, /api/departments/department/reviews/1",
        "POST, /api/departments/tax/reviews/1/claim",
        "POST, /api/departments/tax/public/certificates/1",
        "GET, /api/departments/tax/certificates/1/pdf",
        "GET, /api/departments/intake/dead-letters",
        "POST, /api/departments/engine/dead-letters/1/replay",
        "GET, /api/anything",
    })
    void every_path_of_the_api_asks_for_a_session(String method, String path) {
        var refused = browser().send(method, path, "{}");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(refused.body()).get("detail").stringValue()).isEqualTo("您尚未登录，或登录已失效。请登录后重试。");
        assertThat(refused.headers().firstValue("Location")).isEmpty();
        assertThat(refused.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(intake.received()).isEmpty();
        assertThat(engine.received()).isEmpty();
        assertThat(tax.received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/bundles",
        "GET, /api/bundles/company_start",
        "POST, /api/bundles/company_start/notice",
        "GET, /api/calendar/due",
        "POST, /api/calendar/due",
        "GET, /api/catalogue/departments",
        "GET, /api/public/tracking",
        "GET, /api/ratings/tags",
        "GET, /api/catalogue/bundles/company_start",
        "GET, /api/departments/tax/public/certificates/abc",
        "GET, /api/me",
        "GET, /actuator/health",
        "GET, /v3/api-docs",
        "GET, /",
        "GET, /apply",
        "GET, /docs",
        "GET, /verify/tax/abc",
    })
    void these_are_open_to_anyone(String method, String path) {
        var browser = browser();
        var answer = method.equals("GET") ? browser.get(path) : browser.sendWithoutCsrfToken(method, path, "[]");

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/env", "/actuator/heapdump", "/actuator/metrics", "/actuator"})
    void nothing_else_of_the_actuator_is_open(String path) {
        assertThat(browser().get(path).statusCode()).isEqualTo(401);
        assertThat(signedIn().get(path).statusCode()).isEqualTo(403);
    }

    @Test
    void a_changing_request_without_the_csrf_token_is_refused_and_goes_nowhere() {
        var refused = signedIn().sendWithoutCsrfToken("POST", "/api/applications", "{}");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(refused.body()).get("type").stringValue()).isEqualTo("/problems/csrf");
        assertThat(intake.received()).isEmpty();
    }

    @Test
    void a_wrong_csrf_token_is_refused() {
        var refused =
                signedIn().sendWithoutCsrfToken("POST", "/api/applications", "{}", "X-XSRF-TOKEN", "0000-not-the-one");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(intake.received()).isEmpty();
    }

    @Test
    void problems_are_told_in_english_when_it_is_asked_for() {
        var refused = browser().speaking("en-GB,en;q=0.9").get("/api/applications");

        assertThat(json(refused.body()).get("title").stringValue()).isEqualTo("Please sign in");
        assertThat(refused.headers().firstValue("Content-Language")).contains("en");
    }

    @Test
    void whoever_names_no_language_is_spoken_to_in_chinese() {
        var refused = browser().speaking(null).get("/api/applications");

        assertThat(json(refused.body()).get("title").stringValue()).isEqualTo("请先登录");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/verify/tax/abc", "/api/me", "/api/applications", "/nothing-here"})
    void every_answer_carries_the_security_headers(String path) {
        var headers = browser().get(path).headers();

        String policy = headers.firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy).contains("default-src 'none'").contains("frame-ancestors 'none'");
        assertThat(policy).doesNotContain("unsafe-inline").doesNotContain("unsafe-eval");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Permissions-Policy")).isPresent();
    }

    @Test
    void an_address_without_a_page_shows_one_that_says_so() {
        var page = browser().get("/nothing-here", "Accept", "text/html");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body()).contains("<html");
    }

    @Test
    void an_unknown_department_is_not_found() {
        var missing = signedIn().get("/api/departments/nobody/reviews");

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(json(missing.body()).get("type").stringValue()).isEqualTo("/problems/not-found");
    }

    @Test
    void nothing_gets_past_the_department_prefix() {
        var browser = signedIn();

        for (String path : new String[] {
            "/api/departments/tax/../dev/time",
            "/api/departments/tax/%2e%2e/dev/time",
            "/api/departments/tax//reviews",
            "/api/departments/intake/applications",
            "/api/departments/engine/dev/time"
        }) {
            assertThat(browser.get(path).statusCode()).isIn(400, 401, 403, 404);
        }
        assertThat(tax.received()).isEmpty();
        assertThat(intake.received()).isEmpty();
        assertThat(engine.received()).isEmpty();
    }
}
