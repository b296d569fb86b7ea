package cn.yijianshi.department.commitments.domain;

import cn.yijianshi.department.domain.Officer;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * 承诺: what an applicant promised instead of bringing a material. Once the item is granted it is a task for the
 * department, to look whether it is so (事后核查).
 *
 * @param party number of the enterprise whose promise it is; null: the applicant's own
 * @param proof what was brought after all, before the decision; null: nothing
 * @param reviewId null until the item is granted, as are {@code openedAt} and {@code region}
 * @param dueAt until when it must be looked at, as the engine counted it; null until it has told
 * @param looked null until somebody has
 */
public record Pledge(
        String id,
        String caseId,
        String caseNo,
        String department,
        String item,
        String material,
        String name,
        String text,
        String applicantId,
        String applicantName,
        String party,
        Instant givenAt,
        State state,
        String proof,
        String reviewId,
        String region,
        Instant openedAt,
        Instant dueAt,
        Looked looked) {

    /** The life of a promise. */
    public enum State {
        GIVEN,
        /** The material came before the decision. */
        REPLACED,
        /** Nothing was granted on it. */
        LAPSED,
        TO_VERIFY,
        KEPT,
        BROKEN;

        private static final Map<State, Set<State>> NEXT =
                Map.of(GIVEN, Set.of(REPLACED, LAPSED, TO_VERIFY), TO_VERIFY, Set.of(KEPT, BROKEN));

        public boolean mayBecome(State next) {
            return NEXT.getOrDefault(this, Set.of()).contains(next);
        }
    }

    /** Who looked, and what he found. */
    public record Looked(Officer by, Instant at, String text) {}

    /** Whether a decision now would rely on it. */
    boolean stands() {
        return state == State.GIVEN;
    }

    public boolean isOverdue(Instant now) {
        return state == State.TO_VERIFY && dueAt != null && now.isAfter(dueAt);
    }

    Pledge replaced(String by) {
        return with(State.REPLACED, by, reviewId, region, openedAt, dueAt, looked);
    }

    Pledge lapsed() {
        return with(State.LAPSED, proof, reviewId, region, openedAt, dueAt, looked);
    }

    Pledge opened(String byReview, String where, Instant at) {
        return with(State.TO_VERIFY, proof, byReview, where, at, dueAt, looked);
    }

    Pledge counted(Instant due) {
        return with(state, proof, reviewId, region, openedAt, due, looked);
    }

    Pledge looked(State found, Looked what) {
        return with(found, proof, reviewId, region, openedAt, dueAt, what);
    }

    private Pledge with(
            State next, String brought, String review, String where, Instant opened, Instant due, Looked what) {
        return new Pledge(
                id,
                caseId,
                caseNo,
                department,
                item,
                material,
                name,
                text,
                applicantId,
                applicantName,
                party,
                givenAt,
                next,
                brought,
                review,
                where,
                opened,
                due,
                what);
    }

    @Override
    public String toString() {
        // Goes into messages and logs: whose it is does not.
        return "Pledge " + id + " " + item + " " + material + " " + state;
    }
}
