package cn.yijianshi.intake.api;

import cn.yijianshi.catalogue.Field;
import cn.yijianshi.catalogue.FormField;
import cn.yijianshi.intake.api.ApplicationViews.ApplicationLine;
import cn.yijianshi.intake.api.ApplicationViews.ApplicationView;
import cn.yijianshi.intake.api.ApplicationViews.CertificateView;
import cn.yijianshi.intake.api.ApplicationViews.CorrectionView;
import cn.yijianshi.intake.api.ApplicationViews.DefectView;
import cn.yijianshi.intake.api.ApplicationViews.DutyView;
import cn.yijianshi.intake.api.ApplicationViews.LeftBehindView;
import cn.yijianshi.intake.api.ApplicationViews.LimitView;
import cn.yijianshi.intake.api.ApplicationViews.NoticeView;
import cn.yijianshi.intake.api.ApplicationViews.NoticedDefectView;
import cn.yijianshi.intake.api.ApplicationViews.PromiseView;
import cn.yijianshi.intake.api.ApplicationViews.ReviewView;
import cn.yijianshi.intake.api.ApplicationViews.TimelineLine;
import cn.yijianshi.intake.api.BundleViews.FieldView;
import cn.yijianshi.intake.domain.Act;
import cn.yijianshi.intake.domain.Acting;
import cn.yijianshi.intake.domain.Application;
import cn.yijianshi.intake.domain.Applications;
import cn.yijianshi.intake.domain.Applications.Place;
import cn.yijianshi.intake.domain.Bundles;
import cn.yijianshi.intake.domain.Correction;
import cn.yijianshi.intake.domain.DottedKeys;
import cn.yijianshi.intake.domain.Duties;
import cn.yijianshi.intake.domain.FiledItem;
import cn.yijianshi.intake.domain.Holdings;
import cn.yijianshi.intake.domain.Promises;
import cn.yijianshi.intake.domain.ReviewProgress;
import cn.yijianshi.intake.domain.ReviewProgress.Lamp;
import cn.yijianshi.intake.domain.ReviewState;
import cn.yijianshi.intake.domain.Reviews;
import cn.yijianshi.intake.domain.RowsLeftBehind;
import cn.yijianshi.intake.domain.Timeline;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.web.Page;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What applicants may read: their own cases, and nothing of anybody else's. */
@Component
class Following {

    private final Applications applications;
    private final Reviews reviews;
    private final Timeline timeline;
    private final Bundles bundles;
    private final TimelineTexts texts;
    private final Holdings holdings;
    private final Duties duties;
    private final Promises promises;
    private final RowsLeftBehind leftBehind;
    private final Clock clock;

    Following(
            Applications applications,
            Reviews reviews,
            Timeline timeline,
            Bundles bundles,
            TimelineTexts texts,
            Holdings holdings,
            Duties duties,
            Promises promises,
            RowsLeftBehind leftBehind,
            Clock clock) {
        this.promises = promises;
        this.leftBehind = leftBehind;
        this.duties = duties;
        this.holdings = holdings;
        this.clock = clock;
        this.applications = applications;
        this.reviews = reviews;
        this.timeline = timeline;
        this.bundles = bundles;
        this.texts = texts;
    }

    Page<ApplicationLine> mine(Acting acting, String after, int limit) {
        acting.demand(Act.FOLLOW);
        var size = Page.limit(limit);
        var found =
                applications
                        .ofApplicant(acting.applicant().id(), acting.bundles(), Cursor.read(after), size + 1)
                        .stream()
                        .map(ApplicationViews::line)
                        .toList();
        return Page.of(found, size, line -> Cursor.write(new Place(line.submittedAt(), line.id())));
    }

    @Transactional(readOnly = true)
    ApplicationView one(Acting acting, boolean administrator, String id) {
        var application = readable(acting, administrator, id);
        var items = applications.itemsOf(id);
        var progress = reviews.ofCase(id);
        var bundle = application.bundle();
        var corrections = corrections(application, items, progress);
        return new ApplicationView(
                application.id(),
                application.caseNo(),
                application.trackingCode(),
                bundle.key(),
                bundle.version(),
                bundle.name(),
                bundle.nameEn(),
                application.region(),
                application.applicantName(),
                application.state(),
                ApplicationViews.outcome(application),
                application.submittedAt(),
                application.endedAt(),
                items.stream()
                        .map(item -> review(item, reviewOf(item, progress)))
                        .toList(),
                corrections,
                notice(corrections, progress),
                duties(id, items, progress),
                promises.ofCase(id).stream().map(PromiseView::of).toList(),
                leftBehind.ofCase(id).stream().map(LeftBehindView::of).toList(),
                certificates(id, progress));
    }

