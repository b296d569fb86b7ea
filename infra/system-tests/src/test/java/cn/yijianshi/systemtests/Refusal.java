package cn.yijianshi.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.local.Answer;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What the platform says no with: asked for in both languages, and the same in both but for the words. */
final class Refusal {

    private static final Pattern CHINESE = Pattern.compile(".*\\p{IsHan}.*", Pattern.DOTALL);

    private final JsonNode problem;

    private Refusal(JsonNode problem) {
        this.problem = problem;
    }

    /** @param request sends the same request in the language it is given, as an Accept-Language */
    static Refusal of(Function<String, Answer> request, int status, String code) {
        JsonNode chinese = problem(request.apply("zh-CN"), status, code);
        JsonNode english = problem(request.apply("en"), status, code);
        assertThat(places(english)).isEqualTo(places(chinese));
        assertThat(chinese.get("title").asString()).matches(CHINESE);
        assertThat(chinese.get("detail").asString()).matches(CHINESE);
        assertThat(english.get("title").asString()).doesNotMatch(CHINESE);
        assertThat(english.get("detail").asString())
                .isNotEqualTo(chinese.get("detail").asString());
        assertThat(details(chinese)).allSatisfy(detail -> assertThat(detail).matches(CHINESE));
        assertThat(details(english)).allSatisfy(detail -> assertThat(detail).doesNotMatch(CHINESE));
        return new Refusal(english);
    }

    Refusal at(String pointer, String code) {
        assertThat(places(problem)).contains(pointer + " " + code);
        return this;
    }

    /** No other place is blamed than those. */
    Refusal onlyAt(String... places) {
        assertThat(places(problem)).containsExactlyInAnyOrder(places);
        return this;
    }

    String member(String name) {
        return problem.path(name).asString("");
    }

    private static JsonNode problem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.request() + ": " + answer.text()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.get("type").asString()).as(answer.text()).isEqualTo("/problems/" + code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        return problem;
    }

    private static List<String> places(JsonNode problem) {
        return problem.path("errors")
                .valueStream()
                .map(error -> error.get("pointer").asString() + " "
                        + error.get("code").asString())
                .sorted()
                .toList();
    }

    private static List<String> details(JsonNode problem) {
        return problem.path("errors")
                .valueStream()
                .map(error -> error.get("detail").asString())
                .toList();
    }
}
