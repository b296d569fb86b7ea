package cn.yijianshi.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The longest way through a bundle: what its promise cannot be shorter than.
 *
 * @param items the items on the way, in turn
 * @param limits their promises, added up unit by unit; units are never converted into one another
 */
public record CriticalPath(List<String> items, List<Limit> limits) {
    public CriticalPath {
        items = Copies.of(items);
        limits = Copies.of(limits);
    }

    /** The longest way for these answers, before any item has brought anything. */
    public static CriticalPath of(Plan plan) {
        var promises = new HashMap<String, Limit>();
        plan.chosen().forEach(item -> promises.put(item.key(), item.promised(plan.answers())));
        return of(plan.bundle(), plan.chosen().stream().map(Item::key).toList(), promises::get);
    }

    /**
     * @param taking the items that take part
     * @param promises what each of them promises
     */
    static CriticalPath of(Bundle bundle, Collection<String> taking, Function<String, Limit> promises) {
        var edges = bundle.edges(taking);
        var known = new HashMap<String, Way>();
        var longest = new Way(List.of(), 0);
        for (var item : taking) longest = longest.orLonger(way(item, edges, promises, known));
        var sums = new EnumMap<LimitUnit, Integer>(LimitUnit.class);
        for (var item : longest.items()) {
            var promise = promises.apply(item);
            sums.merge(promise.unit(), promise.amount(), Integer::sum);
        }
        // What is decided at once adds nothing to a way that also takes time.
        if (sums.size() > 1) sums.remove(LimitUnit.IMMEDIATE);
        var limits = new ArrayList<Limit>();
        sums.forEach((unit, amount) -> limits.add(new Limit(amount, unit)));
        return new CriticalPath(longest.items(), limits);
    }

    /** How much longer the way is than that promise; 0 or less when it fits. Only good for comparing. */
    long longerThan(Limit promise) {
        return limits.stream().mapToLong(Weight::of).sum() - Weight.of(promise);
    }

    private record Way(List<String> items, long weight) {
        Way orLonger(Way other) {
            return other.weight > weight ? other : this;
        }

        Way with(String item, Limit promise) {
            var longer = new ArrayList<>(items);
            longer.add(item);
            return new Way(longer, weight + Weight.of(promise));
        }
    }

    private static Way way(String item, List<Edge> edges, Function<String, Limit> promises, Map<String, Way> known) {
        var found = known.get(item);
        if (found != null) return found;
        var opens = new Way(List.of(), 0);
        var decidable = new Way(List.of(), 0);
        for (var edge : edges) {
            if (!edge.to().equals(item)) continue;
            var before = way(edge.from(), edges, promises, known);
            if (edge.kind() == EdgeKind.DEC) decidable = decidable.orLonger(before);
            else opens = opens.orLonger(before);
        }
        // Held until another is decided, it has run beside that one: its own time counts only from its opening.
        var way = opens.with(item, promises.apply(item)).orLonger(decidable);
        known.put(item, way);
        return way;
    }
}
