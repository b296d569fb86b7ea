package cn.yijianshi.intake.api;

import cn.yijianshi.intake.api.BundleViews.FieldView;
import cn.yijianshi.intake.domain.Application;
import cn.yijianshi.intake.domain.ApplicationState;
import cn.yijianshi.intake.domain.FiledItem;
import cn.yijianshi.intake.domain.ReviewProgress.Lamp;
import cn.yijianshi.intake.domain.ReviewState;
import cn.yijianshi.intake.domain.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Applications as their applicants read them. */
final class ApplicationViews {

    private ApplicationViews() {}

    /** The receipt (收件凭证): it never changes, so a repeated submit gets the very same. */
    record ReceiptView(
            String id,
            String caseNo,
            String trackingCode,
            String bundle,
            int bundleVersion,
            String bundleName,
            String bundleNameEn,
            String region,
            Instant submittedAt,
            List<ReceiptItem> items) {}

    record ReceiptItem(
            String item,
            String itemName,
            String itemNameEn,
            String department,
            String departmentName,
            String departmentNameEn) {}

    record ApplicationLine(
            String id,
            String caseNo,
            String bundle,
            String bundleName,
            String bundleNameEn,
            ApplicationState state,
            ApplicationState outcome,
            Instant submittedAt,
            Instant endedAt) {}

    record ApplicationView(
            String id,
            String caseNo,
            String trackingCode,
            String bundle,
            int bundleVersion,
            String bundleName,
            String bundleNameEn,
            String region,
            String applicantName,
            ApplicationState state,
            ApplicationState outcome,
            Instant submittedAt,
            Instant endedAt,
            List<ReviewView> reviews,
            List<CorrectionView> corrections,
            List<CertificateView> certificates) {}

    /**
     * @param reviewId null while there is no review of the item
     * @param dueAt null while the clock stands still
     * @param waitsFor items that must be decided first
     * @param ground why it was skipped or withdrawn
     */
    record ReviewView(
            String reviewId,
            String item,
            String itemName,
            String itemNameEn,
            String department,
            String departmentName,
            String departmentNameEn,
            String service,
            ReviewState state,
            Instant receivedAt,
            LimitView promised,
            LimitView statutory,
            Instant dueAt,
            Instant statutoryDueAt,
            boolean provisional,
            boolean clockRunning,
            Lamp lamp,
            boolean overdue,
            List<String> waitsFor,
            String reason,
            String basis,
            String ground) {}

    record LimitView(int amount, String unit) {}

    /** @param fields how the pinned fields are to be asked; @param values what they hold now, by dotted key */
    record CorrectionView(
            String reviewId,
            String item,
            String itemName,
            String itemNameEn,
            String department,
            String departmentName,
            String departmentNameEn,
            Instant requestedAt,
            List<DefectView> defects,
            List<FieldView> fields,
            Map<String, Object> values) {}

    record DefectView(String field, String label, String labelEn, String text) {}

    record CertificateView(
            String id, String reviewId, String item, String kind, String title, String number, String service) {}

    record TimelineLine(
            String id,
            Instant at,
            TimelineEntry.Kind kind,
            String text,
            String textEn,
            String reviewId,
            String item,
            String itemName,
            String itemNameEn,
            String department,
            String departmentName,
            String departmentNameEn) {}

    record AnswerReceipt(String reviewId, Instant answeredAt) {}

    record WithdrawalReceipt(String id, ApplicationState state) {}

    static ReceiptView receipt(Application application, List<FiledItem> items) {
        var bundle = application.bundle();
        return new ReceiptView(
                application.id(),
                application.caseNo(),
                application.trackingCode(),
                bundle.key(),
                bundle.version(),
                bundle.name(),
                bundle.nameEn(),
                application.region(),
                application.submittedAt(),
                items.stream()
                        .map(item -> new ReceiptItem(
                                item.key(),
                                item.name(),
                                item.nameEn(),
                                item.department(),
                                item.departmentName(),
                                item.departmentNameEn()))
                        .toList());
    }

    static ApplicationLine line(Application application) {
        return new ApplicationLine(
                application.id(),
                application.caseNo(),
                application.bundle().key(),
                application.bundle().name(),
                application.bundle().nameEn(),
                application.state(),
                outcome(application),
                application.submittedAt(),
                application.endedAt());
    }

    static ApplicationState outcome(Application application) {
        return application.state().hasEnded() ? application.state() : null;
    }
}
