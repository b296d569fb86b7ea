package cn.yijianshi.intake;

import cn.yijianshi.events.ApplicationEvent.ApplicationCompleted;
import cn.yijianshi.events.ApplicationEvent.CorrectionNotice;
import cn.yijianshi.events.ApplicationEvent.ItemSkipped;
import cn.yijianshi.events.ApplicationEvent.NoticedDefect;
import cn.yijianshi.events.ApplicationEvent.SiteVisitSet;
import cn.yijianshi.events.Event;
import cn.yijianshi.events.ReviewEvent.CorrectionRequested;
import cn.yijianshi.events.ReviewEvent.Defect;
import cn.yijianshi.events.ReviewEvent.IssuedCertificate;
import cn.yijianshi.events.ReviewEvent.Limit;
import cn.yijianshi.events.ReviewEvent.ReviewApproved;
import cn.yijianshi.events.ReviewEvent.ReviewClaimed;
import cn.yijianshi.events.ReviewEvent.ReviewOverdue;
import cn.yijianshi.events.ReviewEvent.ReviewRefused;
import cn.yijianshi.events.ReviewEvent.ReviewRequested;
import cn.yijianshi.platform.messaging.Announcements;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Engine and departments, played by the test; what they tell comes over the real broker. */
@Component
public class Others {

    public static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");
    public static final Instant DUE = Instant.parse("2026-11-23T07:30:00Z");

    private final Announcements announcements;
    private final TransactionTemplate transaction;

    Others(Announcements announcements, PlatformTransactionManager transactions) {
        this.announcements = announcements;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** In this order, and each as one message. */
    public void tell(Event... news) {
        transaction.executeWithoutResult(status -> List.of(news).forEach(announcements::announce));
    }

    public static ReviewRequested requested(String caseId, String reviewId) {
        return new ReviewRequested(
                UUID.randomUUID(),
                NINE,
                caseId,
                "YJS",
                reviewId,
                "company_start",
                "company_establishment",
                2,
                "企业设立登记",
                "market-regulation",
                "350502",
                NINE,
                new Limit(4, "WORKING_HOUR"),
                new Limit(3, "WORKING_DAY"),
                DUE,
                DUE.plusSeconds(200_000),
                false,
                List.of(),
                Map.of(),
                NINE,
                0);
    }

    public static ReviewClaimed claimed(String caseId, String reviewId, int version) {
        return new ReviewClaimed(
                UUID.randomUUID(), NINE.plusSeconds(60), caseId, reviewId, "market-regulation", version, "张三");
    }

    /** The notice of one department's gaps. */
    public static CorrectionNotice correction(String caseId, String reviewId, String... fields) {
        return notice(
                caseId,
                List.of(fields).stream()
                        .map(field ->
                                new NoticedDefect(reviewId, "market-regulation", "company_establishment", field, "请改正"))
                        .toList());
    }

    public static CorrectionNotice notice(String caseId, List<NoticedDefect> defects) {
        return new CorrectionNotice(
                UUID.randomUUID(),
                NINE.plusSeconds(120),
                caseId,
                UUID.randomUUID().toString(),
                1,
                null,
                defects);
    }

    public static CorrectionRequested found(String caseId, String reviewId, int version, String... fields) {
        return new CorrectionRequested(
                UUID.randomUUID(),
                NINE.plusSeconds(120),
                caseId,
                reviewId,
                "market-regulation",
                "company_establishment",
                version,
                List.of(fields).stream().map(field -> new Defect(field, "请改正")).toList());
    }

    public static ReviewOverdue overdue(String caseId, String reviewId) {
        return new ReviewOverdue(UUID.randomUUID(), DUE, caseId, reviewId, "market-regulation", DUE);
    }

    public static ReviewApproved approved(String caseId, String reviewId, int version) {
        return new ReviewApproved(
                UUID.randomUUID(),
                NINE.plusSeconds(180),
                caseId,
                reviewId,
                "market-regulation",
                "company_establishment",
                version,
                Map.of("enterprise.uscc", "91350502MA8T00016E"),
                List.of(new IssuedCertificate(
                        UUID.randomUUID().toString(),
                        "business_licence",
                        "91350502MA8T00016E",
                        "营业执照",
                        "company-registration")));
    }

    public static ReviewRefused refused(String caseId, String reviewId, int version) {
        return new ReviewRefused(
                UUID.randomUUID(),
                NINE.plusSeconds(180),
                caseId,
                reviewId,
                "market-regulation",
                "company_establishment",
                version,
                "字号与已登记企业相同",
                "企业名称登记管理规定 第十七条");
    }

    public static SiteVisitSet visit(String caseId, String state, int round) {
        return new SiteVisitSet(
                UUID.randomUUID(),
                NINE.plusSeconds(300),
                caseId,
                "opening_visit",
                "开业联合核查",
                "Joint visit before the opening",
                state,
                round,
                Instant.parse("2026-11-25T00:00:00Z"),
                Instant.parse("2026-11-25T02:00:00Z"),
                List.of());
    }

    public static ItemSkipped skipped(String caseId, String item, String ground) {
        return new ItemSkipped(UUID.randomUUID(), NINE.plusSeconds(200), caseId, item, ground);
    }

    public static ApplicationCompleted completed(String caseId, String outcome) {
        return completed(caseId, outcome, Map.of());
    }

    public static ApplicationCompleted completed(String caseId, String outcome, Map<String, String> items) {
        return new ApplicationCompleted(UUID.randomUUID(), NINE.plusSeconds(240), caseId, outcome, items);
    }
}
