package cn.yijianshi.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads one bundle file and everything it refers to. */
final class BundleReader {
    private static final Pattern OPTION = Pattern.compile("[a-z0-9][a-z0-9_]*");

    private final Map<String, Item> items;
    private final Set<String> departments;

    BundleReader(Map<String, Item> items, Set<String> departments) {
        this.items = items;
        this.departments = departments;
    }

    Optional<Item> item(String key) {
        return Optional.ofNullable(items.get(key));
    }

    Bundle read(Table table) {
        var key = table.key("key", ItemReader.KEY);
        var version = table.wholeNumber("version");
        if (version == null || version < 1) table.complain("version", "'version' must be a number from 1");
        var name = table.pair("name");
        var description = table.pair("description");
        var lead = table.text("leadDepartment");
        if (lead != null && !departments.contains(lead))
            table.complain("leadDepartment", "'" + lead + "' is no department of departments.yaml");
        var promise = table.limit("promise");

        var nodes = nodes(table);
        if (nodes.isEmpty()) table.complain("nodes", "a bundle needs items");
        var names = nodes.stream().map(Node::item).collect(Collectors.toCollection(LinkedHashSet::new));
        var edges = edges(table, names);
        var fields = fields(table, names);
        var questions = questions(table, names, fields);

        var added = questions.stream()
                .flatMap(question -> question.options().stream())
                .flatMap(option -> option.effects().add().stream())
                .collect(Collectors.toSet());
        for (var node : nodes)
            if (node.optional() && !added.contains(node.item()))
                table.complain("nodes", "'" + node.item() + "' is optional, but no answer adds it");
        suppliedFacts(table, nodes, edges);
        return new Bundle(
                key,
                version == null ? 0 : version,
                name.zh(),
                name.en(),
                description.zh(),
                description.en(),
                lead,
                promise,
                questions,
                nodes,
                edges);
    }

    private List<Node> nodes(Table table) {
        var seen = new HashSet<String>();
        return table.each("nodes", row -> {
            var item = row.text("item");
            var node = new Node(
                    item,
                    row.flag("optional", false),
                    row.choice("onRefusal", FailurePolicy.class, FailurePolicy.STOP_DEPENDENTS),
                    row.conditions("onFacts"));
            if (item == null) return null;
            if (!items.containsKey(item)) row.complain("item", "there is no item '" + item + "'");
            if (!seen.add(item)) row.complain("item", "'" + item + "' takes part twice");
            return node;
        });
    }

    private List<Edge> edges(Table table, Set<String> names) {
        var seen = new HashSet<String>();
        var edges = table.each("edges", row -> {
            var from = row.text("from");
            var to = row.text("to");
            var edge = new Edge(from, to, row.choice("kind", EdgeKind.class));
            for (var end : new String[] {"from", "to"}) {
                var item = end.equals("from") ? from : to;
                if (item != null && !names.contains(item))
                    row.complain(end, "'" + item + "' is no item of this bundle");
            }
            if (!seen.add(from + " " + to)) row.complain("from", from + " and " + to + " are joined twice");
            return from == null || to == null || edge.kind() == null ? null : edge;
        });
        var circle = circle(edges);
        if (!circle.isEmpty()) table.complain("edges", "these wait for each other: " + String.join(" -> ", circle));
        return edges;
    }

    /** Some circle among the edges, or nothing: takes away what waits for nobody until nothing is left. */
    private static List<String> circle(List<Edge> edges) {
        var left = new ArrayList<>(edges);
        boolean shrinks = true;
        while (shrinks) {
            var waiting = left.stream().map(Edge::to).collect(Collectors.toSet());
            shrinks = left.removeIf(edge -> !waiting.contains(edge.from()));
        }
        if (left.isEmpty()) return List.of();
        var way = new ArrayList<String>();
        // Every item left is waited for by another left, so walking back must come round.
        for (var at = left.get(0).from(); ; ) {
            if (way.contains(at)) {
                way.add(0, at);
                return way.subList(0, way.lastIndexOf(at) + 1);
            }
            way.add(0, at);
            var here = at;
            at = left.stream()
                    .filter(edge -> edge.to().equals(here))
                    .findFirst()
                    .orElseThrow()
                    .from();
        }
    }

    /** The fields of all items; the same key must mean the same wherever it stands. */
    private Map<String, Field> fields(Table table, Set<String> names) {
        var fields = new LinkedHashMap<String, Field>();
        for (var name : names) {
            var item = items.get(name);
            if (item == null) continue;
            for (var field : item.fields()) {
                var other = fields.putIfAbsent(field.key(), field);
                if (other == null) continue;
                boolean same = other.type() == field.type()
                        && Objects.equals(other.label(), field.label())
                        && Objects.equals(other.section(), field.section())
                        && Objects.equals(other.check(), field.check())
                        && other.options().equals(field.options());
                if (!same) table.complain("nodes", "'" + field.key() + "' means something else in item " + name);
            }
        }
        for (var key : fields.keySet())
            if (fields.keySet().stream().anyMatch(other -> other.startsWith(key + ".")))
                table.complain("nodes", "'" + key + "' is a field of one item and the way to a field of another");
        return fields;
    }

