package cn.yijianshi.department.api;

import cn.yijianshi.catalogue.Field;
import cn.yijianshi.catalogue.FieldType;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.ResultField;
import cn.yijianshi.department.domain.Certificate;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.HistoryEntry;
import cn.yijianshi.department.domain.ItemFields;
import cn.yijianshi.department.domain.Masked;
import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.department.domain.Review;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.department.domain.Status;
import cn.yijianshi.department.supervision.domain.SuperviseOrder;
import cn.yijianshi.platform.security.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reviews as officers see them. */
final class ReviewViews {

    private ReviewViews() {}

    /**
     * A line of the queue; the applicant's name is masked, because lists are read over shoulders.
     *
     * @param undoUntil as long as a decision made just now may be taken back; null at all other times
     * @param supervision the order that waits for an answer, in the queue and on the review's own page
     */
    record Line(
            String id,
            String caseId,
            String caseNo,
            String bundle,
            String item,
            String itemName,
            String department,
            String region,
            String applicantName,
            String status,
            int version,
            String decidedBy,
            Instant receivedAt,
            Instant dueAt,
            Instant statutoryDueAt,
            boolean provisional,
            String clock,
            String lamp,
            Collection<String> awaits,
            Claim claim,
            Instant undoUntil,
            SuperviseMark supervision) {

        static Line of(Reviews.InQueue review, Caller caller, SuperviseOrder order) {
            return of(
                    review.request(),
                    review.applicantName(),
                    review.status(),
                    review.version(),
                    review.mode().name(),
                    review.due(),
                    review.awaits(),
                    Claim.of(review.claim(), caller),
                    null,
                    SuperviseMark.of(order));
        }

        static Line of(Review review, Caller caller) {
            return of(review, caller, null);
        }

        static Line of(Review review, Caller caller, SuperviseOrder order) {
            return of(
                    review.request(),
                    review.filed() == null ? null : review.filed().applicantName(),
                    review.status(),
                    review.version(),
                    review.mode().name(),
                    review.due(),
                    review.awaits(),
                    Claim.of(review.claim(), caller),
                    review.pending() == null ? null : review.pending().until(),
                    SuperviseMark.of(order));
        }

        private static Line of(
                Review.Request request,
                String applicantName,
                Status status,
                int version,
                String mode,
                Review.Due due,
                Collection<String> awaits,
                Claim claim,
                Instant undoUntil,
                SuperviseMark supervision) {
            return new Line(
                    request.reviewId(),
                    request.caseId(),
                    request.caseNo(),
                    request.bundle(),
                    request.item(),
                    request.itemName(),
                    request.department(),
                    request.region(),
                    Masked.name(applicantName),
                    status.name(),
                    version,
                    mode,
                    request.receivedAt(),
                    // A clock that stands still has no due time.
                    due.running() ? due.dueAt() : null,
                    due.running() ? due.statutoryDueAt() : null,
                    due.provisional(),
                    due.running() ? "RUNNING" : "STOPPED",
                    due.lamp().name(),
                    awaits,
                    claim,
                    undoUntil,
                    supervision);
        }
    }

    /** 督办: an answer in writing is waited for. */
    record SuperviseMark(String orderId, Instant replyBy, int reminders) {
        static SuperviseMark of(SuperviseOrder order) {
            return order == null ? null : new SuperviseMark(order.id(), order.replyBy(), order.reminders());
        }
    }

    record Claim(String name, Instant at, boolean mine) {
        static Claim of(Review.Claim claim, Caller caller) {
            return claim == null
                    ? null
                    : new Claim(claim.by().name(), claim.at(), claim.by().id().equals(caller.subject()));
        }
    }

