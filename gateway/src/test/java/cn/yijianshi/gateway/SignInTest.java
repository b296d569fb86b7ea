package cn.yijianshi.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SignInTest extends GatewayTest {

    @AfterEach
    void keycloakIsItselfAgain() {
        keycloak.tokensLast(Duration.ofMinutes(5));
        keycloak.forgetsEverySignIn(false);
        keycloak.isAway(false);
        keycloak.keysTake(Duration.ZERO);
    }

    @Test
    void signing_in_brings_a_proof_key_and_the_one_redirect_address() {
        var begun = browser().get("/oauth2/authorization/keycloak");

        URI keycloaks = Browser.location(begun);
        Map<String, String> asked = StubKeycloak.query(keycloaks.getRawQuery());
        assertThat(begun.statusCode()).isEqualTo(302);
        assertThat(keycloaks.toString()).startsWith(keycloak.issuer() + "/protocol/openid-connect/auth?");
        assertThat(asked)
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", gateway + "/login/oauth2/code/keycloak")
                .containsEntry("ui_locales", "zh-CN")
                .containsKeys("code_challenge", "nonce", "state");
    }

    @Test
    void a_sign_in_begun_at_another_name_of_the_machine_moves_to_the_public_address_first() {
        String other = gateway.replace("127.0.0.1", "localhost");

        var moved = new Browser(other).get("/oauth2/authorization/keycloak?to=/case");

        assertThat(Browser.location(moved))
                .isEqualTo(URI.create(gateway + "/oauth2/authorization/keycloak?moved&to=/case"));
    }

    @Test
    void who_signed_in_is_told_with_roles_and_departments() {
        var me = json(signedIn().get("/api/me").body());

        assertThat(me.get("signedIn").booleanValue()).isTrue();
        assertThat(me.get("name").stringValue()).isEqualTo("税务 陈");
        assertThat(me.get("username").stringValue()).isEqualTo("taxofficer");
        assertThat(me.get("roles").toString()).isEqualTo("[\"approver\"]");
        assertThat(me.get("departments").toString()).isEqualTo("[\"tax\"]");
    }

    @Test
    void a_stranger_is_told_that_nobody_is_signed_in_and_gets_no_session() {
        var browser = browser();

        assertThat(json(browser.get("/api/me").body()).get("signedIn").booleanValue())
                .isFalse();
        assertThat(browser.cookie("__Host-yijianshi")).isNull();
    }

    @Test
    void the_session_cookie_is_bound_to_this_host_and_out_of_reach_of_scripts() {
        String cookie = signedIn().setCookie("__Host-yijianshi");

        assertThat(cookie)
                .contains("; Path=/")
                .contains("; Secure")
                .contains("; HttpOnly")
                .contains("; SameSite=Lax")
                .doesNotContain("Domain");
    }

    @Test
    void the_csrf_cookie_can_be_read_by_our_pages_and_goes_over_safe_ways_only() {
        var browser = browser();
        browser.get("/");

        assertThat(browser.setCookie("XSRF-TOKEN"))
                .contains("; Path=/")
                .contains("; Secure")
                .contains("; SameSite=Lax")
                .doesNotContain("HttpOnly");
    }

    @Test
    void a_session_that_existed_before_the_sign_in_gets_a_new_id() {
        var browser = browser();
        browser.get("/oauth2/authorization/keycloak");
        String before = browser.cookie("__Host-yijianshi");

        browser.signIn(keycloak);

        assertThat(before).isNotNull();
        assertThat(browser.cookie("__Host-yijianshi")).isNotNull().isNotEqualTo(before);
    }

    @Test
    void no_token_ever_reaches_the_browser() {
        var browser = signedIn();
        browser.get("/api/me");
        browser.get("/api/applications");
        browser.send("POST", "/api/applications", "{}");
        browser.send("POST", "/logout", "");

        assertThat(keycloak.issued()).isNotEmpty();
        assertThat(keycloak.issued())
                .noneMatch(token -> browser.everythingSeen().contains(token));
    }

    @Test
    void an_answer_with_someone_elses_state_signs_nobody_in() {
        var browser = browser();
        browser.get("/oauth2/authorization/keycloak");

        var back = browser.get("/login/oauth2/code/keycloak?code=any&state=forged");

        assertThat(Browser.location(back)).isEqualTo(URI.create(gateway + "/?sign-in=failed"));
        assertThat(browser.get("/api/applications").statusCode()).isEqualTo(401);
    }

    @Test
    void why_a_sign_in_failed_stands_in_the_log(CapturedOutput log) {
        var browser = browser();
        var begun = browser.get("/oauth2/authorization/keycloak");
        Map<String, String> asked = StubKeycloak.query(Browser.location(begun).getRawQuery());
        keycloak.isAway(true);

        var back = browser.get("/login/oauth2/code/keycloak?code=" + keycloak.codeFor(asked) + "&state="
                + Browser.encoded(asked.get("state")));

        assertThat(Browser.location(back)).isEqualTo(URI.create(gateway + "/?sign-in=failed"));
        assertThat(log)
                .contains("A sign-in failed: invalid_token_response")
                .contains("I/O error on POST request for \"" + keycloak.issuer());
    }

    @Test
    void a_code_that_comes_with_a_refusal_writes_no_line_of_its_own_into_the_log(CapturedOutput log) {
        var browser = browser();
        var begun = browser.get("/oauth2/authorization/keycloak");
        Map<String, String> asked = StubKeycloak.query(Browser.location(begun).getRawQuery());

        browser.get("/login/oauth2/code/keycloak?error=access_denied%0AWARN+all+is+lost&state="
                + Browser.encoded(asked.get("state")));

        assertThat(log).contains("A sign-in failed: access_denied?WARN?all?is?lost");
    }

    @Test
    void a_busy_keycloak_may_take_a_while_to_hand_out_its_keys() {
        keycloak.keysTake(Duration.ofMillis(800));
        keycloak.changesItsKey();

        assertThat(json(signedIn().get("/api/me").body()).get("signedIn").asBoolean())
                .isTrue();
    }

    @Test
    void after_signing_in_a_person_is_back_on_the_page_where_it_began() {
        var browser = browser();
        var begun = browser.get("/oauth2/authorization/keycloak?to=%2Fcase%3Fid%3D7");
        var asked = StubKeycloak.query(Browser.location(begun).getRawQuery());

        var back = browser.get("/login/oauth2/code/keycloak?code=" + keycloak.codeFor(asked) + "&state="
                + asked.get("state").replace("=", "%3D"));

        assertThat(Browser.location(back)).isEqualTo(URI.create(gateway + "/case?id=7"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example", "https://evil.example", "/%5Cevil.example", "/%0d%0aX: y", "javascript:1"})
    void nobody_is_sent_to_another_site_after_signing_in(String target) {
        var browser = browser();
        var begun = browser.get("/oauth2/authorization/keycloak?to="
                + target.replace(":", "%3A").replace(" ", "%20"));
        var asked = StubKeycloak.query(Browser.location(begun).getRawQuery());

        var back = browser.get("/login/oauth2/code/keycloak?code=" + keycloak.codeFor(asked) + "&state="
                + asked.get("state").replace("=", "%3D"));

        assertThat(Browser.location(back)).isEqualTo(URI.create(gateway + "/"));
    }

    @Test
    void signing_out_ends_the_session_here_and_at_keycloak() {
        var browser = signedIn();
        int before = keycloak.endedSessions().size();

        var left = browser.send("POST", "/logout", "");

        assertThat(left.statusCode()).isEqualTo(204);
        assertThat(keycloak.endedSessions()).hasSize(before + 1);
        assertThat(browser.get("/api/applications").statusCode()).isEqualTo(401);
    }

    @Test
    void signing_out_cannot_be_done_by_a_link_or_a_foreign_page() {
        var browser = signedIn();

        browser.get("/logout");
        var forged = browser.sendWithoutCsrfToken("POST", "/logout", "");

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(browser.get("/api/applications").statusCode()).isEqualTo(200);
    }

    @Test
    void an_old_token_is_renewed_once_however_many_requests_come_together() {
        keycloak.tokensLast(Duration.ofSeconds(5));
        var browser = signedIn();
        keycloak.tokensLast(Duration.ofMinutes(5));
        int before = keycloak.refreshes();

        List<Integer> answers = IntStream.range(0, 12)
                .parallel()
                .mapToObj(i -> new Browser(gateway)
                        .get("/api/applications", "Cookie", "__Host-yijianshi=" + browser.cookie("__Host-yijianshi"))
                        .statusCode())
                .toList();

        assertThat(answers).containsOnly(200);
        assertThat(keycloak.refreshes()).isEqualTo(before + 1);
    }

    @Test
    void a_sign_in_that_keycloak_ended_asks_for_a_new_one() {
        keycloak.tokensLast(Duration.ofSeconds(5));
        var browser = signedIn();
        keycloak.forgetsEverySignIn(true);

        var refused = browser.get("/api/applications");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(json(refused.body()).get("type").stringValue()).isEqualTo("/problems/sign-in-required");
        assertThat(json(browser.get("/api/me").body()).get("signedIn").booleanValue())
                .isFalse();
        assertThat(intake.received()).isEmpty();
    }

    @Test
    void while_keycloak_is_away_a_sign_in_is_kept_and_can_go_on_later() {
        keycloak.tokensLast(Duration.ofSeconds(1));
        var browser = signedIn();
        keycloak.isAway(true);

        var refused = await().atMost(Duration.ofSeconds(5))
                .until(() -> browser.get("/api/applications"), answer -> answer.statusCode() != 200);
        keycloak.isAway(false);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(json(refused.body()).get("type").stringValue()).isEqualTo("/problems/sign-in-unavailable");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(browser.get("/api/applications").statusCode()).isEqualTo(200);
    }
}
