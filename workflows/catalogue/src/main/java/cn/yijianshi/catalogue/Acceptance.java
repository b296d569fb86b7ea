package cn.yijianshi.catalogue;

/** How an application for an item is accepted. */
public enum Acceptance {
    /** The office has five working days to look whether the papers are complete; silence accepts (行政许可法 32). */
    EXAMINED,
    /** Not refused on the spot, it is accepted (不动产登记暂行条例 17); what rules decide by themselves is too. */
    AT_ONCE
}
