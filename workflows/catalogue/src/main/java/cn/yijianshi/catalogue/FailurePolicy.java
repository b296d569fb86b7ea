package cn.yijianshi.catalogue;

/** What a refused item does to the rest of its bundle. */
public enum FailurePolicy {
    STOP_ALL,
    STOP_DEPENDENTS,
    IGNORE
}
