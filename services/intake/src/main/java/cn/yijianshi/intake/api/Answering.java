package cn.yijianshi.intake.api;

import cn.yijianshi.catalogue.Checks;
import cn.yijianshi.catalogue.FieldProblem;
import cn.yijianshi.catalogue.Plan;
import cn.yijianshi.intake.api.ApplicationViews.AnswerReceipt;
import cn.yijianshi.intake.api.ApplicationViews.NoticeReceipt;
import cn.yijianshi.intake.api.ApplicationViews.WithdrawalReceipt;
import cn.yijianshi.intake.domain.Act;
import cn.yijianshi.intake.domain.Acting;
import cn.yijianshi.intake.domain.Acts;
import cn.yijianshi.intake.domain.Answered;
import cn.yijianshi.intake.domain.Application;
import cn.yijianshi.intake.domain.ApplicationState;
import cn.yijianshi.intake.domain.Applications;
import cn.yijianshi.intake.domain.Bundles;
import cn.yijianshi.intake.domain.CaseAnnouncements;
import cn.yijianshi.intake.domain.CaseEntries;
import cn.yijianshi.intake.domain.CaseEntries.Filed;
import cn.yijianshi.intake.domain.CaseHasEnded;
import cn.yijianshi.intake.domain.FiledItem;
import cn.yijianshi.intake.domain.Filing;
import cn.yijianshi.intake.domain.LeftBehind;
import cn.yijianshi.intake.domain.ReviewProgress;
import cn.yijianshi.intake.domain.Reviews;
import cn.yijianshi.intake.domain.RowsLeftBehind;
import cn.yijianshi.intake.domain.Timeline;
import cn.yijianshi.intake.domain.TimelineEntry;
import cn.yijianshi.intake.domain.TimelineEntry.Kind;
import cn.yijianshi.intake.materials.domain.Attachments;
import cn.yijianshi.intake.materials.domain.HandedIn;
import cn.yijianshi.intake.materials.domain.Materials;
import cn.yijianshi.platform.problems.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What an applicant may still do after filing: close the gaps a department named, or take it all back. */
@Component
class Answering {

    private static final String MATERIAL = "material:";

    private final Applications applications;
    private final Reviews reviews;
    private final Timeline timeline;
    private final Bundles bundles;
    private final CaseAnnouncements announcements;
    private final Checks checks;
    private final CaseEntries entries;
    private final Acts acts;
    private final Clock clock;
    private final Materials materials;
    private final Attachments attachments;
    private final RowsLeftBehind leftBehind;
    private final TransactionTemplate transaction;

