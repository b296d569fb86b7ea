package cn.yijianshi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest extends GatewayTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/apply",
                "/case",
                "/docs",
                "/verify",
                "/verify/tax/abc",
                "/display",
                "/work/queue",
                "/work/reviews/tax/abc"
            })
    void a_page_holds_nothing_that_its_own_policy_forbids(String path) {
        String page = browser().get(path, "Accept", "text/html").body();

        assertThat(page).contains("<html lang=\"zh-CN\">").contains("name=\"viewport\"");
        assertThat(page.replaceAll("<script type=\"module\" (crossorigin )?src=", ""))
                .doesNotContain("<script");
        assertThat(page).doesNotContain("<style").doesNotContain("style=").doesNotContainPattern("\\son[a-z]+=");
        assertThat(page).doesNotContain("http://").doesNotContain("https://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "code", "docs"})
    void no_script_reads_text_as_markup_or_asks_another_host(String name) {
        var script = browser().get("/assets/" + name + ".js");

        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("Content-Type").orElse("")).contains("javascript");
        assertThat(script.body())
                .doesNotContain("innerHTML")
                .doesNotContain("insertAdjacentHTML")
                .doesNotContain("eval(")
                .doesNotContain("http://")
                .doesNotContain("https://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/officer", "/review"})
    void where_officers_had_their_pages_before_leads_to_the_queue(String path) {
        var answer = browser().get(path, "Accept", "text/html");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/work/queue");
    }

    @Test
    void a_page_that_has_not_changed_is_not_sent_again() {
        var first = browser().get("/assets/style.css");

        var again = browser()
                .get(
                        "/assets/style.css",
                        "If-Modified-Since",
                        first.headers().firstValue("Last-Modified").orElseThrow());

        assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void the_portals_files_are_kept_for_a_year_and_its_page_is_asked_for_anew() {
        var page = browser().get("/display", "Accept", "text/html");
        var script = Pattern.compile("src=\"(/portal/[^\"]+\\.js)\"").matcher(page.body());

        assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(script.find()).isTrue();
        var file = browser().get(script.group(1));
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Cache-Control").orElse(""))
                .contains("max-age=31536000")
                .contains("immutable");
    }

    @Test
    void a_file_that_the_portal_does_not_have_is_not_answered_with_its_page() {
        var missing = browser().get("/portal/gone-1234.js");

        assertThat(missing.statusCode()).isEqualTo(404);
    }
}
