package cn.yijianshi.catalogue;

import cn.yijianshi.catalogue.CatalogueProblem.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Whether a bundle does what a scenario says. Moments and endings are looked at where the calendar and the clock are. */
public final class ScenarioCheck {
    private final Scenario scenario;
    private final Plan plan;
    private final List<Finding> findings = new ArrayList<>();

    private ScenarioCheck(Scenario scenario, Plan plan) {
        this.scenario = scenario;
        this.plan = plan;
    }

    /** What is not as the scenario says; empty: all of it is. */
    public static List<Finding> of(Catalogue catalogue, Scenario scenario) {
        var bundle = catalogue.bundle(scenario.bundle()).orElseThrow();
        var check = new ScenarioCheck(scenario, catalogue.plan(bundle, scenario.answers()));
        check.run();
        return check.findings;
    }

    private void run() {
        for (var problem : plan.problems())
            complain("answers", "the answer to '" + problem.question() + "' is not taken: " + problem.code());
        var expected = scenario.expected();
        if (expected == null) return;
        boolean stops = plan.stop().isPresent();
        if (stops != Boolean.TRUE.equals(expected.stop()))
            complain(
                    "stop",
                    stops ? "the answers lead elsewhere: " + plan.stop().get().reason() : "nothing stops it");
        whole(
                "offers",
                expected.offers(),
                plan.offers().stream()
                        .map(offer -> offer.bundle() == null ? offer.text() : offer.bundle())
                        .toList());
        if (stops) return;
        whole("items", expected.items(), plan.items());
        whole(
                "skipped",
                expected.skipped(),
                plan.bundle().nodes().stream()
                        .map(Node::item)
                        .filter(item -> !plan.items().contains(item))
                        .toList());
        fields(expected);
        rowsStopped(expected);
        materials(expected);
        each("fees", expected.fees(), fees(), ScenarioReader::same);
        each("limits", expected.limits(), limits(), Limit::equals);
        route(expected);
    }

    private void fields(Scenario.Expected expected) {
        var asked = new LinkedHashMap<String, FormField>();
        MergedForm.of(plan).sections().forEach(section -> section.fields()
                .forEach(field -> asked.put(field.field().key(), field)));
        for (var key : given(expected.fieldsAsked()))
            if (!asked.containsKey(key)) complain("fieldsAsked", "'" + key + "' is not asked");
        for (var key : given(expected.fieldsRequired())) {
            if (!asked.containsKey(key)) complain("fieldsRequired", "'" + key + "' is not asked");
            else if (!asked.get(key).field().required()) complain("fieldsRequired", "'" + key + "' is no must");
        }
        for (var key : given(expected.fieldsNotAsked()))
            if (asked.containsKey(key))
                complain(
                        "fieldsNotAsked",
                        "'" + key + "' is asked, for "
                                + String.join(", ", asked.get(key).items()));
    }

    /** Column of a list to the values with which a row is left behind while the others go on. */
    private void rowsStopped(Scenario.Expected expected) {
        if (expected.rowsStopped() == null) return;
        var stopping = new LinkedHashMap<String, List<String>>();
        MergedForm.of(plan).fields().forEach(asked -> asked.field().rows().forEach(column -> {
            var stops = column.options().stream()
                    .filter(option -> option.stop() != null)
                    .map(FieldOption::value)
                    .toList();
            if (!stops.isEmpty()) stopping.put(asked.field().key() + "." + column.key(), stops);
        }));
        if (!stopping.equals(expected.rowsStopped())) complain("rowsStopped", "rows are stopped by " + stopping);
    }

    private void materials(Scenario.Expected expected) {
        var asked = plan.chosen().stream()
                .flatMap(item -> item.materials(plan.answers()).stream())
                .map(Material::key)
                .collect(Collectors.toSet());
        for (var key : given(expected.materials()))
            if (!asked.contains(key)) complain("materials", "'" + key + "' is not asked");
        for (var key : given(expected.materialsNotAsked()))
            if (asked.contains(key)) complain("materialsNotAsked", "'" + key + "' is asked");
    }

    private Map<String, BigDecimal> fees() {
        var fees = new LinkedHashMap<String, BigDecimal>();
        for (var item : plan.chosen())
            fees.put(
                    item.key(),
                    item.fees(plan.answers()).stream().map(Fee::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
        return fees;
    }

    private Map<String, Limit> limits() {
        var limits = new LinkedHashMap<String, Limit>();
        for (var item : plan.chosen()) limits.put(item.key(), item.promised(plan.answers(), scenario.facts()));
        return limits;
    }

    private void route(Scenario.Expected expected) {
        if (expected.route() == null) return;
        var is = plan.waves();
        boolean same = is.size() == expected.route().size();
        for (int i = 0; same && i < is.size(); i++)
            same = new TreeSet<>(is.get(i))
                    .equals(new TreeSet<>(expected.route().get(i)));
        if (!same) complain("route", "the route is " + is);
    }

    private void whole(String of, Collection<String> expected, Collection<String> is) {
        if (expected == null) return;
        var missing = expected.stream().filter(key -> !is.contains(key)).toList();
        var more = is.stream().filter(key -> !expected.contains(key)).toList();
        if (!missing.isEmpty()) complain(of, "not so: " + String.join(", ", missing));
        if (!more.isEmpty()) complain(of, "not told here: " + String.join(", ", more));
    }

    private <T> void each(String of, Map<String, T> expected, Map<String, T> is, BiPredicate<T, T> same) {
        if (expected == null) return;
        expected.forEach((item, value) -> {
            if (value != null && (is.get(item) == null || !same.test(is.get(item), value)))
                findings.add(new Finding(
                        scenario.file(),
                        scenario.line(of + "." + item),
                        item + (is.get(item) == null ? " takes no part" : " has " + is.get(item) + ", not " + value)));
        });
    }

    private static List<String> given(List<String> keys) {
        return keys == null ? List.of() : keys;
    }

    private void complain(String of, String reason) {
        findings.add(ScenarioReader.at(scenario, of, reason));
    }
}
