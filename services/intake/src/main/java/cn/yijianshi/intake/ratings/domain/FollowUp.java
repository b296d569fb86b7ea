package cn.yijianshi.intake.ratings.domain;

import cn.yijianshi.intake.domain.Person;
import java.time.Instant;

/**
 * What a bad rating asks of the office (差评整改): call back, put right, answer.
 *
 * @param itemName null where the case as a whole was rated
 * @param department whose it is; of a case as a whole the leading one
 * @param office whose calendar counts
 * @param callBy null until the calendar has been asked
 */
public record FollowUp(
        String id,
        String ratingId,
        String applicationId,
        String caseNo,
        Person applicant,
        String bundleName,
        String bundleNameEn,
        String itemName,
        String itemNameEn,
        String department,
        String office,
        Instant openedAt,
        Instant callBy,
        Instant fixBy,
        Note call,
        Note closing) {

    /** Something that was done, by whom and in what words. */
    public record Note(Instant at, String by, String text) {}

    public enum State {
        OPEN,
        CALLED,
        CLOSED
    }

    public State state() {
        return closing != null ? State.CLOSED : call != null ? State.CALLED : State.OPEN;
    }

    public FollowUp due(Instant callBefore, Instant fixBefore) {
        return with(callBefore, fixBefore, call, closing);
    }

    public FollowUp called(Note note) {
        return with(callBy, fixBy, note, closing);
    }

    public FollowUp closed(Note note) {
        return with(callBy, fixBy, call, note);
    }

    private FollowUp with(Instant callBefore, Instant fixBefore, Note called, Note closed) {
        return new FollowUp(
                id,
                ratingId,
                applicationId,
                caseNo,
                applicant,
                bundleName,
                bundleNameEn,
                itemName,
                itemNameEn,
                department,
                office,
                openedAt,
                callBefore,
                fixBefore,
                called,
                closed);
    }
}
