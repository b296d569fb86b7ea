package cn.yijianshi.department.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One item of one case at the department that decides it. Every change of its status gives it the next version;
 * whoever acts names the version he saw, so that nobody acts on a review he has not seen.
 *
 * @param filed the applicant's share of the form; null until it arrived
 * @param awaits items whose decisions must be in before this one may be decided
 */
public record Review(
        Request request,
        Filed filed,
        Map<String, String> facts,
        SortedSet<String> awaits,
        Mode mode,
        Status status,
        int version,
        Due due,
        Claim claim,
        Correction correction,
        Decision decision) {

    /**
     * What the engine asked for.
     *
     * @param submittedAt when the whole application was handed in; null for reviews of an engine that did not say so
     */
    public record Request(
            String reviewId,
            String caseId,
            String caseNo,
            String bundle,
            String item,
            int itemVersion,
            String itemName,
            String department,
            String region,
            Instant receivedAt,
            Limit promised,
            Limit statutory,
            Instant submittedAt) {

        /** The day whose law the case is judged by: what came later does not touch it (立法法 第104条). */
        LocalDate filedOn() {
            return LocalDate.ofInstant(submittedAt == null ? receivedAt : submittedAt, Filing.OFFICE);
        }
    }

    /** A limit in the words of the item: units are never converted into one another. */
    public record Limit(int amount, String unit) {}

    public record Filed(String applicantId, String applicantName, Map<String, Object> form) {
        public Filed {
            form = Collections.unmodifiableMap(new LinkedHashMap<>(form));
        }
    }

    /**
     * Where the review stands against its limits, as the engine's clock last told.
     *
     * @param dueAt the promised limit; while the clock stands still, what it was before
     * @param told when the engine said so; older words change nothing
     */
    public record Due(
            Instant dueAt, Instant statutoryDueAt, boolean provisional, boolean running, Lamp lamp, Instant told) {}

    public record Claim(Officer by, Instant at) {}

    /** The one notice that lists every gap (一次告知); {@code answeredAt} is null until the applicant closed them. */
    public record Correction(Officer by, Instant at, List<Defect> defects, Instant answeredAt) {
        public Correction {
            defects = List.copyOf(defects);
        }
    }

    /** A gap, pinned to a field of the item or to {@code material:<key>}. */
    public record Defect(String field, String text) {}

    /**
     * How it ended.
     *
     * @param result what the officer entered to approve
     * @param outputs what the approval tells later items
     * @param reason of a refusal or a withdrawal
     * @param basis the article a refusal stands on
     * @param ground of a withdrawal
     */
    public record Decision(
            Officer by,
            Instant at,
            Map<String, String> result,
            Map<String, String> outputs,
            String reason,
            String basis,
            String ground) {
        public Decision {
            result = Collections.unmodifiableMap(new LinkedHashMap<>(result));
            outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        }
    }

    public Review {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        awaits = Collections.unmodifiableSortedSet(new TreeSet<>(awaits));
    }

    public static Review requested(
            Request request, Mode mode, Map<String, String> facts, List<String> awaits, Due due) {
        return new Review(
                request, null, facts, new TreeSet<>(awaits), mode, Status.REQUESTED, 0, due, null, null, null);
    }

    public String id() {
        return request.reviewId();
    }

    public boolean held() {
        return !awaits.isEmpty();
    }

    /** Rules decide it, and everything they need is there. */
    public boolean readyForItsRules() {
        return mode == Mode.AUTOMATIC && status == Status.OPEN && !held();
    }

    public Filing filing() {
        return new Filing(
                request.caseId(),
                request.caseNo(),
                request.reviewId(),
                request.item(),
                request.region(),
                filed == null ? "" : filed.applicantName(),
                filed == null ? Map.of() : filed.form(),
                facts,
                request.filedOn());
    }

    Review filed(Filed arrived) {
        return copy().filed(arrived).become(Status.OPEN);
    }

    /** The form changed under the officer: he must look again before he decides. */
    Review amended(Filed changed) {
        return copy().filed(changed).nextVersion();
    }

    Review claimed(Officer by, Instant at) {
        if (status == Status.CLAIMED || status == Status.CORRECTION_REQUESTED && claim != null) {
            throw new ReviewProblem.ClaimedByAnother(claim);
        }
        if (mode == Mode.AUTOMATIC || status == Status.CORRECTION_REQUESTED) {
            throw new ReviewProblem.NotPossible(Act.CLAIMED, status);
        }
        possible(Act.CLAIMED, Status.CLAIMED);
        return copy().claim(new Claim(by, at)).become(Status.CLAIMED);
    }

    /** Gives it back to the queue; one that waits for the applicant goes on waiting, but as nobody's. */
    Review released(Officer by) {
        possible(Act.RELEASED, status == Status.CORRECTION_REQUESTED ? status : Status.OPEN);
        onlyTheClaimer(by);
        return copy().claim(null).become(status == Status.CORRECTION_REQUESTED ? status : Status.OPEN);
    }

    Review correctionRequested(Officer by, List<Defect> defects, Instant at) {
        // 行政许可法 32(4): all gaps are told at once; a second notice is not the applicant's fault to bear.
        if (correction != null) {
            throw new ReviewProblem.CorrectionUsed(correction);
        }
        possible(Act.CORRECTION_REQUESTED, Status.CORRECTION_REQUESTED);
        onlyTheClaimer(by);
        return copy().correction(new Correction(by, at, defects, null)).become(Status.CORRECTION_REQUESTED);
    }

    Review correctionAnswered(Map<String, Object> fields, Instant at) {
        var answered = new Correction(correction.by(), correction.at(), correction.defects(), at);
        var completed = new Filed(filed.applicantId(), filed.applicantName(), FormFields.merge(filed.form(), fields));
        return copy().filed(completed).correction(answered).become(claim == null ? Status.OPEN : Status.CLAIMED);
    }

    Review approved(Officer by, Map<String, String> result, Map<String, String> outputs, Instant at) {
        mayBeDecided(Act.APPROVED, Status.APPROVED, by);
        return copy().decision(new Decision(by, at, result, outputs, null, null, null))
                .become(Status.APPROVED);
    }

    Review refused(Officer by, String reason, String basis, Instant at) {
        mayBeDecided(Act.REFUSED, Status.REFUSED, by);
        return copy().decision(new Decision(by, at, Map.of(), Map.of(), reason, basis, null))
                .become(Status.REFUSED);
    }

    Review withdrawn(String ground, String text, Instant at) {
        return copy().decision(new Decision(Officer.NOBODY, at, Map.of(), Map.of(), text, null, ground))
                .become(Status.WITHDRAWN);
    }

    Review unheld(Map<String, String> brought) {
        var all = new LinkedHashMap<>(facts);
        all.putAll(brought);
        return copy().facts(all).awaits(new TreeSet<>()).sameVersion();
    }

    Review due(Due now) {
        return copy().due(now).sameVersion();
    }

    void mayBeDecided(Act act, Status next, Officer by) {
        possible(act, next);
        onlyTheClaimer(by);
        if (held()) {
            throw new ReviewProblem.Held(List.copyOf(awaits));
        }
    }

    private void possible(Act act, Status next) {
        if (!status.mayBecome(next)) {
            throw new ReviewProblem.NotPossible(act, status);
        }
    }

    private void onlyTheClaimer(Officer by) {
        if (mode == Mode.AUTOMATIC && by.nobody()) {
            return;
        }
        if (claim == null) {
            throw new ReviewProblem.NotClaimed();
        }
        if (!Objects.equals(claim.by().id(), by.id())) {
            throw new ReviewProblem.ClaimedByAnother(claim);
        }
    }

    private Copy copy() {
        return new Copy(this);
    }

    /** A review under change; leaves the original as it was. */
    private static final class Copy {
        private final Review before;
        private Filed filed;
        private Map<String, String> facts;
        private SortedSet<String> awaits;
        private Due due;
        private Claim claim;
        private Correction correction;
        private Decision decision;

        Copy(Review before) {
            this.before = before;
            filed = before.filed;
            facts = before.facts;
            awaits = before.awaits;
            due = before.due;
            claim = before.claim;
            correction = before.correction;
            decision = before.decision;
        }

        Copy filed(Filed changed) {
            filed = changed;
            return this;
        }

        Copy facts(Map<String, String> changed) {
            facts = changed;
            return this;
        }

        Copy awaits(SortedSet<String> changed) {
            awaits = changed;
            return this;
        }

        Copy due(Due changed) {
            due = changed;
            return this;
        }

        Copy claim(Claim changed) {
            claim = changed;
            return this;
        }

        Copy correction(Correction changed) {
            correction = changed;
            return this;
        }

        Copy decision(Decision changed) {
            decision = changed;
            return this;
        }

        Review become(Status next) {
            if (!before.status.mayBecome(next)) {
                throw new IllegalStateException(before.status + " may not become " + next);
            }
            return build(next, before.version + 1);
        }

        Review nextVersion() {
            return build(before.status, before.version + 1);
        }

        Review sameVersion() {
            return build(before.status, before.version);
        }

        private Review build(Status status, int version) {
            return new Review(
                    before.request,
                    filed,
                    facts,
                    awaits,
                    before.mode,
                    status,
                    version,
                    due,
                    claim,
                    correction,
                    decision);
        }
    }
}