    /** Everything an officer needs to decide. */
    record Detail(
            Line review,
            String applicantName,
            Review.Limit promised,
            Review.Limit statutory,
            List<FormSection> form,
            Map<String, String> facts,
            List<FindingView> findings,
            List<ResultField> results,
            List<Pinnable> materials,
            CorrectionView correction,
            TeamworkViews.AcceptanceView acceptance,
            List<TeamworkViews.CoReviewerView> coReviewers,
            List<TeamworkViews.InformedView> informed,
            TeamworkViews.PendingView pending,
            DecisionView decision,
            List<CertificateViews.Paper> certificates,
            List<SuperviseOrder> supervision,
            List<HistoryView> history,
            Instant now) {

        static Detail of(
                Review review,
                Item item,
                List<Finding> findings,
                List<Certificate> certificates,
                List<SuperviseOrder> supervision,
                List<HistoryEntry> history,
                Texts texts,
                Caller caller,
                Instant now) {
            return new Detail(
                    Line.of(
                            review,
                            caller,
                            supervision.stream()
                                    .filter(order -> order.state() == SuperviseOrder.State.WAITING)
                                    .findFirst()
                                    .orElse(null)),
                    review.filed() == null ? null : review.filed().applicantName(),
                    review.request().promised(),
                    review.request().statutory(),
                    FormSection.all(item, review),
                    review.facts(),
                    findings.stream()
                            .map(finding -> FindingView.of(finding, texts))
                            .toList(),
                    item.results(),
                    item.materials().stream()
                            .map(material ->
                                    new Pinnable("material:" + material.key(), material.name(), material.nameEn()))
                            .toList(),
                    CorrectionView.of(review.correction()),
                    TeamworkViews.AcceptanceView.of(review.acceptance()),
                    TeamworkViews.CoReviewerView.all(review.colleagues()),
                    TeamworkViews.InformedView.all(review.colleagues()),
                    TeamworkViews.PendingView.of(review, caller),
                    DecisionView.of(review, texts),
                    certificates.stream().map(CertificateViews.Paper::of).toList(),
                    supervision,
                    history.stream().map(entry -> HistoryView.of(entry, texts)).toList(),
                    now);
        }
    }

    /** Something besides a field that a correction may name. */
    record Pinnable(String field, String label, String labelEn) {}

    record FormSection(String key, String name, String nameEn, List<FormValue> fields) {

        static List<FormSection> all(Item item, Review review) {
            var filing = review.filing();
            var sections = new LinkedHashMap<String, FormSection>();
            for (var field : item.fields()) {
                var section = field.section();
                sections.computeIfAbsent(
                                section == null ? "" : section.key(),
                                key -> new FormSection(
                                        key,
                                        section == null ? null : section.name(),
                                        section == null ? null : section.nameEn(),
                                        new ArrayList<>()))
                        .fields()
                        .add(FormValue.of(field, filing.value(field.key())));
            }
            return List.copyOf(sections.values());
        }
    }

    /**
     * @param shown the value as people read it, in the caller's language
     * @param rows of a list, one entry per row, each with its columns
     */
    record FormValue(
            String key,
            String label,
            String labelEn,
            String type,
            Object value,
            String shown,
            List<List<FormValue>> rows) {

        static FormValue of(Field field, Object value) {
            return new FormValue(
                    field.key(),
                    field.label(),
                    field.labelEn(),
                    field.type().name(),
                    value,
                    field.type() == FieldType.LIST ? null : ItemFields.shown(field, value, Texts.chinese()),
                    field.type() == FieldType.LIST ? rows(field, value) : null);
        }

        private static List<List<FormValue>> rows(Field field, Object value) {
            return value instanceof List<?> list
                    ? list.stream()
                            .map(row -> field.rows().stream()
                                    .map(column -> of(column, ItemFields.at(row, column.key())))
                                    .toList())
                            .toList()
                    : List.of();
        }
    }

    record FindingView(String level, String rule, String field, String code, String text) {
        static FindingView of(Finding finding, Texts texts) {
            return new FindingView(
                    finding.level().name(),
                    finding.rule(),
                    finding.field(),
                    finding.code(),
                    texts.inCallersLanguage(finding));
        }
    }

    record CorrectionView(String by, Instant at, List<Review.Defect> defects, Instant answeredAt) {
        static CorrectionView of(Review.Correction correction) {
            return correction == null
                    ? null
                    : new CorrectionView(
                            correction.by().name(), correction.at(), correction.defects(), correction.answeredAt());
        }
    }

    record DecisionView(
            String by,
            String actingFor,
            Instant at,
            Map<String, String> result,
            Map<String, String> outputs,
            String reason,
            String basis,
            String ground) {
        static DecisionView of(Review review, Texts texts) {
            var decision = review.decision();
            return decision == null
                    ? null
                    : new DecisionView(
                            name(decision.by(), texts),
                            nameOf(decision.actingFor()),
                            decision.at(),
                            decision.result(),
                            decision.outputs(),
                            decision.reason(),
                            decision.basis(),
                            decision.ground());
        }
    }

    record HistoryView(int version, Instant at, String by, String actingFor, String act, Map<String, Object> content) {
        static HistoryView of(HistoryEntry entry, Texts texts) {
            return new HistoryView(
                    entry.version(),
                    entry.at(),
                    name(entry.by(), texts),
                    nameOf(entry.actingFor()),
                    entry.act().name(),
                    entry.content());
        }
    }

    /** What stands at a dotted key of a form. */
    static Object at(Map<String, Object> form, String key) {
        return ItemFields.at(form, key);
    }

    private static String nameOf(Officer officer) {
        return officer == null ? null : officer.name();
    }

    private static String name(Officer officer, Texts texts) {
        return officer.nobody() ? texts.nobody() : officer.name();
    }
}
