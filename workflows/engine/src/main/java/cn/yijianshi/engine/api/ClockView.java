package cn.yijianshi.engine.api;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.ClockFact;
import cn.yijianshi.engine.domain.ClockLedger;
import java.time.Instant;
import java.util.List;

/**
 * One clock; due times are empty while it does not run, provisional if a year's holidays are not announced. Until the
 * application is accepted they are those that silence would give.
 *
 * @param intakeDueAt until when the office may ask for what is missing; only while it waits for acceptance
 * @param pauseDueAt  when the pause comes to its own limit
 * @param renewsAt    when silence grants a renewal
 * @param delivery    when what was granted must be delivered, and when it was
 */
record ClockView(
        String reviewId,
        String item,
        String department,
        String state,
        String lamp,
        Limit promised,
        Limit statutory,
        Instant dueAt,
        Instant statutoryDueAt,
        boolean provisional,
        Instant intakeDueAt,
        Instant pauseDueAt,
        Instant renewsAt,
        ClockLedger.Delivery delivery,
        ClockLedger.Totals totals,
        List<FactLine> facts) {

    /** One entry; {@code basis} is the article it rests on, {@code limit} how much was granted, announced or allowed. */
    record FactLine(
            String kind,
            Instant at,
            String ground,
            String author,
            String text,
            String basis,
            Limit limit,
            String approvedBy) {
        static FactLine of(ClockFact fact) {
            return new FactLine(
                    fact.kind().name(),
                    fact.at(),
                    fact.ground(),
                    fact.author(),
                    fact.text(),
                    fact.basis(),
                    fact.extension(),
                    fact.approvedBy());
        }

        /** As the applicant reads it: an office spoke, not a person. */
        FactLine by(String office) {
            boolean isOffice = author.equals("engine") || author.equals("applicant") || author.isEmpty();
            return new FactLine(
                    kind,
                    at,
                    ground,
                    isOffice ? author : office,
                    text,
                    basis,
                    limit,
                    approvedBy == null ? null : office);
        }
    }

    static ClockView of(CaseReview review, ClockLedger ledger, Instant now) {
        return new ClockView(
                review.reviewId(),
                review.item(),
                review.department(),
                ledger.state().name(),
                ledger.lamp(now).name(),
                ledger.promised(),
                ledger.statutory(),
                ledger.due().orElse(null),
                ledger.statutoryDue().orElse(null),
                ledger.isProvisional(),
                ledger.intakeDue().orElse(null),
                ledger.pauseDue().orElse(null),
                ledger.renewsAt().orElse(null),
                ledger.delivery().orElse(null),
                ledger.totals(now),
                ledger.facts().stream().map(FactLine::of).toList());
    }

    ClockView forApplicant() {
        return new ClockView(
                reviewId,
                item,
                department,
                state,
                lamp,
                promised,
                statutory,
                dueAt,
                statutoryDueAt,
                provisional,
                intakeDueAt,
                pauseDueAt,
                renewsAt,
                delivery,
                totals,
                facts.stream().map(fact -> fact.by(department)).toList());
    }
}
