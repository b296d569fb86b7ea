package cn.yijianshi.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * What an answer does. Effects act in the order of the questions: what a later answer adds or requires stands, whatever an
 * earlier one removed or omitted.
 *
 * @param require keys of fields that become required
 * @param omit keys of fields that are not asked, and not taken: a branch has no capital
 * @param set fields the answer itself fills, so that nobody is asked twice
 */
public record Effects(
        List<String> add,
        List<String> remove,
        List<String> require,
        // Left out where there is none: what was published before this was known reads as it did.
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> omit,
        Map<String, Object> set,
        Stop stop,
        List<Offer> offer) {

    public static final Effects NONE = new Effects(null, null, null, null, null, null);

    public Effects {
        add = Copies.of(add);
        remove = Copies.of(remove);
        require = Copies.of(require);
        omit = Copies.of(omit);
        set = Copies.of(set);
        offer = Copies.of(offer);
    }

    public Effects(
            List<String> add,
            List<String> remove,
            List<String> require,
            Map<String, Object> set,
            Stop stop,
            List<Offer> offer) {
        this(add, remove, require, null, set, stop, offer);
    }
}
