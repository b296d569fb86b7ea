package cn.yijianshi.catalogue;

/** What it means when the office says nothing until the licence in question expires. */
public enum Silence {
    NOTHING,
    /** A renewal asked for in time is granted (行政许可法 50). */
    RENEWED
}
