package cn.yijianshi.intake.domain;

import java.time.Instant;

/**
 * 告知承诺: what an applicant promised instead of bringing a material of an item.
 *
 * @param id what departments call it by
 * @param party number of the enterprise whose promise it is; null: the applicant's own
 * @param said what the department wrote when it looked, or what was brought instead; null before
 */
public record Promise(
        String id,
        String department,
        String item,
        String material,
        String name,
        String text,
        String party,
        Instant at,
        State state,
        String said,
        Instant changedAt) {

    public enum State {
        GIVEN,
        /** Brought after all. */
        REPLACED,
        KEPT,
        BROKEN;

        boolean mayBecome(State next) {
            return this == GIVEN && next != GIVEN;
        }
    }

    static Promise given(
            String id,
            String department,
            String item,
            String material,
            String name,
            String text,
            String party,
            Instant at) {
        return new Promise(id, department, item, material, name, text, party, at, State.GIVEN, null, null);
    }

    /** Words come in any order; the first that ends it counts. */
    public Promise now(State next, String words, Instant when) {
        return state.mayBecome(next)
                ? new Promise(id, department, item, material, name, text, party, at, next, words, when)
                : this;
    }
}
