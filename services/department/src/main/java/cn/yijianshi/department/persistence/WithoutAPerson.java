package cn.yijianshi.department.persistence;

import cn.yijianshi.department.domain.Act;
import cn.yijianshi.department.domain.HistoryEntry;
import cn.yijianshi.department.domain.Review;
import cn.yijianshi.platform.audit.Decider;
import cn.yijianshi.platform.audit.Unattended;
import java.util.Map;
import java.util.TreeMap;

/** Tells of a line of a review's history what decided it where no person did; every kind of line has its answer here. */
final class WithoutAPerson {

    /** When the officer decided whose decision takes effect only now. */
    private static final String DECIDED_AT = "decidedAt";

    private final Unattended chain;

    WithoutAPerson(Unattended chain) {
        this.chain = chain;
    }

    /** With the line and the review as it is after it. */
    void note(Review review, HistoryEntry line) {
        var by = line.by().nobody() ? decider(review, line) : tookEffect(line);
        if (by == null) {
            return;
        }
        var act = line.content().containsKey("cancelled") && !decides(line.act())
                ? "DECISION_CANCELLED"
                : line.act().name();
        chain.note(by, act, review.id(), detail(review, line));
    }

    private static Decider decider(Review review, HistoryEntry line) {
        return switch (line.act()) {
            case APPROVED, REFUSED, LEFT_TO_PERSON -> {
                var request = review.request();
                yield Decider.rules(request.item(), request.itemVersion(), request.itemName());
            }
            case DEEMED_GRANTED ->
                Decider.clock(line.act().name(), review.decision().basis());
            case DECISION_BLOCKED, DEFERRED_MISSED -> Decider.clock(line.act().name(), "");
            case WITHDRAWN -> Decider.ofTheCase(review.decision().ground());
            // What arrives decides nothing, unless it takes away what an officer had decided.
            case FORM_CHANGED, DEFERRED_SUPPLIED ->
                line.content().containsKey("cancelled")
                        ? Decider.ofTheCase(line.act().name())
                        : null;
            case REQUESTED,
                    FILED,
                    CORRECTION_ANSWERED,
                    UNHELD,
                    CLOCK_MOVED,
                    DUE_SOON,
                    OVERDUE,
                    ESCALATED,
                    SUPERVISED,
                    SUPERVISION_REPLIED -> null;
            case CLAIMED,
                    RELEASED,
                    ACCEPTED,
                    ASSIGNED,
                    TRANSFERRED,
                    CO_REVIEWERS_ADDED,
                    CO_REVIEWER_REMOVED,
                    OPINION_GIVEN,
                    COPIED,
                    COMMENTED,
                    DEFERRED,
                    CORRECTION_REQUESTED,
                    APPROVING,
                    REFUSING,
                    DECISION_WITHDRAWN -> throw new IllegalStateException("only a person does " + line.act());
        };
    }

    private static Decider tookEffect(HistoryEntry line) {
        return line.content().containsKey(DECIDED_AT) ? Decider.clock("UNDO_WINDOW", "") : null;
    }

    private static boolean decides(Act act) {
        return act != Act.FORM_CHANGED && act != Act.DEFERRED_SUPPLIED;
    }

    private static Map<String, Object> detail(Review review, HistoryEntry line) {
        Map<String, Object> detail = new TreeMap<>();
        for (var key : new String[] {"outcome", "cancelled", DECIDED_AT}) {
            if (line.content().containsKey(key)) {
                detail.put(key, line.content().get(key).toString());
            }
        }
        if (line.content().containsKey(DECIDED_AT)) {
            detail.put("decidedBy", line.by().id());
        }
        var decision = review.decision();
        if (decision != null && decision.basis() != null && !decision.basis().isBlank()) {
            detail.put("article", decision.basis());
        }
        if (line.act() == Act.DEEMED_GRANTED) {
            detail.put("since", decision.at().toString());
        }
        return detail;
    }
}
