package cn.yijianshi.local;

import java.util.List;
import java.util.Random;

/** Who lives where in the demo town: names as registers have them, rare characters among them, and streets that exist. */
final class Townspeople {

    /** @param code of the county (GB/T 2260) */
    record District(String code, String name, String town, String street) {

        /** As the names of companies say it: a city district after its city, a county or a town of its own alone. */
        String inNames() {
            return name.endsWith("区") ? "泉州市" + name : name;
        }
    }

    private static final List<String> SURNAMES = List.of(
            "陈", "林", "黄", "吴", "王", "李", "郑", "蔡", "庄", "苏", "洪", "许", "张", "曾", "杨", "𠮷", "欧阳", "邱", "谢", "叶");
    private static final List<String> GIVEN = List.of(
            "志明", "秀英", "建国", "雅玲", "丽华", "文彬", "晓东", "惠敏", "海峰", "㛃", "国强", "思远", "佳怡", "永福", "明珠", "嘉祥", "宗翰", "雪梅",
            "子涵", "荣辉");
    static final List<District> DISTRICTS = List.of(
            new District("350502", "鲤城区", "鲤中街道", "中山中路"),
            new District("350503", "丰泽区", "东湖街道", "田安北路"),
            new District("350504", "洛江区", "万安街道", "安吉路"),
            new District("350521", "惠安县", "螺城镇", "建设大街"),
            new District("350581", "石狮市", "湖滨街道", "八七路"),
            new District("350582", "晋江市", "青阳街道", "世纪大道"),
            new District("350583", "南安市", "溪美街道", "成功街"));

    private Townspeople() {}

    static String name(Random chance) {
        return SURNAMES.get(chance.nextInt(SURNAMES.size())) + GIVEN.get(chance.nextInt(GIVEN.size()));
    }

    static District district(Random chance) {
        return DISTRICTS.get(chance.nextInt(DISTRICTS.size()));
    }
}
