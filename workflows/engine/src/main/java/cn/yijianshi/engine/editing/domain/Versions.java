package cn.yijianshi.engine.editing.domain;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Item;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was published, with the texts it was read from. */
public interface Versions {

    /** The newest first, older than {@code before}; 0: from the newest on. */
    List<Version> list(Kind kind, String key, int before, int limit);

    Optional<Version> of(Kind kind, String key, int version);

    /** The version after which the next is numbered; 0 if there is none. */
    int last(Kind kind, String key);

    /** The text of that version, or of the nearest before it that has one. */
    Optional<String> source(Kind kind, String key, int version);

    /** @param origin who wrote it and who let it pass */
    void publish(Bundle bundle, String source, Instant effectiveFrom, Origin origin);

    void publish(Item item, String source, Instant effectiveFrom, Origin origin);

    record Origin(String author, String publisher, String why, String draft) {}
}
