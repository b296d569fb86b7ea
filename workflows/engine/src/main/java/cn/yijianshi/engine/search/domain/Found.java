package cn.yijianshi.engine.search.domain;

import java.util.List;

/** An entry that answers a question, with what of its texts did. */
public record Found(Entry entry, List<Part> name, List<Part> nameEn, List<Part> description) {

    /** A piece of a text. */
    public record Part(String text, boolean hit) {}
}
