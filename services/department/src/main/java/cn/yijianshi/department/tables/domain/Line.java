package cn.yijianshi.department.tables.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of a dated table.
 *
 * @param values column name to value, as the column keeps it; nothing where it is empty
 * @param validTo the last day it holds; null for an open end
 * @param source the law or decision it stands on
 */
public record Line(Map<String, Object> values, LocalDate validFrom, LocalDate validTo, String source) {

    public Line {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public boolean holdsOn(LocalDate day) {
        return !validFrom.isAfter(day) && (validTo == null || !validTo.isBefore(day));
    }

    public String text(String column) {
        return (String) values.get(column);
    }

    public BigDecimal number(String column) {
        Object value = values.get(column);
        return value instanceof Integer whole ? BigDecimal.valueOf(whole) : (BigDecimal) value;
    }

    public Integer whole(String column) {
        return (Integer) values.get(column);
    }

    public Boolean yesNo(String column) {
        return (Boolean) values.get(column);
    }

    /** What was chosen in a column of choices; empty when nothing was. */
    @SuppressWarnings("unchecked")
    public List<String> choices(String column) {
        return values.get(column) == null ? List.of() : (List<String>) values.get(column);
    }

    Line until(LocalDate lastDay) {
        return new Line(values, validFrom, lastDay, source);
    }
}
