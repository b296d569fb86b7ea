package cn.yijianshi.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Values as they come from forms, taken for what a table says they are. */
final class Values {

    private final Map<String, Map<String, ?>> roots;
    private final Map<String, Object> decided;

    Values(Map<String, Map<String, ?>> roots, Map<String, Object> decided) {
        this.roots = roots;
        this.decided = decided;
    }

    /** Null when missing or blank; of a list of rows the column, as a list. */
    Object at(String path) {
        if (decided.containsKey(path)) {
            return decided.get(path);
        }
        var steps = path.split("\\.");
        var root = roots.get(steps[0]);
        return root == null ? null : at(root, Arrays.asList(steps).subList(1, steps.length));
    }

    private static Object at(Object here, List<String> steps) {
        if (steps.isEmpty()) {
            return here instanceof String text && text.isBlank() ? null : here;
        }
        if (here instanceof List<?> rows) {
            var column = new ArrayList<Object>();
            rows.forEach(row -> column.add(at(row, steps)));
            return column;
        }
        if (!(here instanceof Map<?, ?> map)) {
            return null;
        }
        var whole = String.join(".", steps);
        return map.containsKey(whole)
                ? at(map.get(whole), List.of())
                : at(map.get(steps.get(0)), steps.subList(1, steps.size()));
    }

    /** @throws Doubtful when it is nothing of the kind */
    static Object as(Kind kind, Object value, String what) {
        if (value == null) {
            return null;
        }
        var taken =
                switch (kind) {
                    case STRING -> value instanceof String text ? text.strip() : null;
                    case NUMBER -> number(value);
                    case BOOLEAN -> bool(value);
                    case DATE -> date(value);
                    case LIST -> value instanceof List<?> ? value : null;
                };
        if (taken == null) {
            throw new Doubtful(Verdict.Why.UNEXPECTED_INPUT, what);
        }
        return taken;
    }

    static BigDecimal number(Object value) {
        if (!(value instanceof Number) && !(value instanceof String)) {
            return null;
        }
        try {
            return new BigDecimal(value.toString().strip());
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static Boolean bool(Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        return "true".equals(value) ? Boolean.TRUE : "false".equals(value) ? Boolean.FALSE : null;
    }

    private static LocalDate date(Object value) {
        if (value instanceof LocalDate day) {
            return day;
        }
        try {
            return value instanceof String text ? LocalDate.parse(text.strip()) : null;
        } catch (DateTimeParseException notADate) {
            return null;
        }
    }

    /** 1.50 and 1.5 are one number. */
    static boolean same(Object one, Object other) {
        if (one instanceof BigDecimal number && other instanceof BigDecimal otherNumber) {
            return number.compareTo(otherNumber) == 0;
        }
        return one == null ? other == null : one.equals(other);
    }

    static int compare(Object one, Object other) {
        if (one instanceof BigDecimal number && other instanceof BigDecimal otherNumber) {
            return number.compareTo(otherNumber);
        }
        if (one instanceof LocalDate day && other instanceof LocalDate otherDay) {
            return day.compareTo(otherDay);
        }
        throw new IllegalStateException("Checked when the rules were read");
    }

    static String text(Object value) {
        if (value == null) {
            return null;
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
