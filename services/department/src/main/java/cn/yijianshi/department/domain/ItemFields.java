package cn.yijianshi.department.domain;

import cn.yijianshi.catalogue.Field;
import cn.yijianshi.catalogue.FieldOption;
import cn.yijianshi.catalogue.FieldType;
import cn.yijianshi.catalogue.Item;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The form fields of an item: which keys exist, and how people read their values. */
public final class ItemFields {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy年M月");

    private ItemFields() {}

    /** Whether a gap can be pinned here: a field, a place inside a list ({@code shareholders[0].name}), a material. */
    static boolean canBePinned(Item item, String key) {
        if (key.startsWith("material:")) {
            var material = key.substring("material:".length());
            return item.materials().stream().anyMatch(each -> each.key().equals(material));
        }
        return find(item.fields(), key.replaceAll("\\[\\d+]", "[]")).isPresent();
    }

    static Optional<Field> find(List<Field> fields, String key) {
        for (var field : fields) {
            if (field.key().equals(key) || (field.key() + "[]").equals(key)) {
                return Optional.of(field);
            }
            if (key.startsWith(field.key() + "[].")) {
                return find(field.rows(), key.substring(field.key().length() + 3));
            }
        }
        return Optional.empty();
    }

    /** The value of a field in Chinese; lists of rows are left to whoever shows them row by row. */
    public static String shown(Field field, Object value) {
        return shown(field, value, true);
    }

    public static String shown(Field field, Object value, boolean chinese) {
        if (value == null) {
            return "";
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(each -> each instanceof Map<?, ?> row ? row(field, row, chinese) : one(field, each, chinese))
                    .collect(Collectors.joining(chinese ? "、" : ", "));
        }
        return one(field, value, chinese);
    }

    private static String row(Field field, Map<?, ?> row, boolean chinese) {
        return field.rows().stream()
                .map(column -> shown(column, at(row, column.key()), chinese))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** What stands at a dotted key of a row. */
    public static Object at(Object row, String key) {
        Object here = row;
        for (var step : key.split("\\.")) {
            here = here instanceof Map<?, ?> level ? level.get(step) : null;
        }
        return here;
    }

    private static String one(Field field, Object value, boolean chinese) {
        var text = value instanceof Number number
                ? plain(number)
                : value.toString().strip();
        if (!field.options().isEmpty()) {
            return field.options().stream()
                    .filter(option -> option.value().equals(text))
                    .findFirst()
                    .map(chinese ? FieldOption::label : FieldOption::labelEn)
                    .orElse(text);
        }
        if (field.type() == FieldType.BOOLEAN) {
            return chinese ? (text.equals("true") ? "是" : "否") : (text.equals("true") ? "yes" : "no");
        }
        if (chinese && field.type() == FieldType.DATE) {
            return day(text);
        }
        if (chinese && field.type() == FieldType.MONTH) {
            try {
                return YearMonth.parse(text).format(MONTH);
            } catch (DateTimeParseException asItStands) {
                return text;
            }
        }
        return text;
    }

    /** An ISO date as papers print it; anything else as it stands. */
    static String day(String text) {
        try {
            return LocalDate.parse(text).format(DAY);
        } catch (DateTimeParseException asItStands) {
            return text;
        }
    }

    private static String plain(Number number) {
        return new java.math.BigDecimal(number.toString()).toPlainString();
    }
}
