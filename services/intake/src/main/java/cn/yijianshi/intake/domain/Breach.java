package cn.yijianshi.intake.domain;

import java.time.Instant;

/**
 * 失信记录: a promise that was not kept, recorded by the department that looked.
 *
 * @param id of the promise
 * @param party number of the enterprise whose promise it was; null: the applicant's own
 * @param at when it was recorded; null while only its lifting has been heard of
 * @param liftedAt when it was lifted (信用修复); null while it holds
 */
public record Breach(
        String id, String applicantId, String party, String department, String item, Instant at, Instant liftedAt) {

    @Override
    public String toString() {
        // Goes into messages and logs: whose it is does not.
        return "Breach " + id + " " + department + " " + item;
    }
}
