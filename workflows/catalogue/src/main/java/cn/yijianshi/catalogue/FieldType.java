package cn.yijianshi.catalogue;

/** What a field of a form holds, and so how its JSON value must look. */
public enum FieldType {
    TEXT,
    INTEGER,
    DECIMAL,
    /** Yuan with at most two decimals. */
    MONEY,
    /** {@code 2026-11-23} */
    DATE,
    /** {@code 2026-11} */
    MONTH,
    BOOLEAN,
    /** One of the options. */
    CHOICE,
    /** An array of options, none twice. */
    CHOICES,
    /** Six digits of GB/T 2260. */
    REGION,
    /** An array of objects, one per row. */
    LIST
}
