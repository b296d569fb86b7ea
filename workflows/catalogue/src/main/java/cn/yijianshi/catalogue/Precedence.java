package cn.yijianshi.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/**
 * How the items of a bundle wait for each other, taken apart into what comes one after the other and what runs side by
 * side. Every order can be taken apart so; only where neither is true, a {@link Mesh} is left, whose parts wait for some of
 * the others (modular decomposition of a partial order, after Gallai).
 *
 * <p>An item that is left out hands on what it waited for: what comes after it still comes after what was before it.
 */
final class Precedence {
    sealed interface Block {}

    record Single(String item) implements Block {}

    record Chain(List<Block> parts) implements Block {}

    record Beside(List<Block> parts) implements Block {}

    /** @param arrows which part comes directly before which, by their places in the list */
    record Mesh(List<Block> parts, List<Arrow> arrows) implements Block {}

    record Arrow(int from, int to) {}

    private final List<String> items;
    private final boolean[][] before;

    private Precedence(List<String> items, boolean[][] before) {
        this.items = items;
        this.before = before;
    }

    static Block of(Bundle bundle) {
        var items = bundle.nodes().stream().map(Node::item).distinct().toList();
        var before = new boolean[items.size()][items.size()];
        for (var edge : bundle.edges()) {
            int from = items.indexOf(edge.from());
            int to = items.indexOf(edge.to());
            // What is only decided later runs beside.
            if (edge.kind() != EdgeKind.DEC && from >= 0 && to >= 0) before[from][to] = true;
        }
        for (int by = 0; by < before.length; by++)
            for (int from = 0; from < before.length; from++)
                for (int to = 0; to < before.length; to++) before[from][to] |= before[from][by] && before[by][to];
        return new Precedence(items, before)
                .apart(IntStream.range(0, items.size()).boxed().toList());
    }

    private Block apart(List<Integer> part) {
        if (part.size() == 1) return new Single(items.get(part.get(0)));
        var beside = groups(part, (one, other) -> before[one][other] || before[other][one]);
        if (beside.size() > 1)
            return new Beside(beside.stream().map(this::apart).toList());
        var inTurn = groups(part, (one, other) -> !before[one][other] && !before[other][one]);
        if (inTurn.size() > 1) {
            Comparator<List<Integer>> order =
                    (one, other) -> one == other ? 0 : before[one.get(0)][other.get(0)] ? -1 : 1;
            return new Chain(inTurn.stream().sorted(order).map(this::apart).toList());
        }
        var modules = modules(part);
        return new Mesh(modules.stream().map(this::apart).toList(), arrows(modules));
    }

    /** The parts that hang together, each in the order of the bundle, by their first item. */
    private static List<List<Integer>> groups(List<Integer> part, BiPredicate<Integer, Integer> joined) {
        var groups = new ArrayList<List<Integer>>();
        var left = new LinkedHashSet<>(part);
        while (!left.isEmpty()) {
            var group = new TreeSet<Integer>();
            var open = new ArrayList<>(List.of(left.iterator().next()));
            left.remove(open.get(0));
            while (!open.isEmpty()) {
                int at = open.remove(open.size() - 1);
                group.add(at);
                for (int other : List.copyOf(left)) {
                    if (joined.test(at, other)) {
                        left.remove(other);
                        open.add(other);
                    }
                }
            }
            groups.add(List.copyOf(group));
        }
        return groups;
    }

    /** The largest groups whose members stand alike to everybody outside: each becomes one part of the mesh. */
    private List<List<Integer>> modules(List<Integer> part) {
        var modules = new ArrayList<List<Integer>>();
        var left = new LinkedHashSet<>(part);
        while (!left.isEmpty()) {
            int first = left.iterator().next();
            var module = new TreeSet<>(List.of(first));
            for (int other : part) {
                if (module.contains(other)) continue;
                var closed = closed(first, other, part);
                if (closed.size() < part.size()) module.addAll(closed);
            }
            left.removeAll(module);
            modules.add(List.copyOf(module));
        }
        return modules;
    }

    /** The smallest group with both whose members stand alike to everybody outside. */
    private Set<Integer> closed(int one, int other, List<Integer> part) {
        var group = new TreeSet<>(List.of(one, other));
        boolean grows = true;
        while (grows) {
            grows = false;
            for (int outside : part) {
                if (group.contains(outside)) continue;
                boolean alike = group.stream()
                                .map(member -> standing(outside, member))
                                .distinct()
                                .count()
                        == 1;
                if (!alike) grows |= group.add(outside);
            }
        }
        return group;
    }

    private int standing(int one, int other) {
        return before[one][other] ? -1 : before[other][one] ? 1 : 0;
    }

    private List<Arrow> arrows(List<List<Integer>> modules) {
        var arrows = new ArrayList<Arrow>();
        for (int from = 0; from < modules.size(); from++)
            for (int to = 0; to < modules.size(); to++) {
                int one = modules.get(from).get(0);
                int other = modules.get(to).get(0);
                boolean direct = before[one][other]
                        && modules.stream()
                                .map(module -> module.get(0))
                                .noneMatch(between -> before[one][between] && before[between][other]);
                if (direct) arrows.add(new Arrow(from, to));
            }
        return arrows;
    }
}
