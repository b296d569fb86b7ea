package cn.yijianshi.catalogue.guard;

/** What a drawing is for: that says which elements it may hold. */
public enum Kind {
    /** A bundle's process: it calls items and branches by the plan. */
    BUNDLE,
    /** The one process that all reviews share: it opens, waits and watches the clock. */
    REVIEW
}
