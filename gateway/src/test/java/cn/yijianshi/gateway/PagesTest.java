package cn.yijianshi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest extends GatewayTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/apply", "/case", "/officer", "/review", "/docs", "/verify", "/verify/tax/abc"})
    void a_page_holds_nothing_that_its_own_policy_forbids(String path) {
        String page = browser().get(path, "Accept", "text/html").body();

        assertThat(page).contains("<html lang=\"zh-CN\">").contains("name=\"viewport\"");
        assertThat(page.replace("<script type=\"module\" src=", "")).doesNotContain("<script");
        assertThat(page).doesNotContain("<style").doesNotContain("style=").doesNotContainPattern("\\son[a-z]+=");
        assertThat(page).doesNotContain("http://").doesNotContain("https://");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"app", "words", "form", "home", "apply", "case", "officer", "review", "verify", "code", "docs"})
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
}
