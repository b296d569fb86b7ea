package cn.yijianshi.engine.editing.domain;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.guard.Sketch;
import cn.yijianshi.engine.editing.domain.Change.Step;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What two versions say otherwise: in what they mean, and in what is drawn. */
public final class Differences {

    /** How one among several is told from the others, the first that there is. */
    private static final List<String> NAMES = List.of("key", "item", "code", "pointer");
    /** Between the two items of an edge, in its name. */
    public static final String THEN = " → ";
    /** Every version has its own; nobody need be told. */
    private static final Set<String> UNSAID = Set.of("version", "validFrom");

    private final List<Change> changes = new ArrayList<>();

    private Differences() {}

    public static List<Change> between(Record before, Record after) {
        Differences differences = new Differences();
        differences.records(List.of(), before, after);
        return List.copyOf(differences.changes);
    }

    private void any(List<Step> path, Object before, Object after) {
        if (Objects.equals(before, after) || empty(before) && empty(after)) {
            return;
        }
        if (before instanceof List<?> one && after instanceof List<?> other) {
            lists(path, one, other);
        } else if (before instanceof Map<?, ?> one && after instanceof Map<?, ?> other) {
            keyed(path, new LinkedHashMap<>(one), new LinkedHashMap<>(other));
        } else if (before instanceof Record one && after instanceof Record other && !(one instanceof Limit)) {
            records(path, one, other);
        } else {
            changes.add(new Change(path, before, after));
        }
    }

    private void records(List<Step> path, Record before, Record after) {
        for (RecordComponent component : before.getClass().getRecordComponents()) {
            if (!UNSAID.contains(component.getName())) {
                any(
                        longer(path, new Step(component.getName(), null)),
                        value(before, component),
                        value(after, component));
            }
        }
    }

    private void lists(List<Step> path, List<?> before, List<?> after) {
        Map<Object, Object> one = named(before);
        Map<Object, Object> other = named(after);
        keyed(path, one, other);
        // Only the order is otherwise: it is told as a whole.
        if (one.equals(other) && one.size() == before.size()) {
            changes.add(new Change(path, List.copyOf(one.keySet()), List.copyOf(other.keySet())));
        }
    }

    private void keyed(List<Step> path, Map<?, ?> before, Map<?, ?> after) {
        Set<Object> keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (Object key : keys) {
            Step last = path.get(path.size() - 1);
            List<Step> at = new ArrayList<>(path.subList(0, path.size() - 1));
            // What has no name of its own shows as what was put in or taken out.
            String which = key instanceof Record ? null : String.valueOf(key);
            at.add(new Step(last.name(), last.which() == null || which == null ? which : last.which() + "." + which));
            any(List.copyOf(at), before.get(key), after.get(key));
        }
    }

    /** What has no name of its own is named by what it says. */
    private static Map<Object, Object> named(List<?> list) {
        Map<Object, Object> named = new LinkedHashMap<>();
        for (Object one : list) {
            named.put(name(one), one);
        }
        return named;
    }

    private static Object name(Object one) {
        if (one instanceof Record record) {
            for (String name : NAMES) {
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    if (component.getName().equals(name) && value(record, component) != null) {
                        return value(record, component);
                    }
                }
            }
            if (record instanceof cn.yijianshi.catalogue.Edge edge) {
                return edge.from() + THEN + edge.to();
            }
        }
        return one;
    }

    private static boolean empty(Object value) {
        return value == null
                || value instanceof List<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty()
                || value instanceof String text && text.isBlank();
    }

    /** What a record says in one of its parts. */
    public static Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("a record's own accessor", impossible);
        }
    }

    private static List<Step> longer(List<Step> path, Step step) {
        List<Step> longer = new ArrayList<>(path);
        longer.add(step);
        return List.copyOf(longer);
    }

    // --- In the drawing -----------------------------------------------------------------------

    public enum What {
        ADDED,
        REMOVED,
        CHANGED,
        MOVED
    }

    public record ElementField(String name, String before, String after) {}

    /** @param name as the element is labelled, now or else before */
    public record Element(String id, What change, String name, List<ElementField> fields) {}

    /** By id: nodes first, then what joins them. What only stands elsewhere has moved. */
    public static List<Element> drawn(Sketch before, Sketch after) {
        Map<String, Map<String, String>> one = said(before);
        Map<String, Map<String, String>> other = said(after);
        Set<String> ids = new LinkedHashSet<>(one.keySet());
        ids.addAll(other.keySet());
        List<Element> elements = new ArrayList<>();
        for (String id : ids) {
            Map<String, String> was = one.get(id);
            Map<String, String> is = other.get(id);
            List<ElementField> fields = fields(was == null ? Map.of() : was, is == null ? Map.of() : is);
            String name = is != null && is.get("name") != null ? is.get("name") : was == null ? null : was.get("name");
            if (was == null) {
                elements.add(new Element(id, What.ADDED, name, fields));
            } else if (is == null) {
                elements.add(new Element(id, What.REMOVED, name, fields));
            } else if (!fields.isEmpty()) {
                elements.add(new Element(id, What.CHANGED, name, fields));
            } else if (!Objects.equals(before.places().get(id), after.places().get(id))) {
                elements.add(new Element(id, What.MOVED, name, List.of()));
            }
        }
        return elements;
    }

    private static Map<String, Map<String, String>> said(Sketch sketch) {
        Map<String, Map<String, String>> said = new LinkedHashMap<>();
        sketch.nodes().values().forEach(node -> {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("kind", node.kind());
            fields.put("name", node.name());
            fields.put("default", node.standard());
            said.put(node.id(), fields);
        });
        sketch.flows().values().forEach(flow -> {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("name", flow.name());
            fields.put("from", flow.from());
            fields.put("to", flow.to());
            fields.put("needs", flow.needs());
            said.put(flow.id(), fields);
        });
        return said;
    }

    private static List<ElementField> fields(Map<String, String> before, Map<String, String> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(name -> new ElementField(name, before.get(name), after.get(name)))
                .toList();
    }
}
