package cn.yijianshi.engine.domain;

/** The drawings that published bundles run by. */
public interface Drawn {

    /** @throws java.util.NoSuchElementException if that version was never published */
    String drawing(String bundle, int version);
}
