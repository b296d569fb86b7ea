package cn.yijianshi.department.instant.domain;

import cn.yijianshi.department.domain.Officer;
import java.time.Instant;

/**
 * A person looks again at what rules decided (人工复核).
 *
 * @param question what the applicant asks; null when it was drawn
 * @param by who looked, {@code text} what he found; null while it is open
 */
public record Recheck(
        String id,
        String reviewId,
        String caseNo,
        String department,
        String item,
        String itemName,
        Origin origin,
        String question,
        Instant askedAt,
        Status status,
        Officer by,
        Instant closedAt,
        String text) {

    public enum Origin {
        SAMPLE,
        APPLICANT
    }

    public enum Status {
        OPEN,
        CONFIRMED,
        DISAGREED
    }

    Recheck closed(Status how, Officer officer, String said, Instant at) {
        return new Recheck(
                id, reviewId, caseNo, department, item, itemName, origin, question, askedAt, how, officer, at, said);
    }

    Recheck asked(String applicantsQuestion, Instant at) {
        return new Recheck(
                id,
                reviewId,
                caseNo,
                department,
                item,
                itemName,
                Origin.APPLICANT,
                applicantsQuestion,
                at,
                Status.OPEN,
                null,
                null,
                null);
    }
}
