package cn.yijianshi.department.instant.domain;

import cn.yijianshi.department.domain.Certificate;
import cn.yijianshi.department.domain.CertificateProblem;
import cn.yijianshi.department.domain.Certificates;
import cn.yijianshi.department.domain.FirstLook;
import cn.yijianshi.department.domain.Ground;
import cn.yijianshi.department.domain.Keeping;
import cn.yijianshi.department.domain.Review;
import cn.yijianshi.department.domain.ReviewProblem;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.department.domain.Seat;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What persons do with decisions that rules made: applicants ask, officers look again. */
public final class Rechecking {

    private static final int LONGEST = 2000;

    private final Reviews reviews;
    private final Evaluations evaluations;
    private final Rechecks rechecks;
    private final Certificates certificates;
    private final Keeping keeping;
    private final Clock clock;

    public Rechecking(
            Reviews reviews,
            Evaluations evaluations,
            Rechecks rechecks,
            Certificates certificates,
            Keeping keeping,
            Clock clock) {
        this.reviews = reviews;
        this.evaluations = evaluations;
        this.rechecks = rechecks;
        this.certificates = certificates;
        this.keeping = keeping;
        this.clock = clock;
    }

    /** What the applicant may know of how it was decided. */
    public record Explained(Review review, Optional<Evaluation> evaluation, Optional<Recheck> recheck) {}

    public Explained explain(String applicantId, String reviewId) {
        var review = reviews.of(reviewId)
                .filter(found ->
                        found.filed() != null && found.filed().applicantId().equals(applicantId))
                .orElseThrow(() -> new RecheckProblem.NotFound(reviewId));
        return new Explained(review, evaluations.of(reviewId), rechecks.ofReview(reviewId));
    }

    /** 个人信息保护法 24: who does not agree to a decision that only rules made may ask for a person. */
    public Recheck ask(String applicantId, String reviewId, String question) {
        entry(question);
        var review = reviews.lock(reviewId)
                .filter(found ->
                        found.filed() != null && found.filed().applicantId().equals(applicantId))
                .orElseThrow(() -> new RecheckProblem.NotFound(reviewId));
        if (evaluations
                .of(reviewId)
                .filter(evaluation -> evaluation.effect() != FirstLook.Effect.LEFT)
                .isEmpty()) {
            throw new RecheckProblem.NotByRules(reviewId);
        }
        var before = rechecks.ofReview(reviewId);
        if (before.isEmpty()) {
            var asked = AskingRules.recheck(review, Recheck.Origin.APPLICANT, question.strip(), clock.instant());
            rechecks.open(asked);
            return asked;
        }
        var known = before.get();
        if (known.origin() == Recheck.Origin.APPLICANT) {
            if (known.status() != Recheck.Status.OPEN && !question.strip().equals(known.question())) {
                throw new RecheckProblem.Closed(known);
            }
            return known;
        }
        // It was drawn already; now it has a question to answer.
        var asked = known.asked(question.strip(), clock.instant());
        rechecks.keep(asked);
        return asked;
    }

    public Recheck confirm(Seat seat, String id, String text) {
        if (text != null && text.length() > LONGEST) {
            throw tooLong();
        }
        return close(seat, id, Recheck.Status.CONFIRMED, text == null ? "" : text.strip());
    }

    /** The papers are proposed for revocation: another officer confirms or rejects that. */
    public Recheck disagree(Seat seat, String id, String text) {
        entry(text);
        var closed = close(seat, id, Recheck.Status.DISAGREED, text.strip());
        certificates.ofReview(closed.reviewId()).stream()
                .filter(paper -> paper.status() == Certificate.Status.VALID)
                .forEach(paper -> propose(seat, paper, text.strip()));
        return closed;
    }

    private void propose(Seat seat, Certificate paper, String reason) {
        try {
            keeping.proposeRevocation(seat, paper.id(), Ground.OTHER_BY_LAW, reason);
        } catch (CertificateProblem.ChangePending another) {
            // Somebody has a change of this paper in hand; the disagreement stands beside it.
        }
    }

    private Recheck close(Seat seat, String id, Recheck.Status how, String text) {
        var recheck = rechecks.lock(id)
                .filter(found -> seat.departments().contains(found.department()))
                .orElseThrow(() -> new RecheckProblem.NotFound(id));
        if (recheck.status() != Recheck.Status.OPEN) {
            // The same word sent again is answered like the first time.
            if (recheck.status() == how
                    && recheck.by().id().equals(seat.officer().id())
                    && recheck.text().equals(text)) {
                return recheck;
            }
            throw new RecheckProblem.Closed(recheck);
        }
        var closed = recheck.closed(how, seat.officer(), text, clock.instant());
        rechecks.keep(closed);
        return closed;
    }

    private static void entry(String text) {
        if (text == null || text.isBlank()) {
            throw new ReviewProblem.Invalid(List.of(new ReviewProblem.Flaw("/text", "required")));
        }
        if (text.length() > LONGEST) {
            throw tooLong();
        }
    }

    private static ReviewProblem tooLong() {
        return new ReviewProblem.Invalid(List.of(new ReviewProblem.Flaw("/text", "too-long", String.valueOf(LONGEST))));
    }
}
