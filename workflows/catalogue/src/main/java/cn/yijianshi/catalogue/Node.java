package cn.yijianshi.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * An item's place in a bundle; an optional one takes part only when an answer adds it.
 *
 * @param onFacts what an earlier item must have brought, any of it, for this one to be needed at all; empty when it always is.
 *     So one permit to dig serves every supply whose survey asks for it, and opens for none that does not.
 */
public record Node(
        String item,
        boolean optional,
        FailurePolicy onRefusal,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<String>> onFacts) {

    public Node {
        onFacts = Copies.ofConditions(onFacts);
    }

    public Node(String item, boolean optional, FailurePolicy onRefusal) {
        this(item, optional, onRefusal, Map.of());
    }

    public boolean neededFor(Map<String, String> facts) {
        return onFacts.isEmpty() || onFacts.entrySet().stream().anyMatch(fact -> Conditions.says(fact, facts));
    }
}
