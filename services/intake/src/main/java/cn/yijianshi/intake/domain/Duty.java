package cn.yijianshi.intake.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the applicant still owes to a review that was accepted with something missing (容缺受理).
 *
 * @param state as the engine last told; what was handed in here is MET at once
 * @param answerHash tells the same handing in sent twice from another one; null until it came
 */
public record Duty(
        String reviewId,
        String department,
        String item,
        State state,
        Instant dueAt,
        List<Missing> missing,
        String text,
        Instant suppliedAt,
        String answerHash) {

    public enum State {
        OPEN,
        MET,
        MISSED
    }

    public record Missing(String key, String name) {}

    public Duty {
        missing = List.copyOf(missing);
    }

    /** Whether it can still be handed in: late is better than never, while the review is open. */
    public boolean isOpen() {
        return suppliedAt == null;
    }

    public Duty missed() {
        return isOpen() ? new Duty(reviewId, department, item, State.MISSED, dueAt, missing, text, null, null) : this;
    }

    public Duty supplied(Instant at, String hash) {
        return new Duty(reviewId, department, item, State.MET, dueAt, missing, text, at, hash);
    }

    /** Each of the missing materials, by {@code material:<key>}; those that were not given are named by their keys. */
    public Map<String, Object> fields(Map<String, String> given) {
        var fields = new java.util.LinkedHashMap<String, Object>();
        missing.forEach(one -> fields.put("material:" + one.key(), given.get(one.key())));
        return fields;
    }
}
