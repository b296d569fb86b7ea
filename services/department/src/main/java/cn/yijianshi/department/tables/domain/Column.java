package cn.yijianshi.department.tables.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One column of a dated table: what it is called and what may stand in it.
 *
 * @param name as JSON says it, such as {@code heldFrom}; the database says {@code held_from}
 * @param key lines that agree in all key columns are the same line at different times
 * @param optional an empty value means "whatever it is"
 * @param length of a text at most
 * @param scale decimal places of a number at most
 * @param options of a choice
 */
public record Column(
        String name,
        Kind kind,
        String label,
        String labelEn,
        boolean key,
        boolean optional,
        int length,
        int scale,
        BigDecimal least,
        BigDecimal most,
        List<String> options) {

    public enum Kind {
        TEXT,
        WHOLE,
        NUMBER,
        YES_NO,
        DATE,
        CHOICE,
        /** Several of the options, kept as one text with commas. */
        CHOICES
    }

    private static final BigDecimal MOST_MONEY = new BigDecimal("999999999999.99");

    public Column {
        options = List.copyOf(options);
    }

    public static Column text(String name, String label, String labelEn, int length) {
        return new Column(name, Kind.TEXT, label, labelEn, false, false, length, 0, null, null, List.of());
    }

    public static Column whole(String name, String label, String labelEn, int least, int most) {
        return new Column(
                name,
                Kind.WHOLE,
                label,
                labelEn,
                false,
                false,
                0,
                0,
                BigDecimal.valueOf(least),
                BigDecimal.valueOf(most),
                List.of());
    }

    public static Column number(String name, String label, String labelEn, int scale, String least, String most) {
        return new Column(
                name,
                Kind.NUMBER,
                label,
                labelEn,
                false,
                false,
                0,
                scale,
                new BigDecimal(least),
                new BigDecimal(most),
                List.of());
    }

    /** Yuan with two decimal places, never below zero. */
    public static Column money(String name, String label, String labelEn) {
        return new Column(
                name, Kind.NUMBER, label, labelEn, false, false, 0, 2, BigDecimal.ZERO, MOST_MONEY, List.of());
    }

    public static Column yesNo(String name, String label, String labelEn) {
        return new Column(name, Kind.YES_NO, label, labelEn, false, false, 0, 0, null, null, List.of());
    }

    public static Column date(String name, String label, String labelEn) {
        return new Column(name, Kind.DATE, label, labelEn, false, false, 0, 0, null, null, List.of());
    }

    public static Column choice(String name, String label, String labelEn, String... options) {
        return new Column(name, Kind.CHOICE, label, labelEn, false, false, 0, 0, null, null, List.of(options));
    }

    public static Column choices(String name, String label, String labelEn, String... options) {
        return new Column(name, Kind.CHOICES, label, labelEn, false, false, 0, 0, null, null, List.of(options));
    }

    public Column asKey() {
        return new Column(name, kind, label, labelEn, true, false, length, scale, least, most, options);
    }

    /** An empty value is allowed; what it means, the label says. */
    public Column orNothing() {
        return new Column(name, kind, label, labelEn, key, true, length, scale, least, most, options);
    }

    /** What a caller wrote, as the column keeps it; what does not fit is added to the faults. */
    Object read(Object written, List<Fault> faults) {
        if (isNothing(written)) {
            if (!optional) {
                faults.add(new Fault(name, "required"));
            }
            return null;
        }
        return switch (kind) {
            case TEXT -> text(written, faults);
            case WHOLE, NUMBER -> number(written, faults);
            case YES_NO -> yesOrNo(written, faults);
            case DATE -> date(written, faults);
            case CHOICE -> option(written, faults).orElse(null);
            case CHOICES -> options(written, faults);
        };
    }

    private static boolean isNothing(Object written) {
        return written == null
                || written instanceof String text && text.isBlank()
                || written instanceof List<?> list && list.isEmpty();
    }

    private String text(Object written, List<Fault> faults) {
        if (!(written instanceof String text)) {
            faults.add(new Fault(name, "type"));
            return null;
        }
        String stripped = text.strip();
        if (stripped.codePointCount(0, stripped.length()) > length) {
            faults.add(new Fault(name, "too-long", String.valueOf(length)));
        }
        return stripped;
    }

    private Object number(Object written, List<Fault> faults) {
        BigDecimal number;
        try {
            if (!(written instanceof Number) && !(written instanceof String)) {
                throw new NumberFormatException();
            }
            number = new BigDecimal(written.toString().strip());
        } catch (NumberFormatException notANumber) {
            faults.add(new Fault(name, "not-a-number"));
            return null;
        }
        if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
            faults.add(new Fault(name, "out-of-range", least.toPlainString(), most.toPlainString()));
            return null;
        }
        // Rounding a rate in silence would change the law.
        if (number.stripTrailingZeros().scale() > scale) {
            faults.add(new Fault(name, "too-many-decimals", String.valueOf(scale)));
            return null;
        }
        return kind == Kind.WHOLE ? (Object) number.intValueExact() : plain(number);
    }

    private Boolean yesOrNo(Object written, List<Fault> faults) {
        if (written instanceof Boolean said) {
            return said;
        }
        if ("true".equals(written) || "false".equals(written)) {
            return Boolean.valueOf(written.toString());
        }
        faults.add(new Fault(name, "type"));
        return null;
    }

    private LocalDate date(Object written, List<Fault> faults) {
        try {
            return LocalDate.parse(written.toString().strip());
        } catch (DateTimeParseException notADate) {
            faults.add(new Fault(name, "not-a-date"));
            return null;
        }
    }

    private Optional<String> option(Object written, List<Fault> faults) {
        if (written instanceof String text && options.contains(text.strip())) {
            return Optional.of(text.strip());
        }
        faults.add(new Fault(name, "option", String.join(", ", options)));
        return Optional.empty();
    }

    private List<String> options(Object written, List<Fault> faults) {
        List<?> all = written instanceof List<?> list
                ? list
                : List.of(written.toString().split(","));
        var chosen = new ArrayList<String>();
        for (Object one : all) {
            var option = option(one, faults);
            if (option.isEmpty()) {
                return null;
            }
            option.filter(each -> !chosen.contains(each)).ifPresent(chosen::add);
        }
        return List.copyOf(chosen);
    }

    /** One number has one text: 3, not 3.0000 and not 3E+0. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