    Answering(
            Applications applications,
            Reviews reviews,
            Timeline timeline,
            Bundles bundles,
            CaseAnnouncements announcements,
            Checks checks,
            CaseEntries entries,
            Acts acts,
            Clock clock,
            Materials materials,
            Attachments attachments,
            RowsLeftBehind leftBehind,
            PlatformTransactionManager transactions) {
        this.leftBehind = leftBehind;
        this.materials = materials;
        this.attachments = attachments;
        this.applications = applications;
        this.reviews = reviews;
        this.timeline = timeline;
        this.bundles = bundles;
        this.announcements = announcements;
        this.checks = checks;
        this.entries = entries;
        this.acts = acts;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    AnswerReceipt answer(Acting acting, String id, String reviewId, Map<String, Object> given) {
        var filed = mine(applications.find(id), acting);
        acting.demand(Act.CORRECT, filed.bundle().key());
        // Read before the lock: nobody should wait for the catalogue.
        var plan = planOf(filed);
        return transaction.execute(status -> {
            var application = mine(applications.lock(id), acting);
            var review = reviews.find(id, reviewId).orElseThrow(Problem::notFound);
            var notice = review.correction();
            if (notice == null) {
                throw Problem.conflict("no-correction-asked");
            }
            var hash = Fingerprint.of(given);
            if (notice.isAnswered()) {
                if (notice.answerHash().equals(hash)) {
                    return new AnswerReceipt(reviewId, notice.answeredAt());
                }
                throw Problem.conflict("correction-answered-before");
            }
            if (application.state().hasEnded()) {
                throw new CaseHasEnded(application.caseNo());
            }
            if (!review.correctionIsOpen()) {
                throw Problem.conflict("correction-closed");
            }
            var form = applications.formOf(id);
            var uploaded = uploaded(acting, id, given);
            var answered = checked(uploaded, () -> Answered.of(review, given, form, plan, checks));
            return new AnswerReceipt(
                    reviewId, keep(acting, application, List.of(review), form, answered, uploaded, hash));
        });
    }

    /** One answer for everything that the departments still ask for. */
    NoticeReceipt answerAll(Acting acting, String id, Map<String, Object> given) {
        var filed = mine(applications.find(id), acting);
        acting.demand(Act.CORRECT, filed.bundle().key());
        var plan = planOf(filed);
        return transaction.execute(status -> {
            var application = mine(applications.lock(id), acting);
            var all = reviews.ofCase(id).stream()
                    .filter(review -> review.item() != null && review.correction() != null)
                    .sorted(Comparator.comparing(ReviewProgress::reviewId))
                    .toList();
            var open = all.stream().filter(ReviewProgress::correctionIsOpen).toList();
            var hash = Fingerprint.of(given);
            if (open.isEmpty() || application.state().hasEnded()) {
                return again(all, hash, application);
            }
            var form = applications.formOf(id);
            var uploaded = uploaded(acting, id, given);
            var answered = checked(uploaded, () -> Answered.ofAll(open, given, form, plan, checks));
            return receipt(open, keep(acting, application, open, form, answered, uploaded, hash));
        });
    }

    private static NoticeReceipt again(List<ReviewProgress> all, String hash, Application application) {
        var same = all.stream()
                .filter(review -> hash.equals(review.correction().answerHash()))
                .toList();
        if (!same.isEmpty()) {
            return receipt(same, same.get(0).correction().answeredAt());
        }
        if (application.state().hasEnded()) {
            throw new CaseHasEnded(application.caseNo());
        }
        if (all.isEmpty()) {
            throw Problem.conflict("no-correction-asked");
        }
        throw Problem.conflict(
                all.stream().anyMatch(review -> review.correction().isAnswered())
                        ? "correction-answered-before"
                        : "correction-closed");
    }

    private static NoticeReceipt receipt(List<ReviewProgress> answered, Instant at) {
        return new NoticeReceipt(answered.stream().map(ReviewProgress::reviewId).toList(), at);
    }

    /** The files that the answer brings in place of materials that were found wanting. */
    private HandedIn uploaded(Acting acting, String id, Map<String, Object> given) {
        var ids = new LinkedHashMap<String, List<String>>();
        given.forEach((key, value) -> {
            if (key.startsWith(MATERIAL) && value instanceof List<?> some) {
                ids.put(
                        key.substring(MATERIAL.length()),
                        some.stream().map(String::valueOf).toList());
            }
        });
        return HandedIn.later(HandedIn.owners(acting), ids, attachments.ofCase(id), materials);
    }

    /** Everything that is wrong is named at once, with the fields and with the files. */
    private static Answered checked(HandedIn uploaded, Supplier<Answered> answer) {
        var flaws = uploaded.problems().stream()
                .map(flaw -> new FieldProblem("/" + MATERIAL + flaw.pointer().substring(1), flaw.code(), flaw.args()))
                .toList();
        Answered answered;
        try {
            answered = answer.get();
        } catch (Filing.NotAcceptable refused) {
            throw Filing.NotAcceptable.answerToNotice(
                    Stream.concat(refused.fields().stream(), flaws.stream()).toList());
        }
        if (!flaws.isEmpty()) {
            throw Filing.NotAcceptable.answerToNotice(flaws);
        }
        return answered;
    }

    /** The files take the place of those that were found wanting, which are kept beside them. */
    private void replace(String id, List<ReviewProgress> corrected, HandedIn uploaded, Instant now) {
        var asking = new LinkedHashMap<String, String>();
        corrected.forEach(review -> review.correction()
                .pinnedMaterials()
                .forEach(key -> asking.putIfAbsent(key.substring(MATERIAL.length()), review.reviewId())));
        uploaded.files().keySet().forEach(key -> attachments.replace(id, key, now));
        uploaded.attach(id, asking, now, materials, attachments);
    }

    private static Map<String, Object> inWords(Map<String, Object> fields, HandedIn uploaded) {
        var words = new LinkedHashMap<>(fields);
        words.replaceAll((key, value) -> key.startsWith(MATERIAL) && value instanceof List<?>
                ? uploaded.names(key.substring(MATERIAL.length()))
                : value);
        return words;
    }

    private Instant keep(
            Acting acting,
            Application application,
            List<ReviewProgress> corrected,
            Map<String, Object> before,
            Answered answered,
            HandedIn uploaded,
            String hash) {
        var id = application.id();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        applications.replaceForm(id, answered.form());
        leftBehind.keep(
                id,
                answered.leftBehind().stream()
                        .map(row -> LeftBehind.of(row, now))
                        .toList());
        entries.keep(
                id,
                entries.of(id)
                        .orElseGet(() -> Filed.himself(application, before))
                        .changed(before, answered.form(), acting.by(), now));
        acts.done(acting, "CORRECTED", id, application.bundle().name(), now);
        replace(id, corrected, uploaded, now);
        for (var review : corrected) {
            reviews.keep(review.correctionAnswered(now, hash));
            announcements.correctionAnswered(
                    application,
                    review,
                    inWords(answered.fieldsFor(review), uploaded),
                    uploaded.of(review.correction().pinnedMaterials().stream()
                            .map(key -> key.substring(MATERIAL.length()))
                            .collect(Collectors.toSet())));
            timeline.add(
                    id,
                    new TimelineEntry(
                            UUID.randomUUID().toString(),
                            now,
                            Kind.CORRECTION_ANSWERED,
                            review.reviewId(),
                            review.item(),
                            helped(acting, Map.of())));
        }
        answered.shares().forEach((department, forms) -> announcements.filed(application, department, forms, now));
        return now;
    }

    WithdrawalReceipt withdraw(Acting acting, String id, String reason) {
        return transaction.execute(status -> {
            var before = mine(applications.lock(id), acting);
            acting.demand(Act.WITHDRAW, before.bundle().key());
            if (before.state() == ApplicationState.WITHDRAWN) {
                // Asked for and done: whoever asks again because the first answer got lost learns that.
                return new WithdrawalReceipt(id, before.state());
            }
            var after = before.withdrawalRequested();
            if (!after.equals(before)) {
                applications.keepWithdrawal(after, reason);
                announcements.withdrawalRequested(after, reason);
                timeline.add(
                        id,
                        TimelineEntry.ofCase(
                                UUID.randomUUID().toString(),
                                clock.instant(),
                                Kind.WITHDRAWAL_REQUESTED,
                                helped(acting, Map.of("reason", reason))));
                acts.done(acting, "WITHDRAWN", id, after.bundle().name(), clock.instant());
            }
            return new WithdrawalReceipt(id, after.state());
        });
    }

    private Plan planOf(Application application) {
        var bundle =
                bundles.bundle(application.bundle().key(), application.bundle().version());
        var versions = applications.itemsOf(application.id()).stream()
                .collect(Collectors.toMap(FiledItem::key, Function.identity()));
        // The versions it was filed under: new ones are no business of a running case.
        return Plan.of(bundle, applications.answersOf(application.id()), key -> Optional.ofNullable(versions.get(key))
                .map(item -> bundles.item(key, item.version())));
    }

    /** What the timeline says of who did it, where it was not the applicant. */
    static Map<String, String> helped(Acting acting, Map<String, String> details) {
        if (!acting.isForAnother()) {
            return details;
        }
        var both = new LinkedHashMap<>(details);
        both.put("helper", acting.helper());
        return both;
    }

    private static Application mine(Optional<Application> application, Acting acting) {
        return application
                .filter(found -> found.belongsTo(acting.applicant().id())
                        && acting.concerns(found.bundle().key()))
                .orElseThrow(Problem::notFound);
    }
}
