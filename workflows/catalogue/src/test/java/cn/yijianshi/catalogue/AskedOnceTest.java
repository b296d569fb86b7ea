package cn.yijianshi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * No form asks anything twice, whatever is answered: all combinations of a bundle with few of them, else every pair of
 * answers together.
 */
class AskedOnceTest {
    private static final int FEW = 20_000;

    @TestFactory
    Stream<DynamicTest> nothing_is_asked_twice() {
        return CityCatalogue.CATALOGUE.bundles().stream()
                .map(bundle -> DynamicTest.dynamicTest(bundle.key(), () -> {
                    var all = combinations(bundle);
                    assertThat(all).isNotEmpty();
                    all.forEach(answers -> asksOnce(CityCatalogue.CATALOGUE.plan(bundle, answers)));
                }));
    }

    private static void asksOnce(Plan plan) {
        if (plan.stop().isPresent()) return;
        assertThat(plan.problems()).as("answers " + plan.answers()).isEmpty();
        var keys = new LinkedHashSet<String>();
        var labels = new LinkedHashSet<String>();
        for (var section : MergedForm.of(plan).sections())
            for (var asked : section.fields()) {
                var field = asked.field();
                assertThat(keys.add(field.key()))
                        .as(field.key() + " is asked twice")
                        .isTrue();
                assertThat(labels.add(section.key() + " " + field.label()))
                        .as(field.key() + ": '" + field.label() + "' is asked twice under " + section.name())
                        .isTrue();
                assertThat(plan.fixed()).as("the answers told it").doesNotContainKey(field.key());
            }
    }

    private static Set<Map<String, List<String>>> combinations(Bundle bundle) {
        var choices = new LinkedHashMap<Question, List<List<String>>>();
        long count = 1;
        for (var question : bundle.questions()) {
            var options = choices(question);
            choices.put(question, options);
            count = Math.min(Integer.MAX_VALUE, count * options.size());
        }
        return count <= FEW ? exhaustive(choices) : pairs(choices);
    }

    private static List<List<String>> choices(Question question) {
        var choices = new ArrayList<List<String>>();
        if (!question.required()) choices.add(List.of());
        question.options().forEach(option -> choices.add(List.of(option.key())));
        if (question.multiple() && question.options().size() > 1)
            choices.add(question.options().stream().map(Option::key).toList());
        return choices;
    }

    private static Set<Map<String, List<String>>> exhaustive(Map<Question, List<List<String>>> choices) {
        var all = new LinkedHashSet<Map<String, List<String>>>();
        all.add(Map.of());
        for (var question : choices.entrySet()) {
            var longer = new LinkedHashSet<Map<String, List<String>>>();
            for (var answers : all)
                for (var choice : question.getValue()) longer.add(with(answers, question.getKey(), choice));
            all = longer;
        }
        return all;
    }

    /** Around three different sets of answers to the rest, so that what is asked only then is asked too. */
    private static Set<Map<String, List<String>>> pairs(Map<Question, List<List<String>>> choices) {
        var all = new LinkedHashSet<Map<String, List<String>>>();
        var questions = List.copyOf(choices.keySet());
        for (int base = 0; base < 3; base++)
            for (var one : questions)
                for (var first : choices.get(one))
                    for (var other : questions)
                        for (var second : choices.get(other)) {
                            Map<String, List<String>> answers = Map.of();
                            for (var question : questions) {
                                var usual = choices.get(question);
                                var rest = usual.get(base == 0 ? 0 : base == 1 ? usual.size() - 1 : usual.size() / 2);
                                answers = with(
                                        answers, question, question == other ? second : question == one ? first : rest);
                            }
                            all.add(answers);
                        }
        return all;
    }

    private static Map<String, List<String>> with(
            Map<String, List<String>> answers, Question question, List<String> choice) {
        if (choice.isEmpty() || !Conditions.hold(question.when(), answers)) return answers;
        var more = new LinkedHashMap<>(answers);
        more.put(question.key(), choice);
        return more;
    }
}
