package cn.yijianshi.catalogue;

import cn.yijianshi.catalogue.guard.Sketch;
import cn.yijianshi.catalogue.guard.Sketch.Flow;
import cn.yijianshi.catalogue.guard.UnsoundDrawing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One case on its way through a bundle's drawing, without an engine: which items have their turn once others have
 * ended. It moves tokens by the rules of BPMN 2.0 for the few elements a drawing may hold, so that thousands of virtual
 * cases can be tried in a moment; a test holds it to what Camunda does with the same drawing.
 */
public final class Walk {

    /** A drawing that was read once and may be walked by many cases. */
    public static final class Paths {
        private final Map<String, Sketch.Node> nodes;
        private final Map<String, List<Flow>> leaving = new HashMap<>();
        private final Map<String, List<Flow>> entering = new HashMap<>();
        private final Map<String, Set<String>> reaches = new HashMap<>();

        private Paths(Drawing drawing) {
            nodes = drawing.nodes();
            for (String id : nodes.keySet()) {
                leaving.put(id, drawing.leaving(id));
                for (Flow flow : drawing.leaving(id)) {
                    entering.computeIfAbsent(flow.to(), any -> new ArrayList<>())
                            .add(flow);
                }
            }
            for (String id : nodes.keySet()) {
                reaches.put(id, after(id));
            }
        }

        private Set<String> after(String start) {
            Set<String> found = new HashSet<>();
            List<String> open = new ArrayList<>(List.of(start));
            while (!open.isEmpty()) {
                for (Flow flow : leaving.get(open.remove(open.size() - 1))) {
                    if (found.add(flow.to())) {
                        open.add(flow.to());
                    }
                }
            }
            return found;
        }

        private String start() {
            return nodes.values().stream()
                    .filter(node -> node.kind().equals("startEvent"))
                    .map(Sketch.Node::id)
                    .findFirst()
                    .orElseThrow();
        }

        /** A new case at the start of the drawing; {@code items} take part in it. */
        public Walk begin(Set<String> items) {
            return new Walk(this, items);
        }
    }

    private final Paths map;
    private final Set<String> items;
    /** Tokens that wait before a node, by the flow they came on. */
    private final Map<String, Integer> waiting = new LinkedHashMap<>();

    private final Set<String> open = new TreeSet<>();
    private boolean begun;

    private Walk(Paths map, Set<String> items) {
        this.map = map;
        this.items = Set.copyOf(items);
    }

    /**
     * @param drawing a BPMN process as the bundle's folder holds it
     * @throws UnsoundDrawing if the drawing may not be published for that bundle
     */
    public static Paths read(Bundle bundle, String drawing, Function<String, Optional<Item>> items) {
        Drawing read = Drawing.read(drawing, bundle, items);
        if (!read.refusals().isEmpty()) {
            throw new UnsoundDrawing(read.refusals());
        }
        return new Paths(read);
    }

    /** The same of a drawing that is published: it was guarded then, and rules that came later do not unsay it. */
    public static Paths published(Bundle bundle, String drawing) {
        return new Paths(Drawing.read(bundle.key() + "/process.bpmn", drawing, bundle, new ArrayList<>()));
    }

    /** The items that have their turn at once. */
    public Set<String> begin() {
        if (begun) {
            throw new IllegalStateException("the case is on its way already");
        }
        begun = true;
        Set<String> opened = new TreeSet<>();
        map.leaving.get(map.start()).forEach(this::put);
        run(opened);
        return opened;
    }

    /** An open item has ended, granted or not; answers the items whose turn has come by that. */
    public Set<String> ended(String item) {
        if (!open.remove(item)) {
            throw new IllegalArgumentException(item + " is not open");
        }
        Set<String> opened = new TreeSet<>();
        map.leaving.get(item).forEach(this::put);
        run(opened);
        return opened;
    }

    /** The items whose turn it is. */
    public Set<String> open() {
        return Collections.unmodifiableSet(new TreeSet<>(open));
    }

    /** How many tokens wait before a gateway, by the flow they came on. */
    public Map<String, Integer> waiting() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(waiting));
    }

    /** Whether nothing is open and no token waits: the case is through. */
    public boolean isOver() {
        return begun && open.isEmpty() && waiting.isEmpty();
    }

    private void put(Flow flow) {
        waiting.merge(flow.id(), 1, Integer::sum);
    }

    private void take(Flow flow) {
        waiting.computeIfPresent(flow.id(), (id, count) -> count == 1 ? null : count - 1);
    }

    private void run(Set<String> opened) {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Sketch.Node node : map.nodes.values()) {
                moved |= pass(node, opened);
            }
        }
    }

    private boolean pass(Sketch.Node node, Set<String> opened) {
        List<Flow> here = map.entering.getOrDefault(node.id(), List.of()).stream()
                .filter(flow -> waiting.containsKey(flow.id()))
                .toList();
        if (here.isEmpty()) {
            return false;
        }
        switch (node.kind()) {
            case "callActivity" -> {
                take(here.get(0));
                open.add(node.id());
                opened.add(node.id());
            }
            case "parallelGateway" -> {
                if (here.size() < map.entering.get(node.id()).size()) {
                    return false;
                }
                here.forEach(this::take);
                map.leaving.get(node.id()).forEach(this::put);
            }
            case "inclusiveGateway" -> {
                if (mayStillCome(node.id(), here)) {
                    return false;
                }
                here.forEach(this::take);
                chosen(node).forEach(this::put);
            }
            default -> take(here.get(0));
        }
        return true;
    }

    /** Whether a token elsewhere can still reach the gateway: then it waits for it. */
    private boolean mayStillCome(String gateway, List<Flow> here) {
        if (open.stream().anyMatch(item -> map.reaches.get(item).contains(gateway))) {
            return true;
        }
        Set<String> arrived = new HashSet<>();
        here.forEach(flow -> arrived.add(flow.id()));
        return map.entering.values().stream()
                .flatMap(List::stream)
                .filter(flow -> waiting.containsKey(flow.id()) && !arrived.contains(flow.id()))
                .anyMatch(flow -> map.reaches.get(flow.to()).contains(gateway));
    }

    private List<Flow> chosen(Sketch.Node gateway) {
        List<Flow> leaving = map.leaving.get(gateway.id());
        List<Flow> chosen = leaving.stream()
                .filter(flow -> !flow.id().equals(gateway.standard()))
                .filter(flow -> flow.needs() == null || items.contains(flow.needs()))
                .toList();
        return chosen.isEmpty()
                ? leaving.stream()
                        .filter(flow -> flow.id().equals(gateway.standard()))
                        .toList()
                : chosen;
    }
}
