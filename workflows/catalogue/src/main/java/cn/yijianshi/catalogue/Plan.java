package cn.yijianshi.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the answers make of a bundle: which items take part, what becomes required, what is already known. */
public final class Plan {
    private final Bundle bundle;
    private final Map<String, List<String>> answers;
    private final List<Item> chosen;
    private final SortedSet<String> requiredFields;
    private final Set<String> omitted;
    private final Map<String, Object> fixed;
    private final Stop stop;
    private final List<Offer> offers;
    private final List<AnswerProblem> problems;

    private Plan(
            Bundle bundle,
            Map<String, List<String>> answers,
            List<Item> chosen,
            SortedSet<String> requiredFields,
            Set<String> omitted,
            Map<String, Object> fixed,
            Stop stop,
            List<Offer> offers,
            List<AnswerProblem> problems) {
        this.bundle = bundle;
        this.answers = Copies.ofConditions(answers);
        this.chosen = List.copyOf(chosen);
        this.requiredFields = Collections.unmodifiableSortedSet(requiredFields);
        this.omitted = Set.copyOf(omitted);
        this.fixed = Copies.of(fixed);
        this.stop = stop;
        this.offers = List.copyOf(offers);
        this.problems = List.copyOf(problems);
    }

    public static Plan of(Bundle bundle, Map<String, List<String>> answers, Function<String, Optional<Item>> items) {
        var problems = new ArrayList<AnswerProblem>();
        var known = bundle.questions().stream().map(Question::key).collect(Collectors.toSet());
        answers.keySet().stream()
                .filter(question -> !known.contains(question))
                .forEach(question -> problems.add(new AnswerProblem(question, "unknown-question", null)));

        var taking = bundle.nodes().stream()
                .filter(node -> !node.optional())
                .map(Node::item)
                .collect(Collectors.toCollection(TreeSet::new));
        var required = new TreeSet<String>();
        var omitted = new TreeSet<String>();
        var fixed = new LinkedHashMap<String, Object>();
        var offers = new ArrayList<Offer>();
        Stop stop = null;
        for (var question : bundle.questions()) {
            for (var option : picked(question, answers, problems)) {
                var effects = option.effects();
                taking.addAll(effects.add());
                effects.remove().forEach(taking::remove);
                omitted.addAll(effects.omit());
                effects.omit().forEach(required::remove);
                required.addAll(effects.require());
                effects.require().forEach(omitted::remove);
                effects.set().forEach((key, value) -> fixed.merge(key, value, Plan::both));
                offers.addAll(effects.offer());
                if (stop == null) stop = effects.stop();
            }
        }
        var chosen = bundle.nodes().stream()
                .map(Node::item)
                .filter(taking::contains)
                .map(key -> items.apply(key).orElseThrow(() -> new NoSuchElementException("item " + key)))
                .toList();
        return new Plan(bundle, answers, chosen, required, omitted, fixed, stop, offers, problems);
    }

    /** Several answers may each tick a choice of one field; of two plain values the later one stands. */
    private static Object both(Object earlier, Object later) {
        if (!(earlier instanceof List<?> one) || !(later instanceof List<?> other)) return later;
        var all = new LinkedHashSet<Object>(one);
        all.addAll(other);
        return List.copyOf(all);
    }

    private static List<Option> picked(
            Question question, Map<String, List<String>> answers, List<AnswerProblem> problems) {
        var given = answers.getOrDefault(question.key(), List.of());
        if (!Conditions.hold(question.when(), answers)) {
            // Kept answers to questions nobody asked would be shown with the case as if they had been.
            if (!given.isEmpty()) problems.add(new AnswerProblem(question.key(), "not-asked", null));
            return List.of();
        }
        if (given.isEmpty() && question.required()) problems.add(new AnswerProblem(question.key(), "required", null));
        if (given.size() > 1 && !question.multiple()) problems.add(new AnswerProblem(question.key(), "one-only", null));
        var options = new ArrayList<Option>();
        for (var key : new LinkedHashSet<>(given)) {
            question.option(key)
                    .ifPresentOrElse(
                            options::add, () -> problems.add(new AnswerProblem(question.key(), "unknown-option", key)));
        }
        return options;
    }

    public Bundle bundle() {
        return bundle;
    }

    public Map<String, List<String>> answers() {
        return answers;
    }

    /** Keys of the items that take part. */
    public SortedSet<String> items() {
        return chosen.stream().map(Item::key).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The same items in the order of the bundle, for reading. */
    public List<Item> chosen() {
        return chosen;
    }

    /** Keys of fields the answers made required. */
    public Set<String> requiredFields() {
        return requiredFields;
    }

    /** Keys of fields the answers ruled out: they are neither asked nor taken. */
    public Set<String> omitted() {
        return omitted;
    }

    /** Values of fields the answers themselves gave, by dotted key. */
    public Map<String, Object> fixed() {
        return fixed;
    }

    /** Present when the case cannot be taken here. */
    public Optional<Stop> stop() {
        return Optional.ofNullable(stop);
    }

    public List<Offer> offers() {
        return offers;
    }

    public List<AnswerProblem> problems() {
        return problems;
    }

    /** The items in waves: each opens when the last one that it waits for, of the waves before, is through. */
    public List<List<String>> waves() {
        var waves = new ArrayList<List<String>>();
        var done = new TreeSet<String>();
        var edges = edges().stream().filter(edge -> edge.kind() != EdgeKind.DEC).toList();
        while (done.size() < chosen.size()) {
            var wave = chosen.stream()
                    .map(Item::key)
                    .filter(item -> !done.contains(item))
                    .filter(item ->
                            edges.stream().allMatch(edge -> !edge.to().equals(item) || done.contains(edge.from())))
                    .toList();
            waves.add(wave);
            done.addAll(wave);
        }
        return waves;
    }

    /** The edges among the items that take part. */
    public List<Edge> edges() {
        return bundle.edges(items());
    }
}
