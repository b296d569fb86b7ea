package cn.yijianshi.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What rules said, and how they came to it.
 *
 * @param results values for an approval, by the name of their column
 * @param hits the rows that matched, in the order they were looked at
 * @param inputs the expressions that were looked at and their values, as text
 * @param doubt why a person must decide although no row says so; null when a row said it
 */
public record Verdict(
        Outcome outcome,
        List<Reason> reasons,
        Map<String, String> results,
        List<Hit> hits,
        Map<String, String> inputs,
        Doubt doubt) {

    /** In words for the applicant. */
    public record Reason(String code, String text, String textEn, String basis) {}

    /** @param row counted from 1 */
    public record Hit(String decision, int row, String rule) {}

    public record Doubt(Why why, String detail) {}

    public enum Why {
        MISSING_INPUT,
        /** Of another type, or none of the values the table knows. */
        UNEXPECTED_INPUT,
        NO_ROW,
        /** Rows that must not both match, or must agree. */
        CONTRADICTION,
        BROKEN_RULES
    }

    public Verdict {
        reasons = List.copyOf(reasons);
        results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
        hits = List.copyOf(hits);
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
}
