package cn.yijianshi.engine.api;

import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.engine.domain.Due;
import cn.yijianshi.engine.domain.DueDates;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.domain.Offices;
import cn.yijianshi.engine.domain.UnanswerableQuestion;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** When is it due? As a caller asks it; what makes no sense is refused by its field. */
record DueQuestion(Instant start, int amount, LimitUnit unit, String office) {
    private static final Pattern LOCAL_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    // In a query an unescaped plus sign arrives as a space.
    private static final Pattern OFFSET_AFTER_SPACE = Pattern.compile(" (?=\\d{2}:?\\d{2}$)");

    static DueQuestion of(String start, String amount, String unit, String office) {
        LimitUnit asked = unit(unit);
        return new DueQuestion(start(start), amount(amount, asked), asked, office(office));
    }

    static DueQuestion of(JsonNode question) {
        if (!question.isObject()) {
            throw new UnanswerableQuestion("", "unreadable-value");
        }
        LimitUnit unit = unit(text(question, "unit"));
        JsonNode amount = question.path("amount");
        if (!amount.isMissingNode() && !amount.isNull() && !(amount.isIntegralNumber() && amount.canConvertToInt())) {
            throw new UnanswerableQuestion("amount", "unreadable-value");
        }
        return new DueQuestion(
                start(text(question, "start")),
                amount(amount.isIntegralNumber() ? amount.asString() : null, unit),
                unit,
                office(text(question, "office")));
    }

    Due answer(DueDates dates) {
        return dates.due(start, amount, unit, office);
    }

    private static String text(JsonNode question, String field) {
        JsonNode found = question.path(field);
        if (found.isMissingNode() || found.isNull()) {
            return null;
        }
        if (!found.isString()) {
            throw new UnanswerableQuestion(field, "unreadable-value");
        }
        return found.stringValue();
    }

    static Instant start(String text) {
        if (text == null || text.isBlank()) {
            throw new UnanswerableQuestion("start", "required");
        }
        String start = OFFSET_AFTER_SPACE.matcher(text.strip()).replaceFirst("+");
        try {
            if (LOCAL_DAY.matcher(start).matches()) {
                return LocalDate.parse(start).atStartOfDay(OfficeHours.ZONE).toInstant();
            }
            boolean offset =
                    start.endsWith("Z") || start.indexOf('+') > 0 || start.lastIndexOf('-') > start.indexOf('T');
            return offset
                    ? OffsetDateTime.parse(start).toInstant()
                    : LocalDateTime.parse(start).atZone(OfficeHours.ZONE).toInstant();
        } catch (DateTimeException unreadable) {
            throw new UnanswerableQuestion("start", "calendar-start-unreadable");
        }
    }

    private static int amount(String text, LimitUnit unit) {
        if (text == null || text.isBlank()) {
            if (unit == LimitUnit.IMMEDIATE) {
                return 0;
            }
            throw new UnanswerableQuestion("amount", "required");
        }
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException unreadable) {
            throw new UnanswerableQuestion("amount", "unreadable-value");
        }
    }

    private static LimitUnit unit(String text) {
        if (text == null || text.isBlank()) {
            throw new UnanswerableQuestion("unit", "required");
        }
        try {
            return LimitUnit.valueOf(text.strip());
        } catch (IllegalArgumentException unknown) {
            throw new UnanswerableQuestion("unit", "calendar-unit-unknown");
        }
    }

    static String office(String text) {
        return text == null || text.isBlank() ? Offices.CITY : text.strip();
    }
}
