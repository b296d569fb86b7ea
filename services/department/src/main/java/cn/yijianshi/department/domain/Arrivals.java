package cn.yijianshi.department.domain;

import cn.yijianshi.catalogue.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Takes in what other services send about reviews, in whatever order it comes: a form before its request, a withdrawal
 * before the review it stops, anything twice.
 */
public final class Arrivals {

    private final Reviews reviews;
    private final Dossiers dossiers;
    private final EarlyWords earlyWords;
    private final ItemFiles items;
    private final Deciding deciding;
    private final Deferrals deferrals;
    private final PresentedCertificates presented;

    public Arrivals(
            Reviews reviews,
            Dossiers dossiers,
            EarlyWords earlyWords,
            ItemFiles items,
            Deciding deciding,
            Deferrals deferrals,
            PresentedCertificates presented) {
        this.presented = presented;
        this.deferrals = deferrals;
        this.reviews = reviews;
        this.dossiers = dossiers;
        this.earlyWords = earlyWords;
        this.items = items;
        this.deciding = deciding;
    }

    /** The engine asks for a decision. */
    public void requested(
            Review.Request request, Map<String, String> facts, List<String> awaits, Review.Due due, Instant at) {
        var item = items.item(request.item(), request.itemVersion());
        var dossier = dossiers.lock(request.caseId(), request.department());
        var mode = mode(item);
        var review = Review.requested(request, mode, facts, awaits, due);
        var history = new ArrayList<HistoryEntry>();
        history.add(entry(review, at, Act.REQUESTED, Map.of()));
        if (dossier.filed()) {
            review = review.filed(dossier.filedFor(request.item()));
            history.add(entry(review, at, Act.FILED, Map.of()));
        }
        if (!reviews.open(review, history)) {
            return;
        }
        if (dossier.filed()) {
            deciding.received(review, at);
        }
        for (var early : earlyWords.take(request.reviewId())) {
            review = heard(review, early.said(), early.word(), at);
        }
        decideIfReady(review, at);
    }

    /**
     * The applicant's share of the form; a newer one when a correction changed what this department holds too.
     *
     * @param certificates named instead of handing something in; null when none are told, which leaves them as they were
     */
    public void filed(Dossier arrived, List<Presented> certificates, Instant at) {
        var before = dossiers.keepFirst(arrived);
        if (before.isEmpty()) {
            // Whatever is told of a case opens its dossier first: here no review waits, and no certificate is replaced.
            if (certificates != null) {
                presented.add(arrived.caseId(), arrived.department(), certificates);
            }
            return;
        }
        if (certificates != null) {
            presented.keep(arrived.caseId(), arrived.department(), certificates);
        }
        if (!arrived.isNewerThan(before.get())) {
            return;
        }
        dossiers.keep(arrived);
        for (var review : reviews.lockUndecided(arrived.caseId(), arrived.department())) {
            var filed = arrived.filedFor(review.request().item());
            if (review.status() == Status.REQUESTED) {
                decideIfReady(kept(review.filed(filed), at, Act.FILED, Map.of()), at);
            } else if (!FormFields.same(review.filed().form(), filed.form())) {
                kept(review.amended(filed), at, Act.FORM_CHANGED, cancelled(review));
            }
        }
    }

    /** @param said when the sender said it, {@code at} is when it is heard */
    public void said(String reviewId, String caseId, String department, Instant said, Word word, Instant at) {
        var review = reviews.lock(reviewId);
        if (review.isEmpty()) {
            // The request opens the review under the same lock: after it, either it is there, or the word comes first.
            dossiers.lock(caseId, department);
            review = reviews.lock(reviewId);
        }
        if (review.isEmpty()) {
            earlyWords.keep(reviewId, said, word);
            return;
        }
        decideIfReady(heard(review.get(), said, word, at), at);
    }

