package cn.yijianshi.department.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One item of one case at the department that decides it. Every change of its status gives it the next version;
 * whoever acts names the version he saw, so that nobody acts on a review he has not seen.
 *
 * @param filed the applicant's share of the form; null until it arrived
 * @param awaits items whose decisions must be in before this one may be decided
 * @param acceptance null while nobody said that the papers are in order
 * @param pending a decision that may still be taken back; null at all other times
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
        Acceptance acceptance,
        Colleagues colleagues,
        Correction correction,
        Pending pending,
        Decision decision) {

    /**
     * What the engine asked for.
     *
     * @param submittedAt when the whole application was handed in; null for reviews of an engine that did not say so
     * @param pathAfter weight of what waits behind it in its case; it orders the queue and is no time
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
            Instant submittedAt,
            int pathAfter) {

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

    /** 受理: the papers are in order, the decision clock may run. */
    public record Acceptance(Officer by, Instant at) {}

    /**
     * The gaps that were found; the applicant is told all of the case's in one notice (一次告知).
     *
     * @param answeredAt null until the applicant closed them
     * @param supplementReason why they come after that notice, if they do; null if nobody said so
     */
    public record Correction(
            Officer by, Instant at, List<Defect> defects, Instant answeredAt, String supplementReason) {
        public Correction {
            defects = List.copyOf(defects);
        }
    }

    /** The ground of a grant that nobody made: the licence expired before anybody had decided (视为准予). */
    static final String DEEMED_GRANTED = "DEEMED_GRANTED";

    /** A gap, pinned to a field of the item or to {@code material:<key>}. */
    public record Defect(String field, String text) {}

    /**
     * How it ended.
     *
     * @param actingFor the colleague for whom it was decided, null for himself
     * @param result what the officer entered to approve
     * @param outputs what the approval tells later items
     * @param reason of a refusal or a withdrawal
     * @param basis the article a refusal stands on
     * @param ground of a withdrawal; of a grant only {@link #DEEMED_GRANTED}
     */
    public record Decision(
            Officer by,
            Officer actingFor,
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
        colleagues = colleagues == null ? Colleagues.NONE : colleagues;
    }

    public static Review requested(
            Request request, Mode mode, Map<String, String> facts, List<String> awaits, Due due) {
        return new Review(
                request,
                null,
                facts,
                new TreeSet<>(awaits),
                mode,
                Status.REQUESTED,
                0,
                due,
                null,
                null,
                Colleagues.NONE,
                null,
                null,
                null);
    }

    public String id() {
        return request.reviewId();
    }

    /** Granted by silence, by nobody's hand. */
    public boolean deemedGranted() {
        return decision != null && DEEMED_GRANTED.equals(decision.ground());
    }

    public boolean held() {
        return !awaits.isEmpty();
    }

    /** Rules decide it, and everything they need is there. */
    public boolean readyForItsRules() {
        return mode == Mode.AUTOMATIC && status == Status.OPEN && !held();
    }

    /** Its rules may speak before any officer does. */
    boolean readyForAFirstLook() {
        return mode == Mode.INSTANT && status == Status.OPEN && claim == null && !held();
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
        return change().filed(arrived).become(Status.OPEN);
    }

    /** The form changed under the officer: he must look again before he decides, even if he had decided just now. */
    Review amended(Filed changed) {
        var amended = change().filed(changed);
        return status == Status.DECIDING ? amended.pending(null).become(Status.CLAIMED) : amended.nextVersion();
    }

    Review claimed(Officer by, Instant at) {
        if (claim != null && !status.ended()) {
            throw new ReviewProblem.ClaimedByAnother(claim);
        }
        if (mode == Mode.AUTOMATIC || status == Status.CORRECTION_REQUESTED) {
            throw new ReviewProblem.NotPossible(Act.CLAIMED, status);
        }
        possible(Act.CLAIMED, Status.CLAIMED);
        return change().claim(new Claim(by, at)).become(Status.CLAIMED);
    }

    /** Gives it back to the queue; one that waits for the applicant goes on waiting, but as nobody's. */
    Review released(Hand by) {
        inHand(Act.RELEASED);
        onlyItsHandler(by);
        var released = change().claim(null);
        return status == Status.CORRECTION_REQUESTED ? released.nextVersion() : released.become(Status.OPEN);
    }

    /** Whether it may be taken from where it is has been asked before. */
    Review handedTo(Officer to, Act act, Instant at) {
        if (mode == Mode.AUTOMATIC || status != Status.OPEN && !isInHand()) {
            throw new ReviewProblem.NotPossible(act, status);
        }
        var handed = change().claim(new Claim(to, at)).colleagues(colleagues.handledBy(to.id()));
        return status == Status.OPEN ? handed.become(Status.CLAIMED) : handed.nextVersion();
    }

    Review accepted(Hand by, Instant at) {
        underReview(Act.ACCEPTED);
        onlyItsHandler(by);
        if (acceptance != null) {
            throw new ReviewProblem.Accepted(acceptance);
        }
        return change().acceptance(new Acceptance(by.officer(), at)).nextVersion();
    }

    Review correctionRequested(Hand by, List<Defect> defects, String supplementReason, Instant at) {
        // 行政许可法 32(4): all gaps are told at once; a second notice is not the applicant's fault to bear.
        if (correction != null) {
            throw new ReviewProblem.CorrectionUsed(correction);
        }
        underReview(Act.CORRECTION_REQUESTED);
        onlyItsHandler(by);
        // Whoever accepts says that the papers are in order.
        if (acceptance != null) {
            throw new ReviewProblem.Accepted(acceptance);
        }
        return change().correction(new Correction(by.officer(), at, defects, null, supplementReason))
                .become(Status.CORRECTION_REQUESTED);
    }

    Review correctionAnswered(Map<String, Object> fields, Instant at) {
        var answered = new Correction(
                correction.by(), correction.at(), correction.defects(), at, correction.supplementReason());
        var completed = new Filed(filed.applicantId(), filed.applicantName(), FormFields.merge(filed.form(), fields));
        return change().filed(completed).correction(answered).become(claim == null ? Status.OPEN : Status.CLAIMED);
    }

    Review opinionsAsked(Hand by, List<Officer> officers, String question, Instant at) {
        underReview(Act.CO_REVIEWERS_ADDED);
        onlyItsHandler(by);
        return change().colleagues(colleagues.ask(officers, by.officer(), question, at))
                .nextVersion();
    }

    Review coReviewerRemoved(Hand by, String officerId) {
        inHand(Act.CO_REVIEWER_REMOVED);
        onlyItsHandler(by);
        return change().colleagues(colleagues.without(officerId)).nextVersion();
    }

    Review opinionGiven(Hand by, Colleagues.Opinion opinion) {
        inHand(Act.OPINION_GIVEN);
        if (colleagues.coReviewer(by.responsible().id()).isEmpty()) {
            throw new ReviewProblem.NotAsked();
        }
        return change().colleagues(colleagues.heard(by.responsible().id(), opinion))
                .nextVersion();
    }

    Review copiedTo(List<Officer> officers, Hand by, Instant at) {
        return change().colleagues(colleagues.inform(officers, by.officer(), at))
                .nextVersion();
    }

    Review commented() {
        return change().nextVersion();
    }

    /** The officer has decided, and may take it back until it takes effect. */
    Review deciding(Pending signed) {
        mayBeDecided(signed.act(), Status.DECIDING, signed.by());
        return change().pending(signed).become(Status.DECIDING);
    }

    /** Back to its handler: taken back by him, or blocked when it was to take effect. */
    Review undecided() {
        return change().pending(null).become(Status.CLAIMED);
    }

    /** As if the officer decided only now that it takes effect; counts as no change by itself. */
    Review asBeforeTheDecision() {
        return change().asBeforeTheDecision();
    }

    Review approved(Hand by, Map<String, String> result, Map<String, String> outputs, Instant at) {
        mayBeDecided(Act.APPROVED, Status.APPROVED, by);
        return change().decision(new Decision(by.officer(), by.actingFor(), at, result, outputs, null, null, null))
                .become(Status.APPROVED);
    }

    Review refused(Hand by, String reason, String basis, Instant at) {
        mayBeDecided(Act.REFUSED, Status.REFUSED, by);
        return change().decision(
                        new Decision(by.officer(), by.actingFor(), at, Map.of(), Map.of(), reason, basis, null))
                .become(Status.REFUSED);
    }

    Review grantedBySilence(Map<String, String> outputs, String basis, Instant at) {
        return change().decision(new Decision(Officer.NOBODY, null, at, Map.of(), outputs, null, basis, DEEMED_GRANTED))
                .grantedBySilence();
    }

    /** Whether what silence granted at that moment has to be issued: a decision made before it stands, a later refusal is void. */
    boolean isForSilence(Instant grantedAt) {
        return !status.ended() || status == Status.REFUSED && !decision.at().isBefore(grantedAt);
    }

    /** Whether an officer decided before that moment and may still take it back; only then is it known what holds. */
    public boolean isDecidingSinceBefore(Instant moment) {
        return pending != null && pending.at().isBefore(moment);
    }

    Review withdrawn(String ground, String text, Instant at) {
        return change().decision(new Decision(Officer.NOBODY, null, at, Map.of(), Map.of(), text, null, ground))
                .pending(null)
                .become(Status.WITHDRAWN);
    }

    Review unheld(Map<String, String> brought) {
        var all = new LinkedHashMap<>(facts);
        all.putAll(brought);
        return change().facts(all).awaits(new TreeSet<>()).sameVersion();
    }

    Review due(Due now) {
        return change().due(now).sameVersion();
    }

    void mayBeDecided(Act act, Status next, Hand by) {
        if (status == Status.DECIDING) {
            throw new ReviewProblem.NotPossible(act, status);
        }
        possible(act, next);
        // By nobody's hand only what rules may decide, and what no officer has taken.
        if (mode == Mode.OFFICER || claim != null || !by.officer().nobody()) {
            onlyItsHandler(by);
        }
        if (held()) {
            throw new ReviewProblem.Held(List.copyOf(awaits));
        }
        if (!colleagues.unheard().isEmpty()) {
            throw new ReviewProblem.OpinionsOut(colleagues.unheard());
        }
    }

    void onlyItsHandler(Hand by) {
        if (claim == null) {
            throw new ReviewProblem.NotClaimed();
        }
        if (!by.is(claim.by())) {
            throw new ReviewProblem.ClaimedByAnother(claim);
        }
    }

    private boolean isInHand() {
        return status == Status.CLAIMED || status == Status.CORRECTION_REQUESTED;
    }

    private void inHand(Act act) {
        if (!isInHand()) {
            throw new ReviewProblem.NotPossible(act, status);
        }
    }

    private void underReview(Act act) {
        if (status != Status.CLAIMED) {
            throw new ReviewProblem.NotPossible(act, status);
        }
    }

    private void possible(Act act, Status next) {
        if (!status.mayBecome(next)) {
            throw new ReviewProblem.NotPossible(act, status);
        }
    }

    private Changed change() {
        return new Changed(this);
    }
}
