package cn.yijianshi.intake.api;

import cn.yijianshi.intake.api.BundleViews.FieldView;
import cn.yijianshi.intake.domain.Application;
import cn.yijianshi.intake.domain.ApplicationState;
import cn.yijianshi.intake.domain.Certificate;
import cn.yijianshi.intake.domain.Duty;
import cn.yijianshi.intake.domain.FiledItem;
import cn.yijianshi.intake.domain.LeftBehind;
import cn.yijianshi.intake.domain.Promise;
import cn.yijianshi.intake.domain.ReviewProgress.Lamp;
import cn.yijianshi.intake.domain.ReviewState;
import cn.yijianshi.intake.domain.TimelineEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Applications as their applicants read them. */
public final class ApplicationViews {

    private ApplicationViews() {}

    /** The receipt (收件凭证): it never changes, so a repeated submit gets the very same. */
    public record ReceiptView(
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

    public record ReceiptItem(
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
            NoticeView notice,
            List<DutyView> duties,
            List<PromiseView> commitments,
            List<LeftBehindView> leftBehind,
            List<CertificateView> certificates) {}

    /**
     * A promise instead of a material (告知承诺).
     *
     * @param said what the department wrote when it looked, or what was brought instead
     */
    record PromiseView(
            String item,
            String material,
            String name,
            String text,
            Instant at,
            Promise.State state,
            String said,
            Instant changedAt) {
        static PromiseView of(Promise promise) {
            return new PromiseView(
                    promise.item(),
                    promise.material(),
                    promise.name(),
                    promise.text(),
                    promise.at(),
                    promise.state(),
                    promise.said(),
                    promise.changedAt());
        }
    }

    /** Who of a list was not filed although the others were, and what to do instead. */
    record LeftBehindView(
            String field,
            String label,
            String labelEn,
            String who,
            String reason,
            String reasonEn,
            String door,
            String doorEn,
            Instant at) {
        static LeftBehindView of(LeftBehind row) {
            return new LeftBehindView(
                    row.field(),
                    row.label(),
                    row.labelEn(),
                    row.who(),
                    row.stop().reason(),
                    row.stop().reasonEn(),
                    row.stop().door(),
                    row.stop().doorEn(),
                    row.at());
        }
    }

    /** What may still be handed in to a review that was accepted without it (容缺受理). */
    record DutyView(
            String reviewId,
            String item,
            String itemName,
            String itemNameEn,
            String department,
            String departmentName,
            String departmentNameEn,
            Duty.State state,
            Instant dueAt,
            List<Duty.Missing> missing,
            String text) {}

    /**
     * Everything the departments still ask for, in one (一次告知).
     *
     * @param noticeId null for a notice of before notices were merged
     * @param answerBy null: no limit
     * @param fields how the pinned fields are to be asked; @param values what they hold now, by dotted key
     */
    @Schema(name = "CorrectionNoticeView") // Bundles have a notice of their own.
    record NoticeView(
            String noticeId,
            Instant requestedAt,
            Instant answerBy,
            List<NoticedDefectView> defects,
            List<FieldView> fields,
            Map<String, Object> values) {}

    record NoticedDefectView(
            String reviewId,
            String item,
            String itemName,
            String itemNameEn,
            String department,
            String departmentName,
            String departmentNameEn,
            String field,
            String label,
            String labelEn,
            String text) {}

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

    /** @param status whether it can still be used; {@code supersededBy} is the id of the corrected one */
    record CertificateView(
            String id,
            String reviewId,
            String item,
            String kind,
            String title,
            String number,
            String service,
            int version,
            Certificate.Status status,
            LocalDate validUntil,
            String supersededBy) {}

    /** A certificate that the platform issued to the applicant and that need not be handed in. */
    public record HeldView(
            String certificateId,
            int version,
            String kind,
            String title,
            String number,
            String service,
            Instant issuedAt,
            LocalDate validUntil) {

        public static HeldView of(Certificate certificate) {
            return new HeldView(
                    certificate.id(),
                    certificate.version(),
                    certificate.kind(),
                    certificate.title(),
                    certificate.number(),
                    certificate.service(),
                    certificate.issuedAt(),
                    certificate.validUntil());
        }
    }

    /** @param values field key to what the certificate tells */
    record PrefillView(HeldView certificate, Map<String, String> values) {}

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

    /** @param reviewIds whose gaps the answer closed */
    record NoticeReceipt(List<String> reviewIds, Instant answeredAt) {}

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
