package cn.yijianshi.local;

import java.util.List;

/** Company names for demonstrations: a name can be registered once only, and the register outlives a run. */
public final class Brands {

    private static final List<String> FIRST = List.of(
            "晨曦", "清源", "海峡", "刺桐", "鲤城", "闽南", "云帆", "远航", "朝阳", "春晖", "明德", "启明", "瑞丰", "安和", "泰和", "嘉禾", "锦程", "鸿图",
            "志远", "恒信", "永盛", "金桥", "银杏", "紫荆", "白鹭", "碧波", "青松", "翠竹", "兰亭", "梅岭");
    private static final List<String> SECOND = List.of(
            "云帆", "智联", "汇通", "创想", "优品", "天成", "万象", "九州", "方圆", "卓越", "博雅", "致和", "新域", "立信", "开元", "弘毅", "普惠", "同舟",
            "聚力", "双子", "三益", "四海", "五岳", "六合", "八闽", "百川", "千帆", "万里", "长风", "破浪");
    private static final List<String> THIRD = List.of(
            "", "元", "亨", "利", "贞", "仁", "义", "礼", "智", "信", "福", "禄", "寿", "喜", "和", "平", "安", "康", "宁", "乐", "丰", "盛",
            "昌", "隆", "兴", "旺", "达", "顺", "发", "财");

    private Brands() {}

    /** A brand (字号) of four or five characters; numbers up to 27,000 give different ones. */
    public static String of(long number) {
        int n = (int) Math.floorMod(number * 7919, (long) FIRST.size() * SECOND.size() * THIRD.size());
        return FIRST.get(n % FIRST.size())
                + SECOND.get(n / FIRST.size() % SECOND.size())
                + THIRD.get(n / FIRST.size() / SECOND.size());
    }
}
