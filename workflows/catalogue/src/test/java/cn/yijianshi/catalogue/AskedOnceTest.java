package cn.yijianshi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * No form asks anything twice, whatever is answered: all combinations of a bundle with few of them, else every pair of
 * answers together.
 */
class AskedOnceTest {
    private static final int FEW = 20_000;

    private static final String[] SIXTEEN = {
        "company_start",
        "utility_joint",
        "home_transfer",
        "handover_title",
        "road_works",
        "company_move",
        "company_simple_exit",
        "company_change_all",
        "restaurant_open",
        "pharmacy_open",
        "land_to_start",
        "bankrupt_query",
        "foreign_start",
        "hire_staff",
        "mortgage_link",
        "warehouse_project"
    };

    @TestFactory
    Stream<DynamicTest> nothing_is_asked_twice() {
        return CityCatalogue.CATALOGUE.bundles().stream()
                .map(bundle -> DynamicTest.dynamicTest(bundle.key(), () -> {
                    var all = combinations(bundle);
                    var plans = all.stream()
                            .map(answers -> CityCatalogue.CATALOGUE.plan(bundle, answers))
                            .filter(plan -> plan.stop().isEmpty())
                            .toList();
                    plans.forEach(AskedOnceTest::asksOnce);
                    leavesNothingOut(bundle, plans);
                }));
    }

    @Test
    void all_sixteen_are_looked_at() {
        assertThat(CityCatalogue.CATALOGUE.bundles()).extracting(Bundle::key).contains(SIXTEEN);
    }

    /** Every item, those of bundles it takes in too, and every answer that does not lead elsewhere was among them. */
    private static void leavesNothingOut(Bundle bundle, List<Plan> plans) {
        var items = plans.stream().flatMap(plan -> plan.items().stream()).collect(Collectors.toSet());
        assertThat(items).containsAll(bundle.nodes().stream().map(Node::item).toList());
        for (var question : bundle.questions()) {
            var given = plans.stream()
                    .flatMap(plan -> plan.answers().getOrDefault(question.key(), List.of()).stream())
                    .collect(Collectors.toSet());
            for (var option : question.options())
                if (option.effects().stop() == null)
                    assertThat(given).as(question.key()).contains(option.key());
        }
    }

    private static void asksOnce(Plan plan) {
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
                assertThat(field.rows()).as(field.key()).extracting(Field::key).doesNotHaveDuplicates();
                assertThat(field.rows())
                        .as(field.key())
                        .extracting(Field::label)
                        .doesNotHaveDuplicates();
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

    /** Around three different sets of answers to the rest, but what must be answered before both are asked at all. */
    private static Set<Map<String, List<String>>> pairs(Map<Question, List<List<String>>> choices) {
        var all = new LinkedHashSet<Map<String, List<String>>>();
        var questions = List.copyOf(choices.keySet());
        for (int base = 0; base < 3; base++)
            for (var one : questions)
                for (var first : choices.get(one))
                    for (var other : questions)
                        for (var second : choices.get(other)) {
                            var wanted = new LinkedHashMap<String, List<String>>();
                            wanted.put(one.key(), first);
                            wanted.put(other.key(), second);
                            leadTo(one, questions, wanted);
                            leadTo(other, questions, wanted);
                            Map<String, List<String>> answers = Map.of();
                            for (var question : questions) {
                                var usual = choices.get(question);
                                var rest = usual.get(base == 0 ? 0 : base == 1 ? usual.size() - 1 : usual.size() / 2);
                                answers = with(answers, question, wanted.getOrDefault(question.key(), rest));
                            }
                            all.add(answers);
                        }
        return all;
    }

    private static void leadTo(Question question, List<Question> questions, Map<String, List<String>> wanted) {
        question.when().forEach((before, options) -> {
            if (wanted.putIfAbsent(before, List.of(options.get(0))) == null)
                questions.stream()
                        .filter(earlier -> earlier.key().equals(before))
                        .forEach(earlier -> leadTo(earlier, questions, wanted));
        });
    }

    private static Map<String, List<String>> with(
            Map<String, List<String>> answers, Question question, List<String> choice) {
        if (choice.isEmpty() || !Conditions.hold(question.when(), answers)) return answers;
        var more = new LinkedHashMap<>(answers);
        more.put(question.key(), choice);
        return more;
    }
}
