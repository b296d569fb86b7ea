package cn.yijianshi.engine.search.domain;

import java.util.List;

/** Finds bundles and items by what people call them. */
public interface CatalogueIndex {

    /**
     * The best answers first; without a question all, by name.
     *
     * @param kind only these; null: all
     * @param from how many to leave out
     */
    List<Found> find(List<Entry> entries, String question, Entry.Kind kind, int from, int limit);
}