    @Transactional(readOnly = true)
    Page<TimelineLine> timeline(Acting acting, boolean administrator, String id, String after, int limit) {
        readable(acting, administrator, id);
        var items = applications.itemsOf(id).stream().collect(Collectors.toMap(FiledItem::key, Function.identity()));
        var itemOfReview = reviews.ofCase(id).stream()
                .filter(review -> review.item() != null)
                .collect(Collectors.toMap(ReviewProgress::reviewId, ReviewProgress::item));
        var size = Page.limit(limit);
        var found = timeline.ofCase(id, Cursor.read(after), size + 1).stream()
                .map(entry -> {
                    var key = entry.item() != null
                            ? entry.item()
                            : entry.reviewId() == null ? null : itemOfReview.get(entry.reviewId());
                    return texts.line(entry, key == null ? null : items.get(key));
                })
                .toList();
        return Page.of(found, size, line -> Cursor.write(new Place(line.at(), line.id())));
    }

    /** Refuses, as reading would, whoever may not read it. */
    void mayRead(Acting acting, boolean administrator, String id) {
        readable(acting, administrator, id);
    }

    private Application readable(Acting acting, boolean administrator, String id) {
        var application = applications
                .find(id)
                .filter(found -> administrator
                        || found.belongsTo(acting.applicant().id())
                                && acting.concerns(found.bundle().key()))
                .orElseThrow(Problem::notFound);
        acting.demand(Act.FOLLOW);
        return application;
    }

    private static Optional<ReviewProgress> reviewOf(FiledItem item, List<ReviewProgress> progress) {
        return progress.stream()
                .filter(review -> item.key().equals(review.item()))
                .findFirst();
    }

    private static ReviewView review(FiledItem item, Optional<ReviewProgress> found) {
        var review = found.orElse(null);
        var opening = review == null ? null : review.opening();
        var clock = review == null ? null : review.clock();
        var word = review == null ? null : review.word();
        var state = review == null ? item.stateWithoutReview() : review.state();
        var ended = state.hasEnded();
        return new ReviewView(
                review == null ? null : review.reviewId(),
                item.key(),
                item.name(),
                item.nameEn(),
                item.department(),
                item.departmentName(),
                item.departmentNameEn(),
                item.service(),
                state,
                opening == null ? null : opening.receivedAt(),
                opening == null ? null : limit(opening.promised()),
                opening == null ? null : limit(opening.statutory()),
                clock == null ? null : clock.dueAt(),
                clock == null ? null : clock.statutoryDueAt(),
                clock != null && clock.provisional(),
                clock != null && clock.running() && !ended,
                review == null ? Lamp.GREEN : review.lamp(),
                review != null && review.isOverdue(),
                review == null ? List.of() : review.waitsFor(),
                state == ReviewState.REFUSED ? word.reason() : null,
                state == ReviewState.REFUSED ? word.basis() : null,
                state == ReviewState.WITHDRAWN
                        ? word.reason()
                        : state == ReviewState.SKIPPED ? item.skippedBecause() : null);
    }

    private static LimitView limit(String stored) {
        if (stored == null) {
            return null;
        }
        var space = stored.indexOf(' ');
        return new LimitView(Integer.parseInt(stored.substring(0, space)), stored.substring(space + 1));
    }

    private List<CorrectionView> corrections(
            Application application, List<FiledItem> items, List<ReviewProgress> progress) {
        var open = progress.stream().filter(ReviewProgress::correctionIsOpen).toList();
        if (open.isEmpty() || application.state().hasEnded()) {
            return List.of();
        }
        var form = applications.formOf(application.id());
        return open.stream()
                .flatMap(review -> items.stream()
                        .filter(item -> item.key().equals(review.item()))
                        .map(item -> correction(review, item, form)))
                .toList();
    }

