package cn.yijianshi.engine.domain;

/** Somebody else has written a newer version than the one the change was made from. */
public final class StaleEdition extends RuntimeException {
    private final transient Edition<?> current;

    public StaleEdition(Edition<?> current) {
        super("version " + current.version() + " is current");
        this.current = current;
    }

    public Edition<?> current() {
        return current;
    }
}
