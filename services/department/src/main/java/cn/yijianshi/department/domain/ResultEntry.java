package cn.yijianshi.department.domain;

import cn.yijianshi.catalogue.FieldOption;
import cn.yijianshi.catalogue.ResultField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an officer enters to approve, held against the result fields of the item file. */
final class ResultEntry {

    private final List<ReviewProblem.Flaw> flaws = new ArrayList<>();
    private final Map<String, String> values = new LinkedHashMap<>();

    private ResultEntry() {}

    /** @throws ReviewProblem.Invalid naming every flaw at once */
    static Map<String, String> check(List<ResultField> fields, Map<String, ?> entered) {
        var entry = new ResultEntry();
        var flat = new LinkedHashMap<String, Object>();
        flatten("", entered, flat);
        var known = fields.stream().map(ResultField::key).collect(Collectors.toSet());
        flat.keySet().stream().filter(key -> !known.contains(key)).forEach(key -> entry.flaw(key, "unknown-field"));
        fields.forEach(field -> entry.take(field, flat.get(field.key())));
        if (!entry.flaws.isEmpty()) {
            throw new ReviewProblem.Invalid(entry.flaws);
        }
        return entry.values;
    }

    private static void flatten(String prefix, Map<?, ?> from, Map<String, Object> into) {
        from.forEach((key, value) -> {
            if (value instanceof Map<?, ?> nested) {
                flatten(prefix + key + ".", nested, into);
            } else {
                into.put(prefix + key, value);
            }
        });
    }

    private void take(ResultField field, Object value) {
        var text = text(value);
        if (text.isEmpty()) {
            if (field.required()) {
                flaw(field.key(), "required");
            }
            return;
        }
        if (fits(field, text, value)) {
            values.put(field.key(), text);
        }
    }

    private static String text(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        if (value instanceof Number) {
            return new BigDecimal(value.toString()).toPlainString();
        }
        return value.toString().strip();
    }

    private boolean fits(ResultField field, String text, Object value) {
        return switch (field.type()) {
            case TEXT, REGION -> textFits(field, text);
            case INTEGER, DECIMAL, MONEY -> numberFits(field, text);
            case DATE -> dateFits(field, text, LocalDate::parse);
            case MONTH -> dateFits(field, text, YearMonth::parse);
            case BOOLEAN -> text.equals("true") || text.equals("false") || flaw(field.key(), "type");
            case CHOICE -> isOption(field, text) || flaw(field.key(), "option");
            case CHOICES ->
                (value instanceof List<?> list ? list.stream().map(String::valueOf) : List.of(text.split(",")).stream())
                                .allMatch(each -> isOption(field, each))
                        || flaw(field.key(), "option");
            case LIST -> flaw(field.key(), "type");
        };
    }

    private boolean textFits(ResultField field, String text) {
        // A result without a limit of its own still has to fit the papers and columns it goes into.
        int longest = field.maxLength() > 0 ? field.maxLength() : 500;
        if (text.codePointCount(0, text.length()) > longest) {
            return flaw(field.key(), "too-long", String.valueOf(longest));
        }
        return field.pattern() == null || text.matches(field.pattern()) || flaw(field.key(), "pattern");
    }

    private boolean numberFits(ResultField field, String text) {
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException notANumber) {
            return flaw(field.key(), "not-a-number");
        }
        int decimals = Math.max(0, number.stripTrailingZeros().scale());
        boolean tooFine =
                switch (field.type()) {
                    case INTEGER -> decimals > 0;
                    case MONEY -> decimals > 2;
                    default -> false;
                };
        if (tooFine) {
            return flaw(field.key(), "not-a-number");
        }
        if (field.min() != null && number.compareTo(field.min()) < 0
                || field.max() != null && number.compareTo(field.max()) > 0) {
            return flaw(field.key(), "out-of-range", shown(field.min()), shown(field.max()));
        }
        return true;
    }

    private boolean dateFits(ResultField field, String text, Function<String, ?> parse) {
        try {
            parse.apply(text);
            return true;
        } catch (DateTimeParseException notADate) {
            return flaw(field.key(), "type");
        }
    }

    private static boolean isOption(ResultField field, String value) {
        return field.options().stream().map(FieldOption::value).anyMatch(value::equals);
    }

    private static String shown(BigDecimal bound) {
        return bound == null ? "…" : bound.toPlainString();
    }

    /** Always false, so that a check can end in its flaw. */
    private boolean flaw(String key, String code, String... args) {
        flaws.add(new ReviewProblem.Flaw("/result/" + key.replace("~", "~0").replace("/", "~1"), code, args));
        return false;
    }
}
