package cn.yijianshi.catalogue;

import cn.yijianshi.catalogue.CatalogueProblem.Finding;
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
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one bundle file and everything it refers to. */
final class BundleReader {
    private static final Pattern OPTION = Pattern.compile("[a-z0-9][a-z0-9_]*");

    private final Map<String, Item> items;
    private final Set<String> departments;
    private final Function<String, Optional<Bundle>> bundles;
    private final List<Finding> warnings;
    private final Map<String, Bundle> included = new LinkedHashMap<>();
    private final Set<String> broughtIn = new HashSet<>();

    /**
     * @param bundles other bundles, for those that take them in
     * @param warnings what is not wrong, but perhaps not meant
     */
    BundleReader(
            Map<String, Item> items,
            Set<String> departments,
            Function<String, Optional<Bundle>> bundles,
            List<Finding> warnings) {
        this.items = items;
        this.departments = departments;
        this.bundles = bundles;
        this.warnings = warnings;
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

        var allNodes = nodes(table);
        if (allNodes.isEmpty()) table.complain("nodes", "a bundle needs items");
        var names = allNodes.stream().map(Node::item).collect(Collectors.toCollection(LinkedHashSet::new));
        var allEdges = edges(table, names);
        var fields = fields(table, names);
        var questions = questions(table, names, fields);

        var added = questions.stream()
                .flatMap(question -> question.options().stream())
                .flatMap(option -> option.effects().add().stream())
                .collect(Collectors.toSet());
        // Of a bundle that is taken in, what no answer here adds has no place here.
        var nodes = allNodes.stream()
                .filter(node -> !node.optional() || added.contains(node.item()) || !broughtIn.contains(node.item()))
                .toList();
        names = nodes.stream().map(Node::item).collect(Collectors.toCollection(LinkedHashSet::new));
        var edges = Bundle.among(allEdges, names);
        var addable = addable(questions);
        for (var node : nodes) {
            if (!node.optional()) continue;
            if (!added.contains(node.item()))
                table.complain("nodes", "'" + node.item() + "' is optional, but no answer adds it");
            else if (!addable.contains(node.item()))
                table.complain(
                        "nodes", "'" + node.item() + "' is never reached: the answers that add it cannot be given");
        }
        suppliedFacts(table, allNodes, allEdges);
        var plain = table.optionalPair("plainName");
        var bundle = new Bundle(
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
                edges,
                inspections(table, names, edges),
                plain.zh(),
                plain.en(),
                table.optionalDay("validFrom"));
        boolean whole = promise != null && names.stream().allMatch(items::containsKey);
        if (whole && circle(edges).isEmpty()) longestWay(table, bundle);
        return bundle;
    }

    /** Items that some way through the questions adds. */
    private static Set<String> addable(List<Question> questions) {
        var given = new HashMap<String, Set<String>>();
        var addable = new HashSet<String>();
        for (var question : questions) {
            boolean asked = question.when().entrySet().stream().allMatch(condition -> condition.getValue().stream()
                    .anyMatch(option ->
                            given.getOrDefault(condition.getKey(), Set.of()).contains(option)));
            if (!asked) continue;
            for (var option : question.options()) {
                if (option.effects().stop() != null) continue;
                given.computeIfAbsent(question.key(), key -> new HashSet<>()).add(option.key());
                addable.addAll(option.effects().add());
            }
        }
        return addable;
    }

    private List<Inspection> inspections(Table table, Set<String> names, List<Edge> edges) {
        var seen = new HashSet<String>();
        return table.each("inspections", row -> {
            var name = row.pair("name");
            var visited = row.references("items", names::contains, "item of this bundle");
            if (visited.size() < 2) row.complain("items", "a joint inspection is of two items or more");
            for (var item : visited) {
                if (!seen.add(item)) row.complain("items", "'" + item + "' is inspected twice");
                before(
                                item,
                                edges.stream()
                                        .filter(edge -> edge.kind() != EdgeKind.DEC)
                                        .toList())
                        .stream()
                        .filter(visited::contains)
                        .forEach(earlier -> row.complain(
                                "items",
                                "'" + item + "' starts after '" + earlier + "': they cannot be inspected at once"));
            }
            return new Inspection(row.key("key", ItemReader.KEY), name.zh(), name.en(), visited);
        });
    }

    /** A promise of the plan may be shorter than its parts add up to; whoever wrote it should know. */
    private void longestWay(Table table, Bundle bundle) {
        var waitedFor = bundle.edges().stream().map(Edge::from).collect(Collectors.toSet());
        var counting = bundle.nodes().stream()
                .filter(node -> node.onRefusal() != FailurePolicy.IGNORE || waitedFor.contains(node.item()))
                .map(Node::item)
                .toList();
        if (counting.stream().anyMatch(item -> items.get(item).promised() == null)) return;
        var path = CriticalPath.of(bundle, counting, item -> items.get(item).promised());
        if (path.longerThan(bundle.promise()) > 0)
            warnings.add(new Finding(
                    table.file(),
                    table.line("promise"),
                    "promises " + bundle.promise() + ", but the longest way through all its items takes "
                            + path.limits().stream().map(Limit::toString).collect(Collectors.joining(" and ")) + ": "
                            + String.join(" -> ", path.items())));
    }

