package cn.yijianshi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.InstanceOfAssertFactories;

/** What holds for the city's bundles whatever the applicant answers. */
class EveryAnswerTest {
    record Asked(Bundle bundle, Map<String, List<String>> answers) {
        Plan plan() {
            return CityCatalogue.CATALOGUE.plan(bundle, answers);
        }
    }

    @Provide
    Arbitrary<Asked> asked() {
        return Arbitraries.of(CityCatalogue.CATALOGUE.bundles())
                .flatMap(bundle -> Answers.of(bundle).map(answers -> new Asked(bundle, answers)));
    }

    @Property
    void the_answers_make_a_plan(@ForAll("asked") Asked asked) {
        var plan = asked.plan();
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.stop()).isEmpty();
        assertThat(plan.items()).isNotEmpty();
    }

    @Property
    void every_field_is_asked_once_or_already_told(@ForAll("asked") Asked asked) {
        var plan = asked.plan();
        var form = MergedForm.of(plan);
        var keys = new ArrayList<String>();
        form.sections().forEach(section -> section.fields()
                .forEach(field -> keys.add(field.field().key())));
        assertThat(keys).doesNotHaveDuplicates();

        var needed = plan.chosen().stream()
                .flatMap(item -> item.fields().stream())
                .map(Field::key)
                .collect(Collectors.toCollection(HashSet::new));
        assertThat(keys).noneMatch(plan.omitted()::contains);
        assertThat(needed).containsAll(keys).allSatisfy(key -> {
            if (plan.omitted().contains(key)) return;
            var field = form.field(key).orElseThrow().field();
            boolean told = plan.fixed().containsKey(key);
            boolean ruledOut =
                    !field.required() && field.requiredWhen().keySet().stream().anyMatch(plan.fixed()::containsKey);
            assertThat(keys.contains(key) || told || ruledOut).as(key).isTrue();
        });
    }

    @Property
    void what_an_answer_requires_is_asked(@ForAll("asked") Asked asked) {
        var plan = asked.plan();
        var form = MergedForm.of(plan);
        assertThat(plan.requiredFields()).allSatisfy(key -> assertThat(form.field(key))
                .get()
                .extracting(field -> field.field().required())
                .isEqualTo(true));
    }

    @Property
    void a_department_gets_the_fields_of_its_item_and_no_other(@ForAll("asked") Asked asked) {
        var plan = asked.plan();
        var merged = MergedForm.of(plan);
        var form = filled(merged);
        for (var item : plan.chosen()) {
            var own = item.fields().stream()
                    .map(Field::key)
                    .filter(key -> !plan.omitted().contains(key))
                    .collect(Collectors.toSet());
            var slice = merged.slice(form, item);
            assertThat(paths(slice, "", own)).isEqualTo(own);
            for (var field : item.fields()) {
                if (field.type() != FieldType.LIST || plan.omitted().contains(field.key())) continue;
                var columns = field.rows().stream().map(Field::key).collect(Collectors.toSet());
                assertThat(Nested.get(slice, field.key()))
                        .asInstanceOf(InstanceOfAssertFactories.LIST)
                        .allSatisfy(
                                row -> assertThat(((Map<?, ?>) row).keySet()).isEqualTo(columns));
            }
        }
    }

    @Property
    void the_drawing_calls_the_planned_items_and_reaches_the_end(@ForAll("asked") Asked asked) {
        var plan = asked.plan();
        var catalogue = CityCatalogue.CATALOGUE;
        reaches(plan, catalogue.drawing(plan.bundle().key()));
        reaches(plan, ProcessDrawer.draw(plan.bundle(), catalogue::item));
    }

    private static void reaches(Plan plan, String xml) {
        var drawing = Drawing.read("process.bpmn", xml, plan.bundle(), new ArrayList<>());

        var visited = new LinkedHashSet<String>();
        visit("submitted", drawing, plan.items(), visited);

        assertThat(visited).contains("closed");
        assertThat(visited.stream().filter(id -> drawing.nodes().get(id).kind().equals("callActivity")))
                .containsExactlyInAnyOrderElementsOf(plan.items());
    }

    @Property
    void nothing_waits_for_an_item_that_never_comes(@ForAll("asked") Asked asked) {
        var plan = asked.plan();
        var done = new HashSet<String>();
        boolean more = true;
        while (more) {
            var ready = plan.items().stream()
                    .filter(item -> !done.contains(item))
                    .filter(item -> plan.edges().stream()
                            .filter(edge -> edge.to().equals(item))
                            .allMatch(edge -> done.contains(edge.from())))
                    .toList();
            more = done.addAll(ready);
        }
        assertThat(done).isEqualTo(plan.items());
    }

    private static void visit(String node, Drawing drawing, Set<String> planned, Set<String> visited) {
        if (!visited.add(node)) return;
        var leaving = drawing.leaving(node);
        var standard = drawing.nodes().get(node).standard();
        var taken = leaving.stream()
                .filter(flow -> !flow.id().equals(standard))
                .filter(flow -> flow.needs() == null || planned.contains(flow.needs()))
                .toList();
        if (taken.isEmpty())
            taken = leaving.stream().filter(flow -> flow.id().equals(standard)).toList();
        taken.forEach(flow -> visit(flow.to(), drawing, planned, visited));
    }

    /** Something in every field and column, whether or not it would pass the checks. */
    private static Map<String, Object> filled(MergedForm merged) {
        var form = new LinkedHashMap<String, Object>();
        for (var asked : merged.fields()) {
            var row = new LinkedHashMap<String, Object>();
            asked.field().rows().forEach(column -> row.put(column.key(), "x"));
            Nested.put(form, asked.field().key(), row.isEmpty() ? "x" : List.of(row, row));
        }
        return form;
    }

    private static Set<String> paths(Map<?, ?> level, String prefix, Set<String> fields) {
        var paths = new HashSet<String>();
        level.forEach((key, value) -> {
            var path = prefix + key;
            if (!fields.contains(path) && value instanceof Map<?, ?> deeper)
                paths.addAll(paths(deeper, path + ".", fields));
            else paths.add(path);
        });
        return paths;
    }
}
