package cn.yijianshi.engine.domain;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Decision;
import cn.yijianshi.catalogue.Department;
import cn.yijianshi.catalogue.Item;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The versions of bundles and items that were ever published here; a running case stays on those it was filed under. */
public interface Published {

    List<Department> departments();

    List<Bundle> bundles();

    List<Item> items();

    Optional<Bundle> bundle(String key);

    Optional<Bundle> bundle(String key, int version);

    /** The version under which what a bundle's file says was published; empty if it was not. */
    Optional<Integer> publishedAs(Bundle file);

    Optional<Item> item(String key);

    Optional<Item> item(String key, int version);

    /** Which of these items, by their versions, are decided without a person. */
    default Set<String> automatic(Map<String, Integer> items) {
        return items.entrySet().stream()
                .filter(item -> item(item.getKey(), item.getValue())
                        .map(Item::decision)
                        .filter(Decision.AUTOMATIC::equals)
                        .isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The version that a case filed at that moment is decided under. */
    Optional<Item> itemOn(String key, Instant filed);

    /** Every version of an item, with the moment from which it holds (null: since ever) and who published it. */
    List<ItemEdition> itemHistory(String key);

    /**
     * Publishes the next version of an item, which cases filed from that moment on are decided under.
     *
     * @throws StaleEdition if {@code item}'s version is not the one after the last
     */
    ItemEdition publish(Item item, Instant effectiveFrom, String author, String why);

    /** The published version tells who confirmed it. */
    void confirmed(Item published, String by);

    /** Publishes a bundle's next version; what is filed from its first day on is filed under it. */
    void publish(Bundle bundle, Instant effectiveFrom, String author, String why);

    /** One version of an item; author and reason are empty of those that came from files. */
    record ItemEdition(Item item, Instant effectiveFrom, String author, Instant at, String why) {

        /** What to tell whoever wrote from an earlier version. */
        public StaleEdition stale() {
            return new StaleEdition(new Edition<>(item, item.version(), author == null ? "" : author, at, why));
        }
    }
}
