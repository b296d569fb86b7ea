package cn.yijianshi.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Who comes in, and how. */
@SystemTest
@Order(3)
class DoorTest {

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    // The one that ./start's realm carries for everybody to read; see infra/keycloak.
    private static final String CLIENT_SECRET = "yijianshi-development-only";

    @Test
    void a_sign_in_without_a_code_challenge_is_refused() {
        var answer = authorization(Map.of("redirect_uri", Town.url() + "/login/oauth2/code/keycloak"));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).contains("error=invalid_request").doesNotContain("code=");
    }

    @Test
    void a_sign_in_with_a_plain_code_challenge_is_refused() {
        var answer = authorization(Map.of(
                "redirect_uri",
                Town.url() + "/login/oauth2/code/keycloak",
                "code_challenge",
                CHALLENGE,
                "code_challenge_method",
                "plain"));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).contains("error=invalid_request");
    }

    static List<String> addressesThatAreNotOurs() {
        return List.of(
                "https://elsewhere.example/login/oauth2/code/keycloak",
                Town.url() + "/login/oauth2/code/keycloak/../../../elsewhere",
                Town.url() + "/elsewhere",
                Town.url() + ".elsewhere.example/login/oauth2/code/keycloak");
    }

    @ParameterizedTest
    @MethodSource("addressesThatAreNotOurs")
    void a_sign_in_that_wants_to_end_elsewhere_is_refused(String redirect) {
        var answer = authorization(
                Map.of("redirect_uri", redirect, "code_challenge", CHALLENGE, "code_challenge_method", "S256"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("location")).isEmpty();
    }

    @Test
    void a_sign_in_with_a_challenge_and_the_right_address_gets_the_login_page() {
        var answer = authorization(Map.of(
                "redirect_uri",
                Town.url() + "/login/oauth2/code/keycloak",
                "code_challenge",
                CHALLENGE,
                "code_challenge_method",
                "S256"));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void nobody_gets_a_token_for_a_password_alone() {
        var answer = Browser.form(tokenEndpoint(), password("gateway", CLIENT_SECRET));
        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(answer.body()).doesNotContain("access_token").contains("unauthorized_client");
    }

    /** Keycloak brings a command-line client of its own into every realm. */
    @ParameterizedTest
    @ValueSource(strings = {"admin-cli", "account", "account-console", "security-admin-console", "broker"})
    void no_client_of_keycloaks_own_gets_a_token_that_a_service_takes(String client) {
        var answer = Browser.form(tokenEndpoint(), password(client, null));
        if (answer.statusCode() != 200) {
            assertThat(answer.body()).doesNotContain("access_token");
            return;
        }
        String token =
                JsonMapper.shared().readTree(answer.body()).get("access_token").asString();
        assertThat(Browser.bare(
                                URI.create(Town.platform().urlOf("intake") + "/api/applications"),
                                "Authorization",
                                "Bearer " + token)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void the_browser_never_sees_a_token() {
        var browser = new Browser().signIn("applicant4");
        assertThat(browser.get("/api/me").body()).contains("applicant4");
        browser.get("/api/applications");
        browser.get("/api/bundles");
        browser.get("/");
        browser.get("/api/departments/tax/certificates");
        browser.get("/api/departments/tax/reviews");
        browser.get("/actuator/health");

        // Every JSON web token begins with an encoded opening brace and quote.
        assertThat(browser.answersOfTheGateway()).allSatisfy(answer -> {
            assertThat(answer.body()).as(answer.uri().toString()).doesNotContain("eyJ");
            assertThat(answer.headers().map().toString()).doesNotContain("eyJ");
        });
    }

    @Test
    void the_session_is_a_cookie_that_only_this_host_and_no_script_can_read() {
        var cookie = new Browser()
                .signIn("applicant4").setCookies().stream()
                        .filter(each -> each.startsWith("__Host-yijianshi="))
                        .reduce((first, last) -> last)
                        .orElseThrow();
        assertThat(attributes(cookie))
                .containsEntry("path", "/")
                .containsEntry("samesite", "Lax")
                .containsKeys("secure", "httponly")
                .doesNotContainKey("domain");
    }

    @Test
    void the_session_gets_another_name_when_somebody_signs_in() {
        var sessions = new Browser()
                .signIn("applicant4").setCookies().stream()
                        .filter(each -> each.startsWith("__Host-yijianshi="))
                        .map(each -> each.split(";")[0])
                        .distinct()
                        .toList();
        assertThat(sessions).hasSizeGreaterThan(1);
    }

    @Test
    void a_write_that_does_not_show_it_comes_from_our_pages_is_refused() {
        var browser = new Browser().signIn("applicant4");
        browser.get("/api/me");
        for (String[] headers : List.of(new String[0], new String[] {"X-XSRF-TOKEN", "guessed"})) {
            var answer = browser.post("/api/applications", "{}", headers);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(problemOf(answer)).isEqualTo("/problems/csrf");
        }
    }

    @Test
    void without_a_session_everything_personal_asks_to_sign_in() {
        for (String path : List.of(
                "/api/applications",
                "/api/departments/tax/reviews",
                "/api/departments/tax/dead-letters",
                "/api/cases/1/clocks",
                "/api/dev/time",
                "/api/calendar/years/2026")) {
            var answer = new Browser().get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(problemOf(answer)).isEqualTo("/problems/sign-in-required");
        }
        var forged = Browser.bare(
                URI.create(Town.url() + "/api/applications"), "Authorization", "Bearer " + forged("RS256"));
        assertThat(forged.statusCode()).as("a token instead of a session").isEqualTo(401);
    }

    static List<String> services() {
        return Town.services();
    }

    @ParameterizedTest
    @MethodSource("services")
    void no_service_takes_a_request_without_a_token_or_with_a_forged_one(String service) {
        var address = URI.create(Town.platform().urlOf(service) + "/api/dead-letters");
        var none = Browser.bare(address);
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(problemOf(none)).isEqualTo("/problems/sign-in");
        for (String token : List.of(forged("RS256"), forged("none"), "eyJ", "")) {
            var answer = Browser.bare(address, "Authorization", "Bearer " + token);
            assertThat(answer.statusCode()).as("Bearer " + token).isEqualTo(401);
            assertThat(problemOf(answer)).isEqualTo("/problems/sign-in");
        }
    }

    @Test
    void what_a_service_is_sent_and_puts_aside_lies_where_nobody_else_looks() throws IOException {
        Path aside = RunningPlatform.state().resolve("intake").resolve("tmp");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(aside)))
                .isEqualTo("rwx------");
        assertThat(aside)
                .isDirectoryContaining(folder -> folder.getFileName().toString().startsWith("tomcat"));
    }

    @Test
    void an_applicant_is_not_let_into_the_offices_nor_an_officer_into_the_cases() {
        var applicant = Town.applicant(4);
        var officer = Town.officerOf("tax");
        Refusal.of(
                language -> applicant.get("/api/departments/tax/reviews", "Accept-Language", language),
                403,
                "not-allowed");
        Refusal.of(language -> officer.get("/api/applications", "Accept-Language", language), 403, "not-allowed");
        Refusal.of(
                language -> officer.get("/api/departments/tax/dead-letters", "Accept-Language", language),
                403,
                "not-allowed");
    }

    private static HttpResponse<String> authorization(Map<String, String> more) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("client_id", "gateway");
        fields.put("response_type", "code");
        fields.put("scope", "openid");
        fields.put("state", "state");
        fields.putAll(more);
        return new Browser().get(URI.create(realm() + "/protocol/openid-connect/auth?" + Browser.form(fields)));
    }

    private static Map<String, String> password(String client, String secret) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("grant_type", "password");
        fields.put("client_id", client);
        if (secret != null) {
            fields.put("client_secret", secret);
        }
        fields.put("scope", "openid");
        fields.put("username", "applicant4");
        fields.put("password", "applicant4");
        return fields;
    }

    private static String realm() {
        return Town.platform().urlOf("keycloak") + "/realms/yijianshi";
    }

    private static URI tokenEndpoint() {
        return URI.create(realm() + "/protocol/openid-connect/token");
    }

    /** As good as a stranger can make it: everything is right but the signature. */
    private static String forged(String algorithm) {
        try {
            long now = Instant.now().getEpochSecond();
            String head = encoded(Map.of("alg", algorithm, "typ", "JWT", "kid", "forged"));
            String body = encoded(Map.of(
                    "iss",
                    realm(),
                    "sub",
                    "somebody",
                    "aud",
                    List.of("yijianshi"),
                    "preferred_username",
                    "admin",
                    "realm_access",
                    Map.of("roles", List.of("administrator")),
                    "iat",
                    now,
                    "exp",
                    now + 300));
            if (algorithm.equals("none")) {
                return head + "." + body + ".";
            }
            var keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update((head + "." + body).getBytes(StandardCharsets.US_ASCII));
            return head + "." + body + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encoded(Map<String, Object> claims) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(JsonMapper.shared().writeValueAsBytes(claims));
    }

    private static Map<String, String> attributes(String cookie) {
        var attributes = new LinkedHashMap<String, String>();
        String[] parts = cookie.split(";");
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].strip().split("=", 2);
            attributes.put(pair[0].toLowerCase(java.util.Locale.ROOT), pair.length > 1 ? pair[1] : "");
        }
        return attributes;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElse("");
    }

    private static String problemOf(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        return JsonMapper.shared().readTree(answer.body()).get("type").asString();
    }
}