    private Review heard(Review review, Instant said, Word word, Instant at) {
        if (word instanceof Word.SilenceGranted silence) {
            return review.isForSilence(silence.grantedAt())
                    ? grantedBySilence(review, silence.grantedAt(), at)
                    : review;
        }
        if (review.status().ended()) {
            return review;
        }
        if (word instanceof Word.Released released) {
            var unheld = review.unheld(released.facts());
            return kept(unheld, at, Act.UNHELD, Map.of());
        }
        if (word instanceof Word.WithdrawalAsked asked) {
            var withdrawn = deciding.withdraw(review, asked.ground(), asked.text(), at);
            var content = notNull("ground", asked.ground(), "text", asked.text());
            content.putAll(cancelled(review));
            return kept(withdrawn, at, Act.WITHDRAWN, content);
        }
        if (word instanceof Word.CorrectionAnswered answered) {
            if (review.status() != Status.CORRECTION_REQUESTED) {
                return review;
            }
            return kept(review.correctionAnswered(answered.fields(), at), at, Act.CORRECTION_ANSWERED, Map.of());
        }
        if (word instanceof Word.DeferralSupplied supplied) {
            return suppliedLater(review, supplied, at);
        }
        if (word instanceof Word.DutyTold duty) {
            return dutyTold(review, duty, at);
        }
        // Clock words overtake each other; only the newest is true.
        if (said.isBefore(review.due().told())) {
            return review;
        }
        var due = review.due();
        if (word instanceof Word.LampTurned turned) {
            var lit = new Review.Due(
                    due.dueAt(), due.statutoryDueAt(), due.provisional(), due.running(), turned.lamp(), said);
            return kept(review.due(lit), at, turned.act(), Map.of());
        }
        if (word instanceof Word.ClockMoved moved) {
            var dueAt = moved.dueAt() == null ? due.dueAt() : moved.dueAt();
            var statutory = moved.statutoryDueAt() == null ? due.statutoryDueAt() : moved.statutoryDueAt();
            // More time than before turns the lamp back; the engine lights it again when it is due again.
            var lamp = dueAt.isAfter(due.dueAt()) ? Lamp.GREEN : due.lamp();
            var now = new Review.Due(dueAt, statutory, moved.provisional(), moved.running(), lamp, said);
            return kept(
                    review.due(now),
                    at,
                    Act.CLOCK_MOVED,
                    notNull("state", moved.running() ? "RUNNING" : "STOPPED", "ground", moved.ground()));
        }
        throw new IllegalStateException("Nobody listens to " + word);
    }

    private Review grantedBySilence(Review review, Instant grantedAt, Instant at) {
        try {
            var granted = deciding.issueWhatSilenceGranted(review, grantedAt);
            return kept(granted, at, Act.DEEMED_GRANTED, overtaken(review));
        } catch (Blocked blocked) {
            // The law has granted it, the register cannot take it: whoever handles it reads why and puts it right.
            return review.status().ended()
                    ? review
                    : kept(review.commented(), at, Act.DECISION_BLOCKED, Map.of("findings", deciding.saying(blocked)));
        }
    }

    private static Map<String, Object> overtaken(Review review) {
        return review.status() == Status.REFUSED ? Map.of("cancelled", Act.REFUSED.name()) : cancelled(review);
    }

    private Review suppliedLater(Review review, Word.DeferralSupplied supplied, Instant at) {
        var deferral = deferrals.of(review.id()).filter(Deferral::isOpen);
        if (deferral.isEmpty()) {
            return review;
        }
        deferrals.keep(deferral.get().supplied(at));
        var filed = review.filed();
        var completed = new Review.Filed(
                filed.applicantId(), filed.applicantName(), FormFields.merge(filed.form(), supplied.fields()));
        return kept(review.amended(completed), at, Act.DEFERRED_SUPPLIED, cancelled(review));
    }

    private Review dutyTold(Review review, Word.DutyTold duty, Instant at) {
        var deferral = deferrals.of(review.id()).filter(Deferral::isOpen);
        if (deferral.isEmpty()) {
            return review;
        }
        var counted = deferral.get().counted(duty.dueAt());
        deferrals.keep(duty.missed() ? counted.overdue() : counted);
        return duty.missed() ? kept(review, at, Act.DEFERRED_MISSED, Map.of()) : review;
    }

    private static Mode mode(Item item) {
        if (item.instant() != null) {
            return Mode.INSTANT;
        }
        return item.decision() == cn.yijianshi.catalogue.Decision.AUTOMATIC ? Mode.AUTOMATIC : Mode.OFFICER;
    }

    private void decideIfReady(Review review, Instant at) {
        if (review.readyForAFirstLook()) {
            deciding.instantly(review, at)
                    .ifPresent(
                            look -> reviews.keep(look.review(), entry(look.review(), at, look.act(), look.content())));
            return;
        }
        if (!review.readyForItsRules()) {
            return;
        }
        var decided = deciding.byRules(review, at);
        var act = decided.status() == Status.APPROVED ? Act.APPROVED : Act.REFUSED;
        var decision = decided.decision();
        kept(decided, at, act, notNull("reason", decision.reason(), "basis", decision.basis()));
    }

    /** A decision that had not taken effect yet is not lost without a trace. */
    private static Map<String, Object> cancelled(Review review) {
        return review.pending() == null
                ? Map.of()
                : Map.of("cancelled", review.pending().act().name());
    }

    private Review kept(Review review, Instant at, Act act, Map<String, Object> content) {
        if (act == Act.FILED || act == Act.FORM_CHANGED || act == Act.CORRECTION_ANSWERED) {
            deciding.received(review, at);
        }
        reviews.keep(review, entry(review, at, act, content));
        return review;
    }

    private static HistoryEntry entry(Review review, Instant at, Act act, Map<String, Object> content) {
        return new HistoryEntry(review.id(), review.version(), at, Officer.NOBODY, act, content);
    }

    private static Map<String, Object> notNull(String key, String value, String otherKey, String otherValue) {
        var content = new java.util.LinkedHashMap<String, Object>();
        if (value != null) {
            content.put(key, value);
        }
        if (otherValue != null) {
            content.put(otherKey, otherValue);
        }
        return content;
    }
}
