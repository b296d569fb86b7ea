package cn.yijianshi.bench;

import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.department.domain.Lamp;
import cn.yijianshi.department.domain.Mode;
import cn.yijianshi.department.domain.NextInLine;
import cn.yijianshi.department.domain.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * A town's reviews, the same ones for the same seed and numbers: cases of the bundles and items of the workflows folder,
 * mostly of few districts, with few late ones and most limits ending with an office day.
 */
final class Town {

    static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    static final List<Status> UNFINISHED =
            List.of(Status.OPEN, Status.CLAIMED, Status.CORRECTION_REQUESTED, Status.DECIDING);
    static final List<String> TRADES =
            List.of("科技", "贸易", "建筑工程", "餐饮管理", "电子商务", "物流", "服装", "文化传媒", "机械制造", "茶业", "陶瓷", "石材");
    static final List<String> ENDINGS = List.of("有限公司", "有限公司", "有限公司", "有限责任公司", "股份有限公司", "合伙企业（有限合伙）");

    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");
    private static final LocalTime CLOSING = LocalTime.of(17, 30);
    /** Districts of the town by GB/T 2260; each is half as busy as the one before. */
    private static final List<String> REGIONS = List.of(
            "350582", "350502", "350583", "350503", "350581", "350521", "350524", "350525", "350505", "350526",
            "350504", "350527");

    private static final String SURNAMES = "陈陈陈陈陈林林林林黄黄黄张张吴吴李李王王郑郑蔡蔡许许庄苏刘杨谢洪曾叶郭徐朱周施杜何邱赖傅连颜潘卢欧";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文玉建国志海燕鹏辉红梅玲斌宇浩凯佳欣怡思源雨桐子轩梓涵"
            + "晨曦诗琪俊毅嘉豪雪莹美珍惠婷淑贞金水木火土山川河清泉江湖波春夏秋冬东南西北中正义仁礼智信德才学天地人和安宁康健福禄寿喜荣贵富"
            + "龙凤麟鹤松竹兰菊梦瑶琳琼瑾瑜璇珊瑞祥庆兴旺盛达远航翔飞云雷电风霖露霜𠮷";
    private static final String BRANDS = "刺桐鲤城清源晋安海丝洛阳开元东湖西街南音北峰闽海恒达鑫源宏泰盛隆瑞丰嘉华永顺佳美中天联创众合新锐鼎力万通";

    private final int open;
    private final int ended;
    private final Random random;
    private final List<Item> items;
    /** What most cases are about, the commonest first. */
    private static final List<String> USUAL = List.of("company_start", "home_transfer", "utility_joint");

    private final List<List<Item>> bundles = new ArrayList<>();
    private final List<String> bundleNames = new ArrayList<>();
    private final Map<String, List<Officer>> officers = new HashMap<>();

    record Officer(String id, String name) {}

    record Row(
            String id,
            String caseId,
            String caseNo,
            String bundle,
            Item item,
            String region,
            Instant receivedAt,
            int pathAfter,
            Mode mode,
            String applicantId,
            String applicant,
            String form,
            String awaits,
            Status status,
            Instant dueAt,
            Instant statutoryDueAt,
            Lamp lamp,
            Officer officer,
            LocalDate nextDay) {}

    interface Reader {
        void read(Row row);
    }

    Town(Catalogue catalogue, int open, int ended, long seed) {
        this.open = open;
        this.ended = ended;
        this.random = new Random(seed);
        this.items = catalogue.items();
        USUAL.stream().flatMap(key -> catalogue.bundle(key).stream()).forEach(bundle -> {
            bundleNames.add(bundle.key());
            bundles.add(bundle.nodes().stream()
                    .flatMap(node -> catalogue.item(node.item()).stream())
                    .toList());
        });
    }

    int number() {
        return open + ended;
    }

    List<String> regions() {
        return REGIONS;
    }

    List<Item> items() {
        return items;
    }

    /** Random to look at, in ascending order of their numbers: rows are then laid down as a key of random ids lies. */
    static String id(int number, int of) {
        var mixed = new Random(number * 7919L);
        long step = 0xFFFF_FFFFL / of;
        return new UUID((number * step) << 32 | mixed.nextInt() & 0xFFFF_FFFFL, mixed.nextLong()).toString();
    }

    void tell(Reader reader) {
        int left = open;
        int leftEnded = ended;
        int number = 0;
        int caseNumber = 0;
        while (left + leftEnded > 0) {
            caseNumber++;
            var kind = random.nextInt(100);
            boolean single = kind >= 80;
            int which = Math.min(kind < 35 ? 0 : kind < 70 ? 1 : 2, bundles.size() - 1);
            var all = single ? List.of(items.get(random.nextInt(items.size()))) : bundles.get(which);
            var bundle = single ? all.get(0).key() : bundleNames.get(which);
            var company = single ? random.nextBoolean() : which != 1;
            var applicant = company ? company() : person();
            var applicantId = UUID.nameUUIDFromBytes(applicant.getBytes(StandardCharsets.UTF_8))
                    .toString();
            var region = region();
            for (var item : all) {
                if (left + leftEnded == 0 || !single && random.nextInt(4) == 0) {
                    continue;
                }
                boolean over = random.nextInt(left + leftEnded) < leftEnded;
                if (over) {
                    leftEnded--;
                } else {
                    left--;
                }
                reader.read(row(number++, caseNumber, bundle, item, region, applicantId, applicant, over));
            }
        }
    }

