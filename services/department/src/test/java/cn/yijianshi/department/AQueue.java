package cn.yijianshi.department;

import cn.yijianshi.department.domain.Colleagues;
import cn.yijianshi.department.domain.Lamp;
import cn.yijianshi.department.domain.Mode;
import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.department.domain.Review;
import cn.yijianshi.department.domain.Status;
import cn.yijianshi.platform.identifiers.CaseNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;

/** Any number of reviews of all kinds, the same ones for the same seed. */
public final class AQueue {

    public static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    public static final List<String> ITEMS = List.of("seal_engraving", "title_check", "tax_vat", "water_account");
    public static final List<String> ITEM_NAMES = List.of("公章刻制备案", "住所产权核验", "增值税申报", "用水账户过户");
    public static final List<String> REGIONS = List.of("350502", "350503", "350582");
    public static final List<String> BUNDLES = List.of("company_start", "home_transfer");
    public static final List<String> OFFICERS = List.of("zhang", "li", "wang");
    public static final List<String> NAMES =
            List.of("陈思源", "陈思", "欧阳思源", "𠮷田正雄", "𠮷", "林𠮷", "泉州刺桐有限公司", "ABC（泉州）有限公司", "王小王", "Li 100%_!");

    private final Random random;
    private int number;

    public AQueue(long seed) {
        this.random = new Random(seed);
    }

    /** Of the so-many-th review. */
    public static String caseNo(int number) {
        return CaseNumber.bundle("350502", LocalDate.of(2026, 11, 23), number);
    }

    public Review any(String department) {
        var status = one(List.of(Status.values()));
        var item = random.nextInt(ITEMS.size());
        var officer = one(OFFICERS);
        var due = NOW.plus(Duration.ofHours(random.nextInt(60)));
        var statutory = random.nextInt(8) == 0 ? null : due.plus(Duration.ofHours(random.nextInt(70)));
        var claimed = status == Status.CLAIMED || status != Status.OPEN && random.nextBoolean();
        return new Review(
                new Review.Request(
                        new UUID(random.nextLong(), random.nextLong()).toString(),
                        UUID.randomUUID().toString(),
                        caseNo(++number),
                        one(BUNDLES),
                        ITEMS.get(item),
                        1,
                        ITEM_NAMES.get(item),
                        department,
                        one(REGIONS),
                        NOW,
                        new Review.Limit(2, "WORKING_HOUR"),
                        new Review.Limit(1, "WORKING_DAY"),
                        NOW,
                        480 * random.nextInt(4)),
                status == Status.REQUESTED ? null : new Review.Filed("applicant", one(NAMES), Map.of()),
                Map.of(),
                random.nextInt(4) == 0 ? new TreeSet<>(List.of("house_tax")) : new TreeSet<>(),
                random.nextInt(5) == 0 ? Mode.AUTOMATIC : Mode.OFFICER,
                status,
                1,
                new Review.Due(due, statutory, false, true, one(List.of(Lamp.values())), NOW),
                claimed ? new Review.Claim(new Officer(officer, officer), NOW) : null,
                null,
                Colleagues.NONE,
                null,
                null,
                null);
    }

    public <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
