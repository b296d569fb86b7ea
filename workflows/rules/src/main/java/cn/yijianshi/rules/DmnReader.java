package cn.yijianshi.rules;

import cn.yijianshi.rules.DecisionTable.Aggregation;
import cn.yijianshi.rules.DecisionTable.HitPolicy;
import cn.yijianshi.rules.UnsoundRules.Finding;
import cn.yijianshi.rules.Xml.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads a DMN file: the schema says which part of DMN it may use, this which sense it must make. */
final class DmnReader {

    /** What a rule may be told: the form, what earlier items brought, and the case itself. */
    private static final Set<String> ROOTS = Set.of("form", "fact", "case");

    private final String file;
    private final String dmn;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Kind> reads = Feel.paths();

    DmnReader(String file, String dmn) {
        this.file = file;
        this.dmn = dmn;
    }

    RuleBook read() {
        var root = Xml.read(file, dmn, findings);
        refuseIfAny();
        var inputs = new LinkedHashMap<String, String>();
        for (var input : root.all("inputData")) {
            inputs.put("#" + input.at("id"), input.at("name"));
            if (!ROOTS.contains(input.at("name"))) {
                complain(
                        input,
                        "'" + input.at("name") + "' is none of "
                                + String.join(", ", ROOTS.stream().sorted().toList()));
            }
        }
        var decisions = new LinkedHashMap<String, Element>();
        root.all("decision").forEach(decision -> {
            if (decisions.put("#" + decision.at("id"), decision) != null) {
                complain(decision, "'" + decision.at("id") + "' stands here twice");
            }
        });
        var ordered = new LinkedHashSet<Element>();
        var last = decisions.values().stream()
                .filter(decision -> decision.at("name").equals("outcome"))
                .findFirst();
        if (last.isEmpty()) {
            complain(root, "no decision is called 'outcome'");
        }
        last.ifPresent(outcome -> order(outcome, decisions, inputs, ordered, new LinkedHashSet<>()));
        decisions.values().stream()
                .filter(decision -> !ordered.contains(decision))
                .forEach(decision -> complain(decision, "nothing requires '" + decision.at("name") + "'"));
        refuseIfAny();
        var tables = new ArrayList<DecisionTable>();
        var kinds = new LinkedHashMap<String, Kind>();
        for (var decision : ordered) {
            table(decision, inputs, decisions, kinds).ifPresent(table -> {
                tables.add(table);
                kinds.put(table.name(), table.kind());
            });
        }
        refuseIfAny();
        return new DecisionTables(tables, reads);
    }

    /** Each after those it requires. */
    private void order(
            Element decision,
            Map<String, Element> decisions,
            Map<String, String> inputs,
            Set<Element> ordered,
            Set<Element> way) {
        if (ordered.contains(decision)) {
            return;
        }
        if (!way.add(decision)) {
            complain(decision, "'" + decision.at("name") + "' requires itself");
            return;
        }
        for (var requirement : decision.all("informationRequirement")) {
            requirement.all("requiredInput").forEach(input -> {
                if (!inputs.containsKey(input.at("href"))) {
                    complain(input, "there is no input '" + input.at("href") + "'");
                }
            });
            for (var required : requirement.all("requiredDecision")) {
                var other = decisions.get(required.at("href"));
                if (other == null) {
                    complain(required, "there is no decision '" + required.at("href") + "'");
                } else {
                    order(other, decisions, inputs, ordered, way);
                }
            }
        }
        way.remove(decision);
        ordered.add(decision);
    }

    private Optional<DecisionTable> table(
            Element decision, Map<String, String> inputs, Map<String, Element> decisions, Map<String, Kind> kinds) {
        var required = new HashSet<String>();
        var decided = new LinkedHashMap<String, Kind>();
        for (var requirement : decision.all("informationRequirement")) {
            requirement.all("requiredInput").forEach(input -> required.add(inputs.get(input.at("href"))));
            requirement.all("requiredDecision").forEach(other -> {
                var name = decisions.get(other.at("href")).at("name");
                if (kinds.containsKey(name)) {
                    decided.put(name, kinds.get(name));
                }
            });
        }
        var table = decision.one("decisionTable");
        boolean outcome = decision.at("name").equals("outcome");
        var policy = table.at("hitPolicy") == null ? HitPolicy.UNIQUE : HitPolicy.valueOf(table.at("hitPolicy"));
        var aggregation = table.at("aggregation") == null ? null : Aggregation.valueOf(table.at("aggregation"));
        if (aggregation != null && (policy != HitPolicy.COLLECT || outcome)) {
            complain(table, "only a COLLECT table that others require aggregates");
        }
        if (policy == HitPolicy.COLLECT && !outcome && aggregation == null) {
            complain(table, "what others require is one value: a COLLECT table must aggregate");
        }
        var outputs = outputs(table, outcome, aggregation);
        Function<String, Feel> feel = text -> new Feel(text, decided, required::contains, reads);
        var columns = table.all("input");
        var expressions = new ArrayList<Feel.Expression>();
        for (var column : columns) {
            var expression = column.one("inputExpression");
            expressions.add(
                    tried(expression, () -> feel.apply(expression.text()).expression(kind(expression))));
        }
        var rows = rows(table, outputs, columns, feel);
        var inputsRead = new ArrayList<DecisionTable.Input>();
        for (int i = 0; i < columns.size(); i++) {
            int at = i;
            var column = columns.get(i);
            var expression = column.one("inputExpression");
            List<Object> allowed = column.all("inputValues").isEmpty()
                    ? List.of()
                    : tried(
                            column.one("inputValues"),
                            () -> feel.apply(column.one("inputValues").text()).literals(kind(expression)));
            if (expressions.get(i) != null && allowed != null) {
                inputsRead.add(new DecisionTable.Input(
                        expression.text(),
                        expressions.get(i),
                        allowed,
                        rows.stream().anyMatch(row -> row.cells().get(at).takesNothing())));
            }
        }
        if (inputsRead.size() < columns.size() || rows.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DecisionTable(decision.at("name"), policy, aggregation, inputsRead, outputs, rows));
    }

