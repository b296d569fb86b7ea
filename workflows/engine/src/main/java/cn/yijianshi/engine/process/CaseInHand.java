package cn.yijianshi.engine.process;

import cn.yijianshi.engine.domain.CaseFile;
import cn.yijianshi.engine.domain.CaseFile.CaseState;
import cn.yijianshi.engine.domain.CaseFindings;
import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.Cases;
import cn.yijianshi.engine.domain.ClockLedger;
import cn.yijianshi.engine.domain.Clocks;
import cn.yijianshi.engine.domain.Findings;
import cn.yijianshi.engine.domain.ItemState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One case as the running transaction sees it: read once when it is held, changed here and in the tables together. A
 * single decision opens several reviews, and each of them asks for the same case again.
 */
final class CaseInHand {

    private final Cases cases;
    private final Clocks clocks;
    private final Map<String, CaseReview> reviews = new LinkedHashMap<>();
    private final Map<String, ClockLedger> ledgers = new HashMap<>();
    private final Cases.Standing standing;
    private CaseFile file;
    private Findings findings;
    private String climbing;
    private boolean moved;

    private CaseInHand(Cases cases, Clocks clocks, CaseFile file, Cases.Standing standing) {
        this.cases = cases;
        this.clocks = clocks;
        this.file = file;
        this.standing = standing;
        standing.reviews().forEach(review -> reviews.put(review.reviewId(), review));
    }

    /** The case, held until the transaction ends; empty if nobody has heard of it. */
    static Optional<CaseInHand> hold(Cases cases, Clocks clocks, String caseId) {
        if (TransactionSynchronizationManager.getResource(key(caseId)) instanceof CaseInHand inHand) {
            return Optional.of(inHand);
        }
        return cases.hold(caseId)
                .map(file -> new CaseInHand(cases, clocks, file, cases.standing(caseId)).untilTheEnd());
    }

    /** A case that this transaction has brought in; false if it was there already. */
    static boolean bringIn(Cases cases, Clocks clocks, CaseFile file) {
        if (!cases.open(file)) {
            return false;
        }
        new CaseInHand(cases, clocks, file, Cases.Standing.NEW).untilTheEnd();
        return true;
    }

    private CaseInHand untilTheEnd() {
        String key = key(file.caseId());
        TransactionSynchronizationManager.bindResource(key, this);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(key);
            }
        });
        return this;
    }

    private static String key(String caseId) {
        return CaseInHand.class.getName() + caseId;
    }

    CaseFile file() {
        return file;
    }

    List<CaseReview> reviews() {
        return List.copyOf(reviews.values());
    }

    List<CaseReview> open() {
        return reviews.values().stream()
                .filter(review -> review.state() == ItemState.OPEN)
                .toList();
    }

    Optional<CaseReview> review(String reviewId) {
        return Optional.ofNullable(reviews.get(reviewId));
    }

    ClockLedger ledger(String reviewId) {
        // Whoever holds the case is alone with its clocks; a stale one would be refused when it is kept.
        return ledgers.computeIfAbsent(reviewId, id -> clocks.of(id).orElseThrow());
    }

    Findings findings(CaseFindings book) {
        if (findings == null) {
            findings = standing.found() ? book.of(file.caseId()) : Findings.none(file.caseId());
        }
        return findings;
    }

    /** Whether a supervisor has ordered something of the review, as of when the case was taken in hand. */
    boolean isOrdered(CaseReview review) {
        return standing.ordered().contains(review.reviewId());
    }

    /** The review whose timer has just fired: it has none until it waits again. */
    void climbing(String reviewId) {
        climbing = reviewId;
    }

    boolean isClimbing(CaseReview review) {
        return review.reviewId().equals(climbing);
    }

    void keep(CaseReview review) {
        cases.keep(review);
        reviews.put(review.reviewId(), review);
    }

    void keep(ClockLedger ledger) {
        clocks.keep(ledger);
        ledgers.put(ledger.subject().reviewId(), ledger);
    }

    void ended(CaseReview review, ItemState state, Map<String, String> outputs) {
        cases.ended(review.reviewId(), state, outputs);
        put(review, state, Set.of(), outputs);
    }

    void released(CaseReview review) {
        cases.released(review.reviewId());
        put(review, review.state(), Set.of(), review.outputs());
    }

    void stop(CaseState state, String ground) {
        cases.stop(file.caseId(), state, ground);
        file = new CaseFile(
                file.caseId(),
                file.caseNo(),
                file.bundle(),
                file.bundleVersion(),
                file.region(),
                file.answers(),
                file.items(),
                state,
                ground,
                file.processId(),
                file.submittedAt(),
                file.applicantId());
    }

    /** The case goes on by another version of its bundle. */
    void moved(int version, Map<String, Integer> items) {
        cases.moved(file.caseId(), version, items);
        moved = true;
        file = new CaseFile(
                file.caseId(),
                file.caseNo(),
                file.bundle(),
                version,
                file.region(),
                file.answers(),
                items,
                file.state(),
                file.ground(),
                file.processId(),
                file.submittedAt(),
                file.applicantId());
    }

    /** Whether it is being moved just now: what opens by that has only now come to its department. */
    boolean isMoved() {
        return moved;
    }

    void awaits(CaseReview review, Set<String> items) {
        cases.awaits(review.reviewId(), items);
        put(review, review.state(), items, review.outputs());
    }

    private void put(CaseReview review, ItemState state, Set<String> awaits, Map<String, String> outputs) {
        reviews.put(
                review.reviewId(),
                new CaseReview(
                        review.reviewId(),
                        review.caseId(),
                        review.item(),
                        review.itemVersion(),
                        review.department(),
                        review.processId(),
                        state,
                        awaits,
                        outputs));
    }
}
