package cn.yijianshi.intake.domain;

import cn.yijianshi.catalogue.StoppedRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Who entered which value of a form: JSON pointer of the value to its {@link Entry}. */
public final class Entries {

    private Entries() {}

    /** Values that changed or came anew were entered now; what stayed keeps who entered it; what went is forgotten. */
    public static Map<String, Entry> after(
            Map<String, Entry> known, Map<String, Object> before, Map<String, Object> after, Entry now) {
        var old = values(before);
        var entries = new LinkedHashMap<String, Entry>();
        values(after).forEach((pointer, value) -> {
            var same = old.containsKey(pointer) && same(old.get(pointer), value);
            entries.put(pointer, same ? known.getOrDefault(pointer, now) : now);
        });
        return entries;
    }

    /** Only of values that the form holds. */
    public static Map<String, Entry> within(Map<String, Entry> known, Map<String, Object> form) {
        var entries = new LinkedHashMap<String, Entry>();
        values(form).keySet().stream()
                .filter(known::containsKey)
                .forEach(pointer -> entries.put(pointer, known.get(pointer)));
        return entries;
    }

    /** Rows that were left behind go, and those behind them move up. */
    public static Map<String, Entry> without(Map<String, Entry> known, List<StoppedRow> leftBehind) {
        var entries = new LinkedHashMap<String, Entry>();
        known.forEach((pointer, entry) -> moved(pointer, leftBehind).ifPresent(at -> entries.put(at, entry)));
        return entries;
    }

    private static Optional<String> moved(String pointer, List<StoppedRow> leftBehind) {
        for (var one : leftBehind) {
            var list = "/" + one.list().key().replace('.', '/') + "/";
            if (!pointer.startsWith(list)) continue;
            var inside = pointer.substring(list.length()).split("/", 2);
            var row = Integer.parseInt(inside[0]);
            var gone = leftBehind.stream()
                    .filter(other -> other.list().key().equals(one.list().key()))
                    .map(StoppedRow::index)
                    .toList();
            if (gone.contains(row)) return Optional.empty();
            var before = gone.stream().filter(index -> index < row).count();
            return Optional.of(list + (row - before) + (inside.length > 1 ? "/" + inside[1] : ""));
        }
        return Optional.of(pointer);
    }

    /** Every single value by its JSON pointer; what is empty is no value. */
    public static Map<String, Object> values(Map<String, Object> form) {
        var values = new LinkedHashMap<String, Object>();
        collect("", form, values);
        return values;
    }

    private static void collect(String pointer, Object value, Map<String, Object> values) {
        if (value instanceof Map<?, ?> level) {
            level.forEach((name, inner) -> collect(pointer + "/" + escape(String.valueOf(name)), inner, values));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(pointer + "/" + i, list.get(i), values);
            }
        } else if (value != null && !value.equals("")) {
            values.put(pointer, value);
        }
    }

    // A number may come as 100.5 or as 100.50, and in whatever Java type the reader chose.
    private static boolean same(Object one, Object other) {
        return Objects.equals(one, other) || one.toString().equals(other.toString());
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
