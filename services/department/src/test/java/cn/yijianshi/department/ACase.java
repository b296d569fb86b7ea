package cn.yijianshi.department;

import cn.yijianshi.events.ApplicationEvent.ApplicationFiled;
import cn.yijianshi.events.ReviewEvent.CorrectionAnswered;
import cn.yijianshi.events.ReviewEvent.Limit;
import cn.yijianshi.events.ReviewEvent.ReviewOverdue;
import cn.yijianshi.events.ReviewEvent.ReviewReleased;
import cn.yijianshi.events.ReviewEvent.ReviewRequested;
import cn.yijianshi.events.ReviewEvent.ReviewWithdrawalRequested;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One case and its one review, as the other services' events tell of it. */
public record ACase(String caseId, String reviewId, String department, String item) {

    public static final Instant DUE = Instant.parse("2026-11-23T04:00:00Z");
    private static final Instant AT = Instant.parse("2026-11-23T02:00:00Z");

    public static ACase atThePolice() {
        return new ACase(id(), id(), "public-security", "seal_engraving");
    }

    public static ACase at(String department) {
        return new ACase(id(), id(), department, "seal_engraving");
    }

    public static ACase decidedByRules() {
        return new ACase(id(), id(), "public-security", "title_check");
    }

    public String caseNo() {
        return "YJS" + caseId.substring(0, 8);
    }

    public ReviewRequested requested(String... awaits) {
        return requested(DUE, Map.of("enterprise.name", "泉州刺桐有限公司"), awaits);
    }

    public ReviewRequested requested(Instant dueAt, Map<String, String> facts, String... awaits) {
        return new ReviewRequested(
                UUID.randomUUID(),
                AT,
                caseId,
                caseNo(),
                reviewId,
                "company_start",
                item,
                1,
                "公章刻制备案",
                department,
                "350502",
                AT,
                new Limit(2, "WORKING_HOUR"),
                new Limit(1, "WORKING_DAY"),
                dueAt,
                dueAt.plusSeconds(86400),
                false,
                List.of(awaits),
                facts,
                AT,
                0);
    }

    public ApplicationFiled filed() {
        return new ApplicationFiled(
                UUID.randomUUID(),
                AT,
                caseId,
                caseNo(),
                department,
                "applicant",
                "陈思源",
                Map.of(
                        "seal_engraving",
                        Map.of(
                                "seal",
                                Map.of("kinds", List.of("OFFICIAL"), "pickup", "POST"),
                                "people",
                                List.of(Map.of("name", "林海")))));
    }

    public ReviewReleased released() {
        return new ReviewReleased(UUID.randomUUID(), AT, caseId, reviewId, department, Map.of("tax.paid", "true"));
    }

    public ReviewWithdrawalRequested withdrawalRequested() {
        return new ReviewWithdrawalRequested(
                UUID.randomUUID(), AT, caseId, reviewId, department, "APPLICANT_WITHDREW", "不办了");
    }

    public CorrectionAnswered correctionAnswered() {
        return new CorrectionAnswered(
                UUID.randomUUID(), AT, caseId, reviewId, department, item, Map.of("seal.pickup", "SELF"));
    }

    public ReviewOverdue overdue() {
        return new ReviewOverdue(UUID.randomUUID(), AT.plusSeconds(7200), caseId, reviewId, department, DUE);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
