package cn.yijianshi.intake.domain;

import java.util.LinkedHashMap;
import java.util.Map;

/** A form is nested objects that follow the dots of its field keys; people and programs may also write the dots. */
public final class DottedKeys {

    private DottedKeys() {}

    /**
     * {@code {"enterprise.nameBrand": "清源"}} becomes {@code {"enterprise": {"nameBrand": "清源"}}}. Rows of lists stay
     * as they are.
     */
    public static Map<String, Object> nested(Map<?, ?> given) {
        var nested = new LinkedHashMap<String, Object>();
        given.forEach((key, value) -> put(nested, String.valueOf(key), value));
        return nested;
    }

    /** The value at a dotted key; null where there is none. */
    public static Object get(Map<?, ?> form, String key) {
        Object here = form;
        for (String step : key.split("\\.")) {
            if (!(here instanceof Map<?, ?> level)) {
                return null;
            }
            here = level.get(step);
        }
        return here;
    }

    /** Puts a value in place, making the objects on the way; the form is changed, objects inside it are not. */
    public static void put(Map<String, Object> form, String key, Object value) {
        var dot = key.indexOf('.');
        if (dot < 0) {
            form.put(key, value instanceof Map<?, ?> added ? together(form.get(key), added) : value);
            return;
        }
        var inside = objectAt(form, key.substring(0, dot));
        put(inside, key.substring(dot + 1), value);
        form.put(key.substring(0, dot), inside);
    }

    private static Map<String, Object> together(Object before, Map<?, ?> added) {
        var both = new LinkedHashMap<String, Object>();
        if (before instanceof Map<?, ?> there) {
            there.forEach((key, value) -> both.put(String.valueOf(key), value));
        }
        added.forEach((key, value) -> put(both, String.valueOf(key), value));
        return both;
    }

    private static Map<String, Object> objectAt(Map<String, Object> form, String name) {
        var copy = new LinkedHashMap<String, Object>();
        if (form.get(name) instanceof Map<?, ?> there) {
            there.forEach((key, value) -> copy.put(String.valueOf(key), value));
        }
        return copy;
    }
}
