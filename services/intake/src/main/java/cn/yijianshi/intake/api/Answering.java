package cn.yijianshi.intake.api;

import cn.yijianshi.catalogue.Checks;
import cn.yijianshi.catalogue.Plan;
import cn.yijianshi.intake.api.ApplicationViews.AnswerReceipt;
import cn.yijianshi.intake.api.ApplicationViews.WithdrawalReceipt;
import cn.yijianshi.intake.domain.Answered;
import cn.yijianshi.intake.domain.Application;
import cn.yijianshi.intake.domain.ApplicationState;
import cn.yijianshi.intake.domain.Applications;
import cn.yijianshi.intake.domain.Bundles;
import cn.yijianshi.intake.domain.CaseAnnouncements;
import cn.yijianshi.intake.domain.CaseHasEnded;
import cn.yijianshi.intake.domain.FiledItem;
import cn.yijianshi.intake.domain.Reviews;
import cn.yijianshi.intake.domain.Timeline;
import cn.yijianshi.intake.domain.TimelineEntry;
import cn.yijianshi.intake.domain.TimelineEntry.Kind;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
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
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            applications.replaceForm(id, answered.form());
            reviews.keep(review.correctionAnswered(now, hash));
            announcements.correctionAnswered(application, review, answered.fields());
            answered.shares().forEach((department, forms) -> announcements.filed(application, department, forms, now));
            timeline.add(
                    id,
                    new TimelineEntry(
                            UUID.randomUUID().toString(),
                            now,
                            Kind.CORRECTION_ANSWERED,
                            reviewId,
                            review.item(),
                            Map.of()));
            return new AnswerReceipt(reviewId, now);
        });
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
