package cn.yijianshi.department.domain;

import java.util.Map;
import java.util.SortedSet;

/** A review under change; leaves the original as it was. */
final class Changed {

    private final Review before;
    private Review.Filed filed;
    private Map<String, String> facts;
    private SortedSet<String> awaits;
    private Review.Due due;
    private Review.Claim claim;
    private Review.Acceptance acceptance;
    private Colleagues colleagues;
    private Review.Correction correction;
    private Pending pending;
    private Review.Decision decision;

    Changed(Review before) {
        this.before = before;
        filed = before.filed();
        facts = before.facts();
        awaits = before.awaits();
        due = before.due();
        claim = before.claim();
        acceptance = before.acceptance();
        colleagues = before.colleagues();
        correction = before.correction();
        pending = before.pending();
        decision = before.decision();
    }

    Changed filed(Review.Filed changed) {
        filed = changed;
        return this;
    }

    Changed facts(Map<String, String> changed) {
        facts = changed;
        return this;
    }

    Changed awaits(SortedSet<String> changed) {
        awaits = changed;
        return this;
    }

    Changed due(Review.Due changed) {
        due = changed;
        return this;
    }

    Changed claim(Review.Claim changed) {
        claim = changed;
        return this;
    }

    Changed acceptance(Review.Acceptance changed) {
        acceptance = changed;
        return this;
    }

    Changed colleagues(Colleagues changed) {
        colleagues = changed;
        return this;
    }

    Changed correction(Review.Correction changed) {
        correction = changed;
        return this;
    }

    Changed pending(Pending changed) {
        pending = changed;
        return this;
    }

    Changed decision(Review.Decision changed) {
        decision = changed;
        return this;
    }

    Review become(Status next) {
        if (!before.status().mayBecome(next)) {
            throw new IllegalStateException(before.status() + " may not become " + next);
        }
        return build(next, before.version() + 1);
    }

    /** What the law grants is granted from wherever it stands: no officer's step leads there. */
    Review grantedBySilence() {
        return pending(null).build(Status.APPROVED, before.version() + 1);
    }

    Review nextVersion() {
        return build(before.status(), before.version() + 1);
    }

    Review sameVersion() {
        return build(before.status(), before.version());
    }

    /** Before the decision was signed; the change that follows counts. */
    Review asBeforeTheDecision() {
        return pending(null).build(Status.CLAIMED, before.version());
    }

    private Review build(Status status, int version) {
        return new Review(
                before.request(),
                filed,
                facts,
                awaits,
                before.mode(),
                status,
                version,
                due,
                claim,
                acceptance,
                colleagues,
                correction,
                pending,
                decision);
    }
}
