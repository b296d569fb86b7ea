package cn.yijianshi.intake.api;

import cn.yijianshi.catalogue.Checks;
import cn.yijianshi.catalogue.Plan;
import cn.yijianshi.intake.api.ApplicationViews.AnswerReceipt;
import cn.yijianshi.intake.api.ApplicationViews.NoticeReceipt;
import cn.yijianshi.intake.api.ApplicationViews.WithdrawalReceipt;
import cn.yijianshi.intake.domain.Answered;
import cn.yijianshi.intake.domain.Application;
import cn.yijianshi.intake.domain.ApplicationState;
import cn.yijianshi.intake.domain.Applications;
import cn.yijianshi.intake.domain.Bundles;
import cn.yijianshi.intake.domain.CaseAnnouncements;
import cn.yijianshi.intake.domain.CaseHasEnded;
import cn.yijianshi.intake.domain.FiledItem;
import cn.yijianshi.intake.domain.ReviewProgress;
import cn.yijianshi.intake.domain.Reviews;
import cn.yijianshi.intake.domain.Timeline;
import cn.yijianshi.intake.domain.TimelineEntry;
import cn.yijianshi.intake.domain.TimelineEntry.Kind;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What an applicant may still do after filing: close the gaps a department named, or take it all back. */
@Component
class Answering {

    private final Applications applications;
    private final Reviews reviews;
    private final Timeline timeline;
    private final Bundles bundles;
    private final CaseAnnouncements announcements;
    private final Checks checks;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Answering(
            Applications applications,
            Reviews reviews,
            Timeline timeline,
            Bundles bundles,
            CaseAnnouncements announcements,
            Checks checks,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.applications = applications;
        this.reviews = reviews;
        this.timeline = timeline;
        this.bundles = bundles;
        this.announcements = announcements;
        this.checks = checks;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    AnswerReceipt answer(Caller caller, String id, String reviewId, Map<String, Object> given) {
        var filed = mine(applications.find(id), caller);
        // Read before the lock: nobody should wait for the catalogue.
        var plan = planOf(filed);
        return transaction.execute(status -> {
            var application = mine(applications.lock(id), caller);
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
            var answered = Answered.of(review, given, applications.formOf(id), plan, checks);
            return new AnswerReceipt(reviewId, keep(application, List.of(review), answered, hash));
        });
    }

    /** One answer for everything that the departments still ask for. */
    NoticeReceipt answerAll(Caller caller, String id, Map<String, Object> given) {
        var filed = mine(applications.find(id), caller);
        var plan = planOf(filed);
        return transaction.execute(status -> {
            var application = mine(applications.lock(id), caller);
            var all = reviews.ofCase(id).stream()
                    .filter(review -> review.item() != null && review.correction() != null)
                    .sorted(Comparator.comparing(ReviewProgress::reviewId))
                    .toList();
            var open = all.stream().filter(ReviewProgress::correctionIsOpen).toList();
            var hash = Fingerprint.of(given);
            if (open.isEmpty() || application.state().hasEnded()) {
                return again(all, hash, application);
            }
            var answered = Answered.ofAll(open, given, applications.formOf(id), plan, checks);
            return receipt(open, keep(application, open, answered, hash));
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

    private Instant keep(Application application, List<ReviewProgress> corrected, Answered answered, String hash) {
        var id = application.id();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        applications.replaceForm(id, answered.form());
        for (var review : corrected) {
            reviews.keep(review.correctionAnswered(now, hash));
            announcements.correctionAnswered(application, review, answered.fieldsFor(review));
            timeline.add(
                    id,
                    new TimelineEntry(
                            UUID.randomUUID().toString(),
                            now,
                            Kind.CORRECTION_ANSWERED,
                            review.reviewId(),
                            review.item(),
                            Map.of()));
        }
        answered.shares().forEach((department, forms) -> announcements.filed(application, department, forms, now));
        return now;
    }

    WithdrawalReceipt withdraw(Caller caller, String id, String reason) {
        return transaction.execute(status -> {
            var before = mine(applications.lock(id), caller);
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
                                Map.of("reason", reason)));
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

    private static Application mine(Optional<Application> application, Caller caller) {
        return application.filter(found -> found.belongsTo(caller.subject())).orElseThrow(Problem::notFound);
    }
}
