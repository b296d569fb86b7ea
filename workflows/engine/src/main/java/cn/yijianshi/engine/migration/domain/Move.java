package cn.yijianshi.engine.migration.domain;

import cn.yijianshi.engine.domain.ItemState;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What becomes of one case when it is to go on by another version of its bundle. */
public sealed interface Move {

    /**
     * It can.
     *
     * @param items the items that take part from then on, with the version each is decided by
     * @param joined items that the new version needs and that ask nothing more of the applicant
     * @param leftOut items that the new version needs and this case goes without, with the reason
     * @param dropped items that are not needed any more, which the applicant is told
     * @param passes items whose turn has come by it, and which no review opens for
     * @param opens items whose turn has come by it
     * @param tokens what waits before the gateways of the new drawing, by flow
     * @param awaits for reviews in hand, the decisions that must be in before theirs, where they are others than before
     */
    record Goes(
            int version,
            Map<String, Integer> items,
            List<String> joined,
            Map<String, Reason> leftOut,
            List<String> dropped,
            List<Passed> passes,
            Set<String> opens,
            Map<String, Integer> tokens,
            Map<String, Set<String>> awaits)
            implements Move {}

    /** @param barred why it is skipped; null: nothing that was found asks for it */
    record Passed(String item, String barred) {
        ItemState state() {
            return barred == null ? ItemState.NOT_NEEDED : ItemState.SKIPPED;
        }
    }

    /** It stays where it is. @param item the one that holds it, or null */
    record Stays(Reason reason, String item) implements Move {}
}
