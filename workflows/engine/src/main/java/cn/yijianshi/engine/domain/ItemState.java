package cn.yijianshi.engine.domain;

/** Where one item of a running case stands; an item that has no state yet was not reached. */
public enum ItemState {
    OPEN,
    APPROVED,
    REFUSED,
    WITHDRAWN,
    SKIPPED,
    /** Its turn came and nothing asked for it: no survey found a reason to dig. */
    NOT_NEEDED;

    public boolean ended() {
        return this != OPEN;
    }

    /** Whether what waits for the item may go on. */
    public boolean clearsTheWay() {
        return this == APPROVED || this == NOT_NEEDED;
    }
}
