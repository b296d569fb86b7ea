package cn.yijianshi.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * An item's place in a bundle; an optional one takes part only when an answer adds it.
 *
 * @param onFacts what an earlier item must have brought, any of it, for this one to be needed at all; empty when it always is.
 *     So one permit to dig serves every supply whose survey asks for it, and opens for none that does not.
 * @param withoutLate whether it is decided, once its own time gets short, without the decisions that are still out; it is
 *     told then who has not spoken ({@link Awaited})
 */
public record Node(
        String item,
        boolean optional,
        FailurePolicy onRefusal,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<String>> onFacts,
        // Left out unless true: what was published before this was known reads as it did.
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean withoutLate) {

    public Node {
        withoutLate = Boolean.TRUE.equals(withoutLate) ? true : null;
        onFacts = Copies.ofConditions(onFacts);
    }

    public Node(String item, boolean optional, FailurePolicy onRefusal) {
        this(item, optional, onRefusal, Map.of());
    }

    public Node(String item, boolean optional, FailurePolicy onRefusal, Map<String, List<String>> onFacts) {
        this(item, optional, onRefusal, onFacts, null);
    }

    public boolean goesOnWithoutTheLate() {
        return withoutLate != null;
    }

    public boolean neededFor(Map<String, String> facts) {
        return onFacts.isEmpty() || onFacts.entrySet().stream().anyMatch(fact -> Conditions.says(fact, facts));
    }
}
