package cn.yijianshi.department.tables.domain;

import java.util.List;
import java.util.Optional;

/** The book of all changes of dated tables: it only grows. */
public interface Changes {

    /** @return its id */
    long keep(DatedTable table, Change change, Request request);

    Optional<Kept> ofRequest(DatedTable table, Request request);

    /** The newest first; {@code below} is the id the page before ended with, null for the beginning. */
    List<Change> of(DatedTable table, Long below, int limit);

    /**
     * How a repeated request is known again.
     *
     * @param key the caller's own, unique among his requests
     * @param print of everything he asked for
     */
    record Request(String officer, String key, String print) {}

    record Kept(Change change, String print) {}
}