    private List<DecisionTable.Output> outputs(Element table, boolean outcome, Aggregation aggregation) {
        var outputs = new ArrayList<DecisionTable.Output>();
        var names = new HashSet<String>();
        for (var output : table.all("output")) {
            var name = output.at("name") == null ? "" : output.at("name");
            if (!names.add(name)) {
                complain(output, "two outputs are called '" + name + "'");
            }
            if (outcome && DecisionTables.SAID.contains(name) && kind(output) != Kind.STRING) {
                complain(output, "'" + name + "' is a string");
            }
            outputs.add(new DecisionTable.Output(name, kind(output)));
        }
        if (outcome) {
            for (var needed : List.of("outcome", "reason")) {
                if (!names.contains(needed)) {
                    complain(table, "the output '" + needed + "' is missing");
                }
            }
            if (!outputs.isEmpty() && !outputs.get(0).name().equals("outcome")) {
                complain(table, "the first output is 'outcome'");
            }
            if (names.contains("")) {
                complain(table, "every output of 'outcome' has a name");
            }
        } else if (outputs.size() != 1) {
            complain(table, "what others require has one output");
        } else if (aggregation != null
                && aggregation != Aggregation.COUNT
                && outputs.get(0).kind() != Kind.NUMBER) {
            complain(table, aggregation + " needs numbers");
        }
        return outputs;
    }

    private List<DecisionTable.Row> rows(
            Element table, List<DecisionTable.Output> outputs, List<Element> columns, Function<String, Feel> feel) {
        var rows = new ArrayList<DecisionTable.Row>();
        var ids = new HashSet<String>();
        int number = 0;
        for (var rule : table.all("rule")) {
            number++;
            if (!ids.add(rule.at("id"))) {
                complain(rule, "'" + rule.at("id") + "' stands here twice");
            }
            var entries = rule.all("inputEntry");
            var brought = rule.all("outputEntry");
            if (entries.size() != columns.size() || brought.size() != outputs.size()) {
                complain(
                        rule,
                        "has " + entries.size() + " inputs and " + brought.size() + " outputs, the table has "
                                + columns.size() + " and " + outputs.size());
                continue;
            }
            var cells = new ArrayList<Feel.Cell>();
            for (int i = 0; i < entries.size(); i++) {
                var entry = entries.get(i);
                var kind = kind(columns.get(i).one("inputExpression"));
                var cell = tried(entry, () -> feel.apply(entry.text()).cell(kind));
                cells.add(cell == null ? new Feel.Cell((value, values) -> false, false, false) : cell);
            }
            var said = new LinkedHashMap<String, Object>();
            for (int i = 0; i < brought.size(); i++) {
                var entry = brought.get(i);
                var output = outputs.get(i);
                var value = tried(
                        entry,
                        () -> Optional.ofNullable(feel.apply(entry.text()).output(output.kind())));
                said.put(output.name(), value == null ? null : value.orElse(null));
                sense(table, rule, entry, output, value == null ? null : value.orElse(null), said);
            }
            rows.add(new DecisionTable.Row(number, rule.at("id"), cells, said));
        }
        return rows;
    }

    private void sense(
            Element table,
            Element rule,
            Element entry,
            DecisionTable.Output output,
            Object value,
            Map<String, Object> said) {
        boolean outcome = said.containsKey("outcome");
        if (output.name().equals("outcome")
                && List.of(Outcome.values()).stream()
                        .noneMatch(each -> each.name().equals(value))) {
            complain(entry, "the outcome is \"APPROVE\", \"REFUSE\" or \"MANUAL\"");
        }
        if (outcome
                && output.name().equals("reason")
                && (value == null || value.toString().isBlank())) {
            complain(entry, "every row tells the applicant why");
        }
        // 行政许可法 38: who refuses says on which ground.
        if (outcome && output.name().equals("basis") && value == null && "REFUSE".equals(said.get("outcome"))) {
            complain(entry, "a refusal names its basis");
        }
        if (outcome
                && "REFUSE".equals(said.get("outcome"))
                && table.all("output").stream().noneMatch(each -> "basis".equals(each.at("name")))) {
            complain(rule, "a refusal names its basis");
        }
    }

    private static Kind kind(Element typed) {
        return Kind.valueOf(typed.at("typeRef").toUpperCase(Locale.ROOT));
    }

    private <T> T tried(Element at, java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (Feel.Wrong wrong) {
            complain(at, wrong.getMessage());
            return null;
        }
    }

    private void complain(Element at, String reason) {
        findings.add(new Finding(file, at.line(), reason));
    }

    private void refuseIfAny() {
        if (!findings.isEmpty()) {
            throw new UnsoundRules(findings.stream()
                    .distinct()
                    .sorted(Comparator.comparingInt(Finding::line))
                    .toList());
        }
    }
}
