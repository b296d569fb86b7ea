package cn.yijianshi.department.commitments.domain;

import cn.yijianshi.department.domain.Officer;
import java.time.Instant;

/**
 * 失信记录: a promise was found broken, here or at another department. Until it is lifted no grant relies on another promise
 * of the same applicant or party.
 *
 * @param id of the promise
 * @param reviewId of the grant that relied on it
 * @param at when it was recorded; null while only its lifting has been heard of
 * @param lifting null while it holds
 */
public record Breach(
        String id,
        String caseId,
        String caseNo,
        String reviewId,
        String department,
        String item,
        String applicantId,
        String party,
        String text,
        Instant at,
        Lifting lifting) {

    /** 信用修复. {@code by} is known only where it was lifted. */
    public record Lifting(Ground ground, String text, Officer by, Instant at) {}

    /** Why a record is lifted; there are no other grounds. */
    public enum Ground {
        /** 整改、修复. */
        REPAIRED,
        /** 期满. */
        EXPIRED,
        /** 认定有误. */
        MISTAKEN
    }

    public boolean holds() {
        return at != null && lifting == null;
    }

    Breach lifted(Lifting how) {
        return new Breach(id, caseId, caseNo, reviewId, department, item, applicantId, party, text, at, how);
    }

    @Override
    public String toString() {
        return "Breach " + id + " " + department + " " + item;
    }
}
