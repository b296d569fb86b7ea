package cn.yijianshi.department.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A decision within its undo window: checked, signed, and known to nobody outside the department.
 *
 * @param act what it will be: {@link Act#APPROVED} or {@link Act#REFUSED}
 * @param at the officer's moment: the decision bears it when it takes effect
 * @param until as long as he may take it back
 */
public record Pending(
        Act act, Hand by, Instant at, Instant until, Map<String, String> result, String reason, String basis) {

    public Pending {
        result = Collections.unmodifiableMap(new LinkedHashMap<>(result));
    }

    static Pending approval(Hand by, Instant at, Instant until, Map<String, String> result) {
        return new Pending(Act.APPROVED, by, at, until, result, null, null);
    }

    static Pending refusal(Hand by, Instant at, Instant until, String reason, String basis) {
        return new Pending(Act.REFUSED, by, at, until, Map.of(), reason, basis);
    }
}
