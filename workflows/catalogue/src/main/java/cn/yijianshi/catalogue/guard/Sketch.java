package cn.yijianshi.catalogue.guard;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a drawing says, as far as the guard lets it be said.
 *
 * @param places of every shape its left, top, width and height, of every line its corners, by the id of what is drawn
 */
public record Sketch(
        String process,
        String versionTag,
        Map<String, Node> nodes,
        Map<String, Flow> flows,
        Map<String, List<Double>> places) {

    /** @param standard the flow that is gone when no condition holds */
    public record Node(String id, String name, String kind, int line, String standard) {}

    /** @param needs the item that must take part for this way to be gone; null: it always is */
    public record Flow(String id, String name, String from, String to, int line, String needs) {}

    static Sketch empty() {
        return new Sketch(null, null, new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    public List<Flow> leaving(String node) {
        return flows.values().stream().filter(flow -> node.equals(flow.from())).toList();
    }

    public List<Flow> entering(String node) {
        return flows.values().stream().filter(flow -> node.equals(flow.to())).toList();
    }

    /** Everything that can be reached from there. */
    public Set<String> after(String start) {
        return after(start, Set.of());
    }

    Set<String> after(String start, Collection<String> notThrough) {
        var after = new LinkedHashSet<String>();
        var open = new java.util.ArrayDeque<>(List.of(start));
        while (!open.isEmpty())
            for (var flow : leaving(open.pop()))
                if (flow.to() != null && !notThrough.contains(flow.to()) && after.add(flow.to())) open.push(flow.to());
        return after;
    }
}
