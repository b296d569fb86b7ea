package cn.yijianshi.engine.domain;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Edge;
import cn.yijianshi.catalogue.EdgeKind;
import cn.yijianshi.catalogue.FailurePolicy;
import cn.yijianshi.catalogue.Node;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the bundle's graph says about a case that has come so far: which items may open, which decisions are held,
 * what a refusal stops and how the case ends. The process draws the same graph; this class only answers questions.
 */
public final class Progress {

    private final Bundle bundle;
    private final SortedSet<String> items;
    private final Map<String, ItemState> states;
    private final List<Edge> edges;

    /**
     * @param items the items that take part in the case
     * @param states those that were reached, by item
     */
    public Progress(Bundle bundle, Collection<String> items, Map<String, ItemState> states) {
        this.bundle = bundle;
        this.items = new TreeSet<>(items);
        this.states = Map.copyOf(states);
        this.edges = bundle.edges(this.items);
    }

    /** Why the item can no longer open, although its turn has come; empty if it can. */
    public Optional<String> barred(String item) {
        return before(item, EdgeKind.OUT, EdgeKind.EVT)
                .filter(earlier -> !clear(earlier) && !harmless(earlier))
                .findFirst()
                .or(() -> before(item, EdgeKind.DEC)
                        .filter(earlier -> failed(earlier) && !harmless(earlier))
                        .findFirst())
                // What stood open at the refusal was asked to stop; what would open after it is stopped here.
                .or(() -> items.stream()
                        .filter(other -> states.get(other) == ItemState.REFUSED
                                && onRefusal(other) == FailurePolicy.STOP_DEPENDENTS
                                && dependents(other).contains(item))
                        .findFirst())
                .map(earlier -> "PREREQUISITE_REFUSED");
    }

    /** The items whose decision must be in before this one may be decided. */
    public SortedSet<String> awaits(String item) {
        return before(item, EdgeKind.DEC)
                .filter(earlier -> !Optional.ofNullable(states.get(earlier))
                        .map(ItemState::ended)
                        .orElse(false))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether the item is decided without the late once its own time gets short. */
    public boolean goesOnWithoutTheLate(String item) {
        return bundle.node(item).filter(Node::goesOnWithoutTheLate).isPresent();
    }

    /** Whether nothing comes before the item: its clock then runs from the day the application was received. */
    public boolean isFirst(String item) {
        return before(item, EdgeKind.OUT, EdgeKind.EVT).findAny().isEmpty();
    }

    /** What a refusal of this item (or its end without a decision) does to the rest of the bundle. */
    public FailurePolicy onRefusal(String item) {
        return bundle.node(item).map(Node::onRefusal).orElse(FailurePolicy.STOP_DEPENDENTS);
    }

    /**
     * Every item of the case that directly or through others cannot go on without this one. An item whose failing is to
     * be ignored may be among them, but passes nothing on to those that wait for it.
     */
    public SortedSet<String> dependents(String item) {
        SortedSet<String> found = new TreeSet<>();
        Deque<String> look = new ArrayDeque<>(Set.of(item));
        while (!look.isEmpty()) {
            String from = look.pop();
            edges().filter(edge -> edge.from().equals(from))
                    .map(Edge::to)
                    .filter(found::add)
                    .filter(waiting -> onRefusal(waiting) != FailurePolicy.IGNORE)
                    .forEach(look::push);
        }
        return found;
    }

    /**
     * The weight of the heaviest chain of items that wait for this one, its own not counted; 0 if none waits. Whoever
     * decides the item with the longest path behind it first shortens the whole case.
     */
    public int pathAfter(String item, ToIntFunction<String> weight) {
        return pathAfter(item, weight, new HashMap<>());
    }

    private int pathAfter(String item, ToIntFunction<String> weight, Map<String, Integer> known) {
        Integer before = known.get(item);
        if (before != null) {
            return before;
        }
        long longest = edges().filter(edge -> edge.from().equals(item))
                .map(Edge::to)
                .mapToLong(next -> (long) weight.applyAsInt(next) + pathAfter(next, weight, known))
                .max()
                .orElse(0);
        int path = (int) Math.min(Integer.MAX_VALUE, longest);
        known.put(item, path);
        return path;
    }

    /** Each item's state by name; one that was never reached is NOT_REACHED. */
    public Map<String, String> byItem() {
        Map<String, String> all = new TreeMap<>();
        items.forEach(item -> all.put(
                item,
                states.get(item) == null ? "NOT_REACHED" : states.get(item).name()));
        return new LinkedHashMap<>(all);
    }

    /**
     * How the case ends: DONE when everything that counts was granted; otherwise WITHDRAWN if the applicant took it
     * back, PARTIAL if some grants stand (they are kept, never rolled back), REFUSED if none does.
     *
     * @param automatic items that only check data: their passing grants the applicant nothing
     */
    public String outcome(boolean withdrawnByApplicant, Set<String> automatic) {
        Set<String> counting = items.stream()
                .filter(item -> onRefusal(item) != FailurePolicy.IGNORE)
                .collect(Collectors.toSet());
        if (counting.stream().allMatch(this::clear)) {
            return "DONE";
        }
        if (withdrawnByApplicant) {
            return "WITHDRAWN";
        }
        boolean granted =
                counting.stream().anyMatch(item -> states.get(item) == ItemState.APPROVED && !automatic.contains(item));
        return granted ? "PARTIAL" : "REFUSED";
    }

    private boolean failed(String item) {
        ItemState state = states.get(item);
        return state != null && state.ended() && !state.clearsTheWay();
    }

    private boolean clear(String item) {
        return states.get(item) != null && states.get(item).clearsTheWay();
    }

    // An item whose refusal is to be ignored holds nobody up, once it has ended one way or another.
    private boolean harmless(String item) {
        return onRefusal(item) == FailurePolicy.IGNORE && failed(item);
    }

    private Stream<String> before(String item, EdgeKind... kinds) {
        Set<EdgeKind> wanted = Set.of(kinds);
        return edges().filter(edge -> edge.to().equals(item) && wanted.contains(edge.kind()))
                .map(Edge::from)
                .sorted();
    }

    private Stream<Edge> edges() {
        return edges.stream();
    }
}
