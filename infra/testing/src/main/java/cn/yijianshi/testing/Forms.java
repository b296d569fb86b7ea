package cn.yijianshi.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/** Forms as they travel: nested as the dots of the field keys say. */
public final class Forms {

    private Forms() {}

    @SuppressWarnings("unchecked")
    public static void put(Map<String, Object> form, String key, Object value) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            form.put(key, value);
            return;
        }
        var inner = form.computeIfAbsent(key.substring(0, dot), step -> new LinkedHashMap<String, Object>());
        put((Map<String, Object>) inner, key.substring(dot + 1), value);
    }
}