    private List<Node> nodes(Table table) {
        var nodes = new LinkedHashMap<String, Node>();
        table.each("nodes", row -> {
            if (row.has("bundle")) {
                included(row).forEach(node -> {
                    if (nodes.putIfAbsent(node.item(), node) == null) broughtIn.add(node.item());
                });
                return row;
            }
            var item = row.text("item");
            var node = new Node(
                    item,
                    row.flag("optional", false),
                    row.choice("onRefusal", FailurePolicy.class, FailurePolicy.STOP_DEPENDENTS),
                    row.conditions("onFacts"),
                    row.flag("withoutLate", false));
            if (item == null) return row;
            if (!items.containsKey(item)) row.complain("item", "there is no item '" + item + "'");
            // Said here, it counts as said here; taken in as well, it still takes part once.
            if (nodes.put(item, node) != null && !broughtIn.remove(item))
                row.complain("item", "'" + item + "' takes part twice");
            return row;
        });
        return List.copyOf(nodes.values());
    }

    /** All items of another bundle, each once, also when several bundles that are taken in have it. */
    private List<Node> included(Table row) {
        var key = row.text("bundle");
        boolean optional = row.flag("optional", false);
        var onRefusal = row.choice("onRefusal", FailurePolicy.class, null);
        var onFacts = row.conditions("onFacts");
        var other = key == null ? Optional.<Bundle>empty() : bundles.apply(key);
        if (other.isEmpty()) {
            row.complain("bundle", "there is no bundle '" + key + "', or it takes this one in");
            return List.of();
        }
        included.put(key, other.get());
        return other.get().nodes().stream()
                .map(node -> new Node(
                        node.item(),
                        optional || node.optional(),
                        onRefusal == null ? node.onRefusal() : onRefusal,
                        onFacts.isEmpty() ? node.onFacts() : onFacts,
                        node.withoutLate()))
                .toList();
    }

    /** What an answer adds or removes of a bundle that is taken in: all of it that takes part without a question. */
    private List<String> itemsOf(List<String> keys, Predicate<Node> which) {
        return keys.stream()
                .flatMap(key -> included.containsKey(key)
                        ? included.get(key).nodes().stream().filter(which).map(Node::item)
                        : Stream.of(key))
                .distinct()
                .toList();
    }

    private List<Edge> edges(Table table, Set<String> names) {
        var edges = new LinkedHashMap<String, Edge>();
        table.each("edges", row -> {
            var from = row.text("from");
            var to = row.text("to");
            var kind = row.choice("kind", EdgeKind.class);
            for (var end : new String[] {"from", "to"}) {
                var item = end.equals("from") ? from : to;
                if (item != null && !names.contains(item) && !included.containsKey(item))
                    row.complain(end, "'" + item + "' is no item of this bundle");
            }
            if (from == null || to == null || kind == null) return row;
            for (var one : ends(from, true))
                for (var other : ends(to, false))
                    if (edges.put(one + " " + other, new Edge(one, other, kind)) != null)
                        row.complain("from", one + " and " + other + " are joined twice");
            return row;
        });
        for (var other : included.values())
            for (var edge : other.edges()) edges.putIfAbsent(edge.from() + " " + edge.to(), edge);
        var all = List.copyOf(edges.values());
        var circle = circle(all);
        if (!circle.isEmpty()) table.complain("edges", "these wait for each other: " + String.join(" -> ", circle));
        return all;
    }

    /** The items that a bundle taken in ends with, or begins with; of an item itself. */
    private List<String> ends(String key, boolean last) {
        var other = included.get(key);
        if (other == null) return List.of(key);
        return other.nodes().stream()
                .map(Node::item)
                .filter(item -> other.edges().stream()
                        .filter(edge -> edge.kind() != EdgeKind.DEC)
                        .noneMatch(edge -> item.equals(last ? edge.from() : edge.to())))
                .toList();
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
                    if (from != null && !Knowable.isTold(from, items.values()))
                        at.complain("from", "no item brings out '" + from + "' with a certificate");
                    return new Question.Known(from, options);
                })
                .orElse(null);
    }

    private Option option(Table row, Set<String> names, Map<String, Field> fields) {
        Predicate<String> known = key -> names.contains(key) || included.containsKey(key);
        var text = row.pair("text");
        var set = row.values("set");
        set.forEach((key, value) -> {
            var field = fields.get(key);
            if (field == null) row.complain("set", "'" + key + "' is no field of this bundle's items");
            else if (!MergedForm.accepts(field, value))
                row.complain("set", "'" + value + "' does not fit the field " + key);
        });
        var stop = row.one("stop", Stop::read).orElse(null);
        var offers = row.each("offer", at -> {
            var offer = at.pair("text");
            return new Offer(at.optionalText("bundle"), offer.zh(), offer.en());
        });
        return new Option(
                row.key("key", OPTION),
                text.zh(),
                text.en(),
                new Effects(
                        itemsOf(row.references("add", known, "item of this bundle"), node -> !node.optional()),
                        itemsOf(row.references("remove", known, "item of this bundle"), node -> true),
                        row.references("require", fields::containsKey, "field of this bundle's items"),
                        row.references("omit", fields::containsKey, "field of this bundle's items"),
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
            boolean waits = edges.stream()
                    .anyMatch(edge -> edge.kind() == EdgeKind.DEC && edge.to().equals(node.item()));
            if (node.goesOnWithoutTheLate() && !waits)
                table.complain("nodes", "'" + node.item() + "' goes on without the late, but waits for no decision");
            var read = new LinkedHashSet<>(item.facts());
            read.addAll(node.onFacts().keySet());
            if (node.goesOnWithoutTheLate()) read.removeAll(Awaited.FACTS);
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