    private List<DutyView> duties(String id, List<FiledItem> items, List<ReviewProgress> progress) {
        var ended = progress.stream()
                .filter(review -> review.state().hasEnded())
                .map(ReviewProgress::reviewId)
                .collect(Collectors.toSet());
        return duties.ofCase(id).stream()
                .filter(duty -> duty.isOpen() && !ended.contains(duty.reviewId()))
                .flatMap(duty -> items.stream()
                        .filter(item -> item.key().equals(duty.item()))
                        .map(item -> new DutyView(
                                duty.reviewId(),
                                item.key(),
                                item.name(),
                                item.nameEn(),
                                item.department(),
                                item.departmentName(),
                                item.departmentNameEn(),
                                duty.state(),
                                duty.dueAt(),
                                duty.missing(),
                                duty.text())))
                .toList();
    }

    private static NoticeView notice(List<CorrectionView> open, List<ReviewProgress> progress) {
        if (open.isEmpty()) {
            return null;
        }
        var ids = open.stream().map(CorrectionView::reviewId).toList();
        var notices = progress.stream()
                .filter(review -> ids.contains(review.reviewId()))
                .map(review -> review.correction().notice())
                .filter(Objects::nonNull)
                .toList();
        var fields = new LinkedHashMap<String, FieldView>();
        var values = new LinkedHashMap<String, Object>();
        open.forEach(correction -> {
            correction.fields().forEach(field -> fields.putIfAbsent(field.key(), field));
            values.putAll(correction.values());
        });
        return new NoticeView(
                notices.isEmpty() ? null : notices.get(0).id(),
                open.stream()
                        .map(CorrectionView::requestedAt)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                notices.stream()
                        .map(Correction.Notice::answerBy)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                open.stream()
                        .flatMap(correction -> correction.defects().stream()
                                .map(defect -> new NoticedDefectView(
                                        correction.reviewId(),
                                        correction.item(),
                                        correction.itemName(),
                                        correction.itemNameEn(),
                                        correction.department(),
                                        correction.departmentName(),
                                        correction.departmentNameEn(),
                                        defect.field(),
                                        defect.label(),
                                        defect.labelEn(),
                                        defect.text())))
                        .toList(),
                List.copyOf(fields.values()),
                values);
    }

    private CorrectionView correction(ReviewProgress review, FiledItem item, Map<String, Object> form) {
        var notice = review.correction();
        var fields = bundles.item(item.key(), item.version()).fields().stream()
                .filter(field -> notice.pinnedFields().contains(field.key()))
                .toList();
        var labels = fields.stream().collect(Collectors.toMap(Field::key, Function.identity()));
        var values = new LinkedHashMap<String, Object>();
        notice.pinnedFields().stream().sorted().forEach(key -> values.put(key, DottedKeys.get(form, key)));
        return new CorrectionView(
                review.reviewId(),
                item.key(),
                item.name(),
                item.nameEn(),
                item.department(),
                item.departmentName(),
                item.departmentNameEn(),
                notice.requestedAt(),
                notice.defects().stream().map(defect -> defect(defect, labels)).toList(),
                fields.stream()
                        .map(field -> BundleViews.field(
                                new FormField(field, List.of(item.key()), List.of(item.department())), bundles))
                        .toList(),
                values);
    }

    private static DefectView defect(Correction.Defect defect, Map<String, Field> labels) {
        var field = Correction.fieldOf(defect).map(labels::get);
        return new DefectView(
                defect.field(),
                field.map(Field::label).orElse(null),
                field.map(Field::labelEn).orElse(null),
                defect.text());
    }

    private List<CertificateView> certificates(String id, List<ReviewProgress> progress) {
        var itemOfReview = new LinkedHashMap<String, String>();
        progress.forEach(review -> itemOfReview.put(review.reviewId(), review.item()));
        var now = clock.instant();
        return holdings.ofCase(id).stream()
                .map(certificate -> new CertificateView(
                        certificate.id(),
                        certificate.reviewId(),
                        itemOfReview.get(certificate.reviewId()),
                        certificate.kind(),
                        certificate.title(),
                        certificate.number(),
                        certificate.service(),
                        certificate.version(),
                        certificate.statusAt(now),
                        certificate.validUntil(),
                        certificate.supersededBy()))
                .toList();
    }
}
