package cn.yijianshi.department.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Puts new values into a form whose nesting follows the dots of the field keys. */
final class FormFields {

    private FormFields() {}

    /** The form with the new values in place; keys may be nested objects or dotted ({@code shareholders[0].name}). */
    static Map<String, Object> merge(Map<String, Object> form, Map<String, Object> fields) {
        var merged = copyOf(form);
        fields.forEach((key, value) -> put(merged, steps(key), value));
        return merged;
    }

    /** Whether two forms say the same; 1.50 and 1.5 do. */
    static boolean same(Object one, Object other) {
        if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> otherMap) {
            return map.keySet().equals(otherMap.keySet())
                    && map.keySet().stream().allMatch(key -> same(map.get(key), otherMap.get(key)));
        }
        if (one instanceof List<?> list && other instanceof List<?> otherList) {
            return list.size() == otherList.size()
                    && IntStream.range(0, list.size()).allMatch(i -> same(list.get(i), otherList.get(i)));
        }
        if (one instanceof Number number && other instanceof Number otherNumber) {
            return new BigDecimal(number.toString()).compareTo(new BigDecimal(otherNumber.toString())) == 0;
        }
        return Objects.equals(one, other);
    }

    private static void put(Map<String, Object> into, List<Object> steps, Object value) {
        var name = (String) steps.get(0);
        into.put(name, changed(into.get(name), steps.subList(1, steps.size()), value));
    }

    private static Object changed(Object before, List<Object> steps, Object value) {
        if (steps.isEmpty()) {
            return before instanceof Map<?, ?> old && value instanceof Map<?, ?> fields
                    ? merge(copyOf(old), copyOf(fields))
                    : value;
        }
        if (steps.get(0) instanceof Integer row) {
            var rows = before instanceof List<?> list ? new ArrayList<Object>(list) : new ArrayList<Object>();
            while (rows.size() <= row) {
                rows.add(Map.of());
            }
            rows.set(row, changed(rows.get(row), steps.subList(1, steps.size()), value));
            return rows;
        }
        var map = before instanceof Map<?, ?> old ? copyOf(old) : new LinkedHashMap<String, Object>();
        put(map, steps, value);
        return map;
    }

    private static List<Object> steps(String key) {
        var steps = new ArrayList<Object>();
        for (String part : key.split("\\.")) {
            var bracket = part.indexOf('[');
            if (bracket > 0
                    && part.endsWith("]")
                    && part.substring(bracket + 1, part.length() - 1).matches("\\d{1,3}")) {
                steps.add(part.substring(0, bracket));
                steps.add(Integer.valueOf(part.substring(bracket + 1, part.length() - 1)));
            } else {
                steps.add(part);
            }
        }
        return steps;
    }

    private static Map<String, Object> copyOf(Map<?, ?> map) {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }
}
