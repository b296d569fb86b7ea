package cn.yijianshi.engine.domain;

/** Where one item of a running case stands; an item that has no state yet was not reached. */
public enum ItemState {
    OPEN,
    APPROVED,
    REFUSED,
    WITHDRAWN,
    SKIPPED;

    public boolean ended() {
        return this != OPEN;
    }
}
