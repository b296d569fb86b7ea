package cn.yijianshi.catalogue;

import java.util.List;
import java.util.Map;

/**
 * What an answer does. Effects act in the order of the questions: what a later answer adds stands, whatever an earlier one
 * removed.
 *
 * @param require keys of fields that become required
 * @param set fields the answer itself fills, so that nobody is asked twice
 */
public record Effects(
        List<String> add,
        List<String> remove,
        List<String> require,
        Map<String, Object> set,
        Stop stop,
        List<Offer> offer) {

    public static final Effects NONE = new Effects(null, null, null, null, null, null);

    public Effects {
        add = Copies.of(add);
        remove = Copies.of(remove);
        require = Copies.of(require);
        set = Copies.of(set);
        offer = Copies.of(offer);
    }
}
