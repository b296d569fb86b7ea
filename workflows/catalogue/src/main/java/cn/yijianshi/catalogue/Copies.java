package cn.yijianshi.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a record was given stays as it was: absent becomes empty, lists and maps are copied. */
final class Copies {
    private Copies() {}

    static <T> List<T> of(List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }

    /** Keeps the order of the file. */
    static <V> Map<String, V> of(Map<String, V> given) {
        return given == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }

    static Map<String, List<String>> ofConditions(Map<String, List<String>> given) {
        if (given == null) return Map.of();
        var copy = new LinkedHashMap<String, List<String>>();
        given.forEach((key, values) -> copy.put(key, List.copyOf(values)));
        return Collections.unmodifiableMap(copy);
    }
}
