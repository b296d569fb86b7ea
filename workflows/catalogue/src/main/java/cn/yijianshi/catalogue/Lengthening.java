package cn.yijianshi.catalogue;

/** Who may lengthen an item's limits, by the law the item rests on. */
public enum Lengthening {
    /** Ten working days by the head of the office (行政许可法 42(1)). */
    OFFICE_HEAD,
    /** Joint, unified or centralised handling: fifteen by the head of the government (行政许可法 42(2), 26). */
    GOVERNMENT_HEAD,
    /** Registration of a market entity that is complex: three (市场主体登记管理条例 19). */
    COMPLEX_REGISTRATION,
    NOBODY
}
