package cn.yijianshi.department.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a desk may know of a case: the form fields of its own item and the facts earlier items brought.
 *
 * @param form nested as the dots of the field keys say; lists are arrays
 * @param facts output keys of earlier items to values
 * @param filedOn the day the application was submitted, where the offices are: tables are asked what held on this day
 */
public record Filing(
        String caseId,
        String caseNo,
        String reviewId,
        String item,
        String region,
        String applicantName,
        Map<String, Object> form,
        Map<String, String> facts,
        LocalDate filedOn) {

    /** Days begin and end where the offices are, not where the server is. */
    static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");

    public Filing {
        form = Collections.unmodifiableMap(new LinkedHashMap<>(form));
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** Whatever stands at a dotted key; null when missing. */
    public Object value(String key) {
        return at(form, key);
    }

    /** The trimmed text at a dotted key; empty when missing or blank. */
    public Optional<String> text(String key) {
        return textOf(at(form, key));
    }

    /** The amount at a dotted key; zero when missing or not a number. */
    public BigDecimal amount(String key) {
        return amountOf(at(form, key));
    }

    /** The ISO date at a dotted key; empty when missing or not a date. */
    public Optional<LocalDate> date(String key) {
        return dateOf(at(form, key));
    }

    /** Whether the box at a dotted key is ticked. */
    public boolean yes(String key) {
        return text(key).map(Boolean::parseBoolean).orElse(false);
    }

    /** Options chosen at a dotted key: a list, or one text. */
    public List<String> texts(String key) {
        var value = at(form, key);
        if (value instanceof List<?> list) {
            return list.stream().flatMap(each -> textOf(each).stream()).toList();
        }
        return textOf(value).map(List::of).orElse(List.of());
    }

    /** The rows of the list at a dotted key; empty when missing. */
    public List<Row> rows(String key) {
        if (!(at(form, key) instanceof List<?> list)) {
            return List.of();
        }
        return list.stream()
                .filter(Map.class::isInstance)
                .map(each -> new Row(stringKeys((Map<?, ?>) each)))
                .toList();
    }

    /** A value an earlier item brought. */
    public Optional<String> fact(String key) {
        return textOf(facts.get(key));
    }

    /** One row of a list field; its keys are relative to the row. */
    public record Row(Map<String, Object> values) {

        public Row {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        public Optional<String> text(String key) {
            return textOf(at(values, key));
        }

        public BigDecimal amount(String key) {
            return amountOf(at(values, key));
        }

        public Optional<LocalDate> date(String key) {
            return dateOf(at(values, key));
        }
    }

    private static Object at(Map<?, ?> values, String key) {
        Object here = values;
        for (String step : key.split("\\.")) {
            if (!(here instanceof Map<?, ?> map)) {
                return null;
            }
            here = map.get(step);
        }
        return here;
    }

    private static Optional<String> textOf(Object value) {
        if (value == null || value instanceof Map || value instanceof List) {
            return Optional.empty();
        }
        // 1E+6 is how a JSON number may arrive; people write 1000000.
        var text = value instanceof Number ? new BigDecimal(value.toString()).toPlainString() : value.toString();
        return Optional.of(text.strip()).filter(stripped -> !stripped.isEmpty());
    }

    private static BigDecimal amountOf(Object value) {
        try {
            return textOf(value).map(BigDecimal::new).orElse(BigDecimal.ZERO);
        } catch (NumberFormatException notANumber) {
            return BigDecimal.ZERO;
        }
    }

    private static Optional<LocalDate> dateOf(Object value) {
        try {
            return textOf(value).map(LocalDate::parse);
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> stringKeys(Map<?, ?> map) {
        var row = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> row.put(String.valueOf(key), value));
        return row;
    }
}
