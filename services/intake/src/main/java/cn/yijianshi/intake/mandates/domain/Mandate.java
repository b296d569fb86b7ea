package cn.yijianshi.intake.mandates.domain;

import cn.yijianshi.intake.domain.Act;
import cn.yijianshi.intake.domain.Acting;
import cn.yijianshi.intake.domain.Person;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The authority one person gives another to act for him (代办授权): for these bundles, these acts, until then, and only
 * as long as he does not take it back.
 *
 * @param helper null while nobody has taken it
 * @param helperLogin the user name it was given to; null when it was given by a code
 * @param code what the helper shows to take it, once; null when it was taken, or given to a user name
 * @param codeUntil until when the code can be used
 * @param consent how an officer at the counter made sure of it; null when the applicant gave it himself
 */
public record Mandate(
        String id,
        Person giver,
        Person helper,
        String helperLogin,
        String code,
        Instant codeUntil,
        Set<String> bundles,
        Set<Act> acts,
        String note,
        Instant givenAt,
        Instant until,
        Instant takenAt,
        Instant revokedAt,
        Consent consent) {

    /**
     * What an officer recorded before he filed for somebody who stood before him.
     *
     * @param identity the number of the document, masked
     */
    public record Consent(Proof how, String document, String identity, String text) {}

    /** How the officer checked who it was. */
    public enum Proof {
        ID_CARD_READ,
        ID_CARD_SEEN,
        FACE_COMPARED,
        OTHER_DOCUMENT_SEEN
    }

    public enum State {
        OFFERED,
        ACTIVE,
        REVOKED,
        EXPIRED
    }

    public State stateAt(Instant now) {
        if (revokedAt != null) {
            return State.REVOKED;
        }
        if (!now.isBefore(until)) {
            return State.EXPIRED;
        }
        return helper == null ? State.OFFERED : State.ACTIVE;
    }

    public boolean canBeTakenAt(Instant now) {
        return stateAt(now) == State.OFFERED && (codeUntil == null || now.isBefore(codeUntil));
    }

    public boolean isHelpedBy(String subject) {
        return helper != null && helper.id().equals(subject);
    }

    /** What it allows its helper now; nothing when it is not his, or not in force. */
    public Optional<Acting> actingAt(Instant now, Person by) {
        return stateAt(now) == State.ACTIVE && isHelpedBy(by.id())
                ? Optional.of(new Acting(by, giver, new Acting.Authority(id, bundles, acts)))
                : Optional.empty();
    }

    public Mandate takenBy(Person taker, Instant at) {
        return new Mandate(
                id,
                giver,
                taker,
                helperLogin,
                null,
                codeUntil,
                bundles,
                acts,
                note,
                givenAt,
                until,
                at,
                revokedAt,
                consent);
    }

    public Mandate revoked(Instant at) {
        return new Mandate(
                id,
                giver,
                helper,
                helperLogin,
                null,
                codeUntil,
                bundles,
                acts,
                note,
                givenAt,
                until,
                takenAt,
                at,
                consent);
    }
}
