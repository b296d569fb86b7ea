package cn.yijianshi.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * Another promise that holds when the answers say so, e.g. 2 days instead of 3 when a party is an enterprise, or when an
 * earlier item brought it out, e.g. 4 days instead of 2 when the survey found that an external line is needed.
 *
 * @param facts output keys of earlier items to the values that make the promise hold
 */
public record LimitVariant(
        Map<String, List<String>> when,
        // Left out where empty: what was published before facts counted reads as it did.
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<String>> facts,
        Limit promised) {
    public LimitVariant {
        when = Copies.ofConditions(when);
        facts = Copies.ofConditions(facts);
    }

    boolean holds(Map<String, List<String>> answers, Map<String, String> known) {
        return Conditions.hold(when, answers) && Conditions.holdFacts(facts, known);
    }
}
