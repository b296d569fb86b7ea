package cn.yijianshi.catalogue;

/** How one item waits for another. */
public enum EdgeKind {
    /** Starts when the other has brought out its result. */
    OUT,
    /** May be worked on, but is not decided before the other. */
    DEC,
    /** The other's end starts it, without the applicant. */
    EVT
}
