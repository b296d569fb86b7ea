package cn.yijianshi.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that do not end pass through as they come. */
class StreamsTest extends GatewayTest {

    private static final String STREAM = "/api/departments/tax/reviews/stream";

    @AfterEach
    void allOver() {
        tax.hangsUp();
        await().until(() -> tax.listeners() == 0);
    }

    @Test
    void every_event_arrives_when_it_happens_however_long_nothing_did() throws Exception {
        var stream = signedIn().open(STREAM, "Accept", "text/event-stream", "Last-Event-ID", "41");
        await().until(() -> tax.listeners() == 1);
        var answer = stream.get();
        var events = lines(answer);

        tax.tells("id:42\ndata:{\"reviewId\":\"a\"}\n\n");
        assertThat(events.readLine()).isEqualTo("id:42");
        assertThat(events.readLine()).isEqualTo("data:{\"reviewId\":\"a\"}");
        assertThat(events.readLine()).isEmpty();

        // Longer than any other answer is waited for.
        var quiet = System.nanoTime() + Duration.ofMillis(1500).toNanos();
        await().until(() -> System.nanoTime() > quiet);
        tax.tells("id:43\n\n");
        assertThat(events.readLine()).isEqualTo("id:43");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
        assertThat(tax.last().header("Last-Event-ID")).isEqualTo("41");
        assertThat(tax.last().header("Authorization")).startsWith("Bearer ey");
    }

    @Test
    void open_pages_take_nothing_from_other_requests() throws Exception {
        // More than there are threads, or connections to one service.
        int pages = 230;
        var browser = signedIn();
        var open = new ArrayList<HttpResponse<InputStream>>();
        for (int i = 0; i < pages; i++) {
            open.add(browser.open(STREAM).get());
        }
        assertThat(tax.listeners()).isEqualTo(pages);

        assertThat(browser.get("/api/departments/tax/reviews").statusCode()).isEqualTo(200);
        tax.tells("data:1\n\n");
        for (var page : open) {
            assertThat(lines(page).readLine()).isEqualTo("data:1");
        }
    }

    @Test
    void a_stream_that_the_service_ends_ends_in_the_browser() throws Exception {
        var stream = signedIn().open(STREAM);
        await().until(() -> tax.listeners() == 1);
        tax.hangsUp();
        assertThat(lines(stream.get()).readLine()).isNull();
    }

    @Test
    void a_browser_that_leaves_is_not_listened_for_any_longer() throws Exception {
        var stream = signedIn().open(STREAM);
        await().until(() -> tax.listeners() == 1);
        stream.get().body().close();
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            tax.tells(":beat\n\n");
            return tax.listeners() == 0;
        });
    }

    @Test
    void a_refusal_is_passed_on_as_it_is() {
        tax.answers(429, "{\"type\":\"/problems/too-many-streams\"}");
        var refused = signedIn().get(STREAM);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("too-many-streams");
    }

    @Test
    void a_service_that_says_nothing_is_not_waited_for() {
        assertThat(signedIn()
                        .get("/api/departments/utility-hookup/reviews/stream")
                        .statusCode())
                .isEqualTo(504);
    }

    @Test
    void an_applicant_follows_his_case_as_it_happens() throws Exception {
        var stream = signedIn().open("/api/applications/1/stream", "Accept", "text/event-stream");
        await().until(() -> intake.listeners() == 1);

        intake.tells("event:changed\n\n");

        assertThat(lines(stream.get()).readLine()).isEqualTo("event:changed");
        intake.hangsUp();
        await().until(() -> intake.listeners() == 0);
    }

    @Test
    void nobody_listens_without_a_login() {
        assertThat(browser().get(STREAM).statusCode()).isEqualTo(401);
    }

    private static BufferedReader lines(HttpResponse<InputStream> answer) throws IOException {
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }
}
