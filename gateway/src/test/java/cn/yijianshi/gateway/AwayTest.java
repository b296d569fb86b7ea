package cn.yijianshi.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A service that is away. */
class AwayTest extends GatewayTest {

    private boolean away;

    @AfterEach
    void backAgain() {
        if (away) {
            tax.comesBack();
        }
        var browser = signedIn();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> browser.get("/api/departments/tax/reviews").statusCode() == 200);
    }

    @Test
    void it_is_named_in_the_users_language_with_a_time_to_come_back() {
        var browser = signedIn();
        taxGoesAway();

        var chinese = browser.get("/api/departments/tax/reviews");
        var english = browser.speaking("en").get("/api/departments/tax/reviews");

        assertThat(chinese.statusCode()).isEqualTo(503);
        assertThat(chinese.headers().firstValue("Retry-After")).contains("1");
        assertThat(json(chinese.body()).get("title").stringValue()).isEqualTo("税务服务暂时不可用");
        assertThat(json(english.body()).get("title").stringValue()).isEqualTo("The tax service is not available");
        assertThat(english.body()).doesNotContain("127.0.0.1").doesNotContain("Exception");
    }

    @Test
    void the_others_go_on_and_it_is_used_again_soon_after_it_is_back() {
        var browser = signedIn();
        taxGoesAway();
        for (int i = 0; i < 30; i++) {
            assertThat(browser.get("/api/departments/tax/reviews").statusCode()).isEqualTo(503);
        }
        assertThat(browser.get("/api/applications").statusCode()).isEqualTo(200);

        tax.comesBack();
        away = false;

        await().atMost(Duration.ofSeconds(5))
                .until(() -> browser.get("/api/departments/tax/reviews").statusCode() == 200);
    }

    @Test
    void a_health_check_of_the_gateway_does_not_depend_on_it() {
        taxGoesAway();

        assertThat(browser().get("/actuator/health").body()).contains("UP");
    }

    @Test
    void the_kept_connections_to_a_service_that_was_restarted_cost_nobody_an_error() {
        var browser = signedIn();
        browser.get("/api/departments/tax/reviews");
        tax.goesAway();
        tax.comesBack();

        assertThat(browser.get("/api/departments/tax/reviews").statusCode()).isEqualTo(200);
    }

    @Test
    void one_that_takes_a_request_and_says_nothing_is_not_waited_for_without_end() {
        var late = signedIn().get("/api/departments/utility-hookup/reviews");

        assertThat(late.statusCode()).isEqualTo(504);
        assertThat(json(late.body()).get("title").stringValue()).isEqualTo("公用事业服务响应超时");
    }

    private void taxGoesAway() {
        tax.goesAway();
        away = true;
    }
}
