package cn.yijianshi.engine.domain;

/** The drawings that published bundles run by. */
public interface Drawn {

    /** @throws java.util.NoSuchElementException if that version was never published */
    String drawing(String bundle, int version);

    /**
     * Cases of that version run by this drawing from now on.
     *
     * @throws cn.yijianshi.catalogue.guard.UnsoundDrawing if the guard does not let it pass
     */
    void keep(String bundle, int version, String drawing);
}
