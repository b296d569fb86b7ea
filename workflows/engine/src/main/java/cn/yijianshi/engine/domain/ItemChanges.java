package cn.yijianshi.engine.domain;

import java.util.List;
import java.util.Optional;

/** Proposed limits and rules of items, and what became of them. */
public interface ItemChanges {

    Optional<ItemChange> of(long id);

    /**
     * The latest first.
     *
     * @param key null: of all items
     * @param state null: in any
     */
    List<ItemChange> list(String key, ItemChange.State state, long before, int limit);

    /** What somebody proposed of an item's next version, but for what was discarded. */
    List<ItemChange> by(String proposerId, String key, int basedOn);

    ItemChange keep(ItemChange proposed);

    /** @return false if somebody else settled it meanwhile */
    boolean settle(ItemChange settled);

    /** The published version tells who confirmed it. */
    void confirmed(ItemChange published);
}