    private Row row(
            int number,
            int caseNumber,
            String bundle,
            Item item,
            String region,
            String applicantId,
            String applicant,
            boolean over) {
        var status = over ? overStatus() : status();
        // Late ones are few, and most are far from their day.
        int days = over ? -random.nextInt(1000) : random.nextInt(60) == 0 ? -1 - random.nextInt(8) : random.nextInt(30);
        var day = LocalDate.ofInstant(NOW, OFFICE).plusDays(days);
        var due = random.nextInt(5) == 0
                ? day.atTime(9 + random.nextInt(8), random.nextInt(60), random.nextInt(60))
                : day.atTime(CLOSING);
        var dueAt = due.atZone(OFFICE).toInstant();
        var statutory = random.nextInt(10) == 0
                ? null
                : day.plusDays(5 + random.nextInt(15))
                        .atTime(CLOSING)
                        .atZone(OFFICE)
                        .toInstant();
        var received = dueAt.minus(Duration.ofMinutes(random.nextInt(60 * 24 * 20)));
        var lamp = dueAt.isBefore(NOW)
                ? Lamp.RED
                : dueAt.isBefore(NOW.plus(Duration.ofDays(2))) ? Lamp.YELLOW : Lamp.GREEN;
        var awaits = status == Status.OPEN && random.nextInt(5) == 0 ? "transaction_check" : "";
        var mode = status == Status.OPEN && random.nextInt(40) == 0 ? Mode.AUTOMATIC : Mode.OFFICER;
        var handled = status != Status.OPEN && (status != Status.CORRECTION_REQUESTED || random.nextInt(5) > 0);
        var free = status == Status.OPEN && mode == Mode.OFFICER && awaits.isEmpty();
        return new Row(
                id(number, number()),
                UUID.nameUUIDFromBytes(("case" + caseNumber).getBytes(StandardCharsets.UTF_8))
                        .toString(),
                "YJS%s%s%06d%c"
                        .formatted(
                                region,
                                LocalDate.ofInstant(received, OFFICE).toString().replace("-", ""),
                                caseNumber % 1_000_000,
                                "0123456789X".charAt(caseNumber % 11)),
                bundle,
                item,
                region,
                received,
                480 * random.nextInt(6),
                mode,
                applicantId,
                applicant,
                form(applicant, number),
                awaits,
                status,
                dueAt,
                statutory,
                lamp,
                handled ? officer(item.department()) : null,
                !free ? null : statutory == null ? NextInLine.NEVER : LocalDate.ofInstant(statutory, OFFICE));
    }

    private Status status() {
        int part = random.nextInt(1000);
        return part < 680
                ? Status.OPEN
                : part < 900 ? Status.CLAIMED : part < 998 ? Status.CORRECTION_REQUESTED : Status.DECIDING;
    }

    private Status overStatus() {
        int part = random.nextInt(100);
        return part < 93 ? Status.APPROVED : part < 96 ? Status.REFUSED : Status.WITHDRAWN;
    }

    String region() {
        int which = 0;
        while (which < REGIONS.size() - 1 && random.nextInt(3) > 0) {
            which++;
        }
        return REGIONS.get(which);
    }

    /** As many as hold fifty reviews each. */
    Officer officer(String department) {
        var all = officers.computeIfAbsent(department, key -> {
            long share =
                    items.stream().filter(item -> item.department().equals(key)).count();
            int number = (int) Math.max(3, open * 0.3 / 50 * share / items.size());
            var some = new ArrayList<Officer>();
            for (int i = 0; i < number; i++) {
                some.add(new Officer(
                        UUID.nameUUIDFromBytes((key + i).getBytes(StandardCharsets.UTF_8))
                                .toString(),
                        person()));
            }
            return some;
        });
        return all.get(random.nextInt(all.size()));
    }

    private String person() {
        var name = one(SURNAMES) + one(GIVEN);
        return random.nextInt(6) == 0 ? name : name + one(GIVEN);
    }

    private String company() {
        return "泉州" + (random.nextBoolean() ? "市" : "") + one(BRANDS) + one(BRANDS)
                + (random.nextBoolean() ? one(GIVEN) : "") + TRADES.get(random.nextInt(TRADES.size()))
                + ENDINGS.get(random.nextInt(ENDINGS.size()));
    }

    private String one(String of) {
        int letters = of.codePointCount(0, of.length());
        return Character.toString(of.codePointAt(of.offsetByCodePoints(0, random.nextInt(letters))));
    }

    /** As long as a usual department's share of a form; a queue must not read it. */
    private static String form(String applicant, int number) {
        return """
                {"applicant":{"name":"%1$s","kind":"COMPANY","phone":"1380595%2$04d","email":"office%2$d@example.cn",\
                "address":"福建省泉州市鲤城区温陵路%2$d号创业大厦A座8层805室"},\
                "agent":{"name":"%1$s","idKind":"ID_CARD","phone":"1590595%2$04d","authority":"代为办理、签收文书、补正材料"},\
                "premises":{"unitCode":"350502001001GB00001F%2$08d","area":128.50,"use":"办公","owner":"泉州市城建集团有限公司",\
                "lease":{"from":"2026-11-01","to":"2031-10-31","rent":"12800.00"}},\
                "delivery":{"way":"POST","receiver":"%1$s","address":"福建省泉州市丰泽区津淮街%2$d号世纪豪庭3幢1204室"},\
                "declarations":{"true":true,"informed":true,"electronic":true,"commitment":"本人承诺所提交材料真实、合法、有效"}}""".formatted(applicant, number % 10_000);
    }
}
