package cn.yijianshi.department.instant.api;

import cn.yijianshi.department.domain.FirstLook;
import cn.yijianshi.department.instant.domain.Evaluation;
import cn.yijianshi.department.instant.domain.Recheck;
import cn.yijianshi.department.instant.domain.Rechecking;
import cn.yijianshi.rules.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Decisions by rules as officers and applicants see them. */
final class InstantViews {

    private InstantViews() {}

    /** Everything the rules were told and said; for officers of the department. */
    record Trace(
            String reviewId,
            String caseNo,
            String item,
            int itemVersion,
            String rulesPrint,
            String outcome,
            String effect,
            List<Verdict.Reason> reasons,
            Map<String, String> inputs,
            List<Verdict.Hit> rows,
            Map<String, String> results,
            Verdict.Doubt doubt,
            String why,
            Instant at,
            long tookMicros,
            long sinceReceiptMillis,
            boolean late,
            BigDecimal draw,
            BigDecimal rate,
            RecheckView recheck) {

        static Trace of(Evaluation asked, RecheckView recheck) {
            var verdict = asked.verdict();
            return new Trace(
                    asked.reviewId(),
                    asked.caseNo(),
                    asked.item(),
                    asked.itemVersion(),
                    asked.rulesPrint(),
                    verdict.outcome().name(),
                    asked.effect().name(),
                    verdict.reasons(),
                    verdict.inputs(),
                    verdict.hits(),
                    verdict.results(),
                    verdict.doubt(),
                    asked.why(),
                    asked.at(),
                    asked.took().toNanos() / 1000,
                    asked.sinceReceipt().toMillis(),
                    asked.late(),
                    asked.draw(),
                    asked.rate(),
                    recheck);
        }
    }

    record RecheckView(
            String id,
            String reviewId,
            String caseNo,
            String department,
            String item,
            String itemName,
            String origin,
            String question,
            Instant askedAt,
            String status,
            String by,
            Instant closedAt,
            String text) {

        static RecheckView of(Recheck recheck) {
            return new RecheckView(
                    recheck.id(),
                    recheck.reviewId(),
                    recheck.caseNo(),
                    recheck.department(),
                    recheck.item(),
                    recheck.itemName(),
                    recheck.origin().name(),
                    recheck.question(),
                    recheck.askedAt(),
                    recheck.status().name(),
                    recheck.by() == null ? null : recheck.by().name(),
                    recheck.closedAt(),
                    recheck.text());
        }
    }

    /**
     * How it was decided, for the applicant.
     *
     * @param decidedBy RULES or OFFICER; null while it is open
     * @param mayAskForAPerson rules alone decided it, and nobody was asked yet
     */
    record Explanation(
            String reviewId,
            String caseNo,
            String item,
            String itemName,
            String status,
            String decidedBy,
            Instant at,
            List<Verdict.Reason> reasons,
            boolean mayAskForAPerson,
            AskedView recheck) {

        static Explanation of(Rechecking.Explained explained) {
            var review = explained.review();
            var decision = review.decision();
            var byRules = explained.evaluation().filter(evaluation -> evaluation.effect() != FirstLook.Effect.LEFT);
            var asked = explained.recheck().filter(recheck -> recheck.origin() == Recheck.Origin.APPLICANT);
            return new Explanation(
                    review.id(),
                    review.request().caseNo(),
                    review.request().item(),
                    review.request().itemName(),
                    review.status().name(),
                    decision == null ? null : decision.by().nobody() ? "RULES" : "OFFICER",
                    decision == null ? null : decision.at(),
                    // What rules said before a person decided is the officer's, not the decision's.
                    byRules.map(evaluation -> evaluation.verdict().reasons()).orElse(List.of()),
                    byRules.isPresent() && asked.isEmpty(),
                    asked.map(AskedView::of).orElse(null));
        }
    }

    /** Not which officer it was. */
    record AskedView(String question, Instant askedAt, String status, Instant closedAt, String text) {
        static AskedView of(Recheck recheck) {
            return new AskedView(
                    recheck.question(), recheck.askedAt(), recheck.status().name(), recheck.closedAt(), recheck.text());
        }
    }
}
