package cn.yijianshi.engine.domain;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Edge;
import cn.yijianshi.catalogue.EdgeKind;
import cn.yijianshi.catalogue.Limit;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * When a whole bundle will be through if every office keeps its promise: the longest path through the graph, never the
 * sum, because what runs side by side takes no longer than the longest of it.
 */
public final class BundlePromise {
    private final DueDates dates;
    private final Bundle bundle;
    private final Map<String, Limit> promises;
    private final String office;
    private final Instant start;
    private final Map<String, Instant> dues = new HashMap<>();

    private BundlePromise(DueDates dates, Bundle bundle, Map<String, Limit> promises, String office, Instant start) {
        this.dates = dates;
        this.bundle = bundle;
        this.promises = promises;
        this.office = office;
        this.start = start;
    }

    /**
     * When each item is due, if every one before it takes as long as it may.
     *
     * @param promises the items that take part, each with its promise
     */
    public static Map<String, Instant> dues(
            DueDates dates, Bundle bundle, Map<String, Limit> promises, Instant start, String office) {
        BundlePromise promise = new BundlePromise(dates, bundle, promises, office, start);
        promises.keySet().forEach(item -> promise.due(item, Set.of()));
        return Map.copyOf(promise.dues);
    }

    /** When the last of them is due. */
    public static Instant total(
            DueDates dates, Bundle bundle, Map<String, Limit> promises, Instant start, String office) {
        return dues(dates, bundle, promises, start, office).values().stream()
                .max(Comparator.naturalOrder())
                .orElse(start);
    }

    private Instant due(String item, Set<String> above) {
        Instant known = dues.get(item);
        if (known != null) {
            return known;
        }
        Instant opens = start;
        Instant decidable = start;
        for (Edge edge : bundle.edges(promises.keySet())) {
            boolean counts = edge.to().equals(item) && !above.contains(edge.from());
            if (counts) {
                Set<String> path = new HashSet<>(above);
                path.add(item);
                Instant before = due(edge.from(), path);
                if (edge.kind() == EdgeKind.DEC) {
                    decidable = later(decidable, before);
                } else {
                    opens = later(opens, before);
                }
            }
        }
        Limit promise = promises.get(item);
        Instant due =
                later(dates.due(opens, promise.amount(), promise.unit(), office).due(), decidable);
        dues.put(item, due);
        return due;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
