package cn.yijianshi.intake.sheets.domain;

import cn.yijianshi.catalogue.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What people write into cells, as a form takes it; what cannot be understood stays as it was written, to be told so. */
public final class CellValue {

    private static final Pattern SERIAL_DAY = Pattern.compile("[1-9][0-9]{4}(\\.0+)?");
    private static final Pattern BETWEEN_CHOICES = Pattern.compile("[、,，;；|]");
    // Spreadsheets count days from here (and believe in 1900-02-29).
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

    private CellValue() {}

    public static Object of(Field field, String given) {
        var text = given.strip();
        return switch (field.type()) {
            case INTEGER, DECIMAL, MONEY -> number(text);
            case DATE ->
                SERIAL_DAY.matcher(text).matches()
                        ? DAY_ZERO.plusDays(new BigDecimal(text).intValue()).toString()
                        : text.replace('/', '-');
            case BOOLEAN -> truth(text);
            case CHOICE, TEXT -> option(field, text);
            case CHOICES -> split(text).stream().map(one -> option(field, one)).toList();
            case MONTH, REGION, LIST -> text;
        };
    }

    private static Object number(String text) {
        try {
            return new BigDecimal(text.replace(",", "").replace("，", ""));
        } catch (NumberFormatException notANumber) {
            return text;
        }
    }

    private static Object truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "是", "true", "yes", "y", "1", "同意" -> true;
            case "否", "false", "no", "n", "0", "不同意" -> false;
            default -> text;
        };
    }

    private static String option(Field field, String text) {
        return field.options().stream()
                .filter(option -> same(text, option.value(), option.label(), option.labelEn()))
                .map(option -> option.value())
                .findFirst()
                .orElse(text);
    }

    public static boolean same(String text, String... words) {
        return Stream.of(words).anyMatch(word -> word != null && word.equalsIgnoreCase(text));
    }

    public static List<String> split(String text) {
        return Stream.of(BETWEEN_CHOICES.split(text))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }
}
