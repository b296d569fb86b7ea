package cn.yijianshi.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A form is nested objects; a field's key is the dotted way into them. */
final class Nested {
    private Nested() {}

    static Object get(Map<?, ?> form, String key) {
        Object here = form;
        for (var step : key.split("\\.")) {
            if (!(here instanceof Map<?, ?> level)) return null;
            here = level.get(step);
        }
        return here;
    }

    @SuppressWarnings("unchecked") // levels are made by copy() or here
    static void put(Map<String, Object> form, String key, Object value) {
        var steps = key.split("\\.");
        var level = form;
        for (int i = 0; i < steps.length - 1; i++) {
            var next = level.get(steps[i]);
            if (!(next instanceof Map)) {
                next = new LinkedHashMap<String, Object>();
                level.put(steps[i], next);
            }
            level = (Map<String, Object>) next;
        }
        level.put(steps[steps.length - 1], value);
    }

    static Map<String, Object> copy(Map<?, ?> form) {
        var copy = new LinkedHashMap<String, Object>();
        form.forEach((key, value) -> copy.put(String.valueOf(key), copyOf(value)));
        return copy;
    }

    private static Object copyOf(Object value) {
        if (value instanceof Map<?, ?> level) return copy(level);
        if (value instanceof List<?> list) {
            var copy = new ArrayList<>();
            list.forEach(element -> copy.add(copyOf(element)));
            return copy;
        }
        return value;
    }

    static String pointer(String key) {
        return "/" + key.replace('.', '/');
    }

    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
