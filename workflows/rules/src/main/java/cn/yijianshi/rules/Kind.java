package cn.yijianshi.rules;

/** Types of values that rules compare. */
public enum Kind {
    STRING,
    NUMBER,
    BOOLEAN,
    DATE,
    /** Only to be counted, summed or searched. */
    LIST
}