    private List<Question> questions(Table table, Set<String> names, Map<String, Field> fields) {
        var asked = new HashMap<String, Set<String>>();
        return table.each("questions", row -> {
            var key = row.key("key", ItemReader.KEY);
            var text = row.pair("text");
            var help = row.optionalPair("help");
            var when = row.conditions("when");
            when.forEach((question, wanted) -> wanted.stream()
                    .filter(option -> !asked.getOrDefault(question, Set.of()).contains(option))
                    .forEach(option ->
                            row.complain("when", "no question before this one has " + question + " = " + option)));
            var options = row.each("options", option -> option(option, names, fields));
            var keys = new HashSet<String>();
            for (var option : options)
                if (!keys.add(option.key())) row.complain("options", "'" + option.key() + "' stands here twice");
            if (options.isEmpty()) row.complain("options", "a question needs options");
            if (asked.put(key, keys) != null) row.complain("key", "'" + key + "' is asked twice");
            return new Question(
                    key,
                    text.zh(),
                    text.en(),
                    help.zh(),
                    help.en(),
                    row.flag("multiple", false),
                    row.flag("required", true),
                    when,
                    options,
                    known(row, keys));
        });
    }

    /** {@code known: {from: enterprise.kind, options: {'1100': llc}}}: what an earlier item brought out answers it. */
    private Question.Known known(Table row, Set<String> keys) {
        return row.one("known", at -> {
                    var from = at.text("from");
                    var options = new LinkedHashMap<String, String>();
                    at.values("options").forEach((value, option) -> {
                        if (!keys.contains(String.valueOf(option)))
                            at.complain("options", "'" + option + "' is no option of this question");
                        options.put(value, String.valueOf(option));
                    });
                    if (from != null
                            && items.values().stream()
                                    .flatMap(item -> item.outputs().stream())
                                    .noneMatch(output -> from.equals(output.key())))
                        at.complain("from", "no item brings out '" + from + "'");
                    return new Question.Known(from, options);
                })
                .orElse(null);
    }

    private Option option(Table row, Set<String> names, Map<String, Field> fields) {
        var text = row.pair("text");
        var set = row.values("set");
        set.forEach((key, value) -> {
            var field = fields.get(key);
            if (field == null) row.complain("set", "'" + key + "' is no field of this bundle's items");
            else if (!MergedForm.accepts(field, value))
                row.complain("set", "'" + value + "' does not fit the field " + key);
        });
        var stop = row.one("stop", at -> {
                    var reason = at.pair("reason");
                    var door = at.pair("door");
                    return new Stop(reason.zh(), reason.en(), door.zh(), door.en());
                })
                .orElse(null);
        var offers = row.each("offer", at -> {
            var offer = at.pair("text");
            return new Offer(at.optionalText("bundle"), offer.zh(), offer.en());
        });
        return new Option(
                row.key("key", OPTION),
                text.zh(),
                text.en(),
                new Effects(
                        row.references("add", names::contains, "item of this bundle"),
                        row.references("remove", names::contains, "item of this bundle"),
                        row.references("require", fields::containsKey, "field of this bundle's items"),
                        set,
                        stop,
                        offers));
    }

    /** What an item reads must have been brought out by one it waits for. */
    private void suppliedFacts(Table table, List<Node> nodes, List<Edge> edges) {
        for (var node : nodes) {
            var item = items.get(node.item());
            if (item == null) continue;
            var before = before(node.item(), edges);
            var read = new LinkedHashSet<>(item.facts());
            read.addAll(node.onFacts().keySet());
            for (var fact : read) {
                boolean supplied = before.stream()
                        .map(items::get)
                        .anyMatch(earlier -> earlier != null
                                && earlier.outputs().stream().anyMatch(output -> fact.equals(output.key())));
                if (!supplied)
                    table.complain(
                            "edges", "'" + node.item() + "' reads " + fact + ", but waits for no item that brings it");
            }
        }
    }

    private static Set<String> before(String item, List<Edge> edges) {
        var before = new LinkedHashSet<String>();
        var open = new ArrayList<>(List.of(item));
        while (!open.isEmpty()) {
            var at = open.remove(open.size() - 1);
            for (var edge : edges) if (edge.to().equals(at) && before.add(edge.from())) open.add(edge.from());
        }
        return before;
    }
}
