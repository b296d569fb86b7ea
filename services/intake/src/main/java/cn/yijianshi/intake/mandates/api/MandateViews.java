package cn.yijianshi.intake.mandates.api;

import cn.yijianshi.intake.domain.Act;
import cn.yijianshi.intake.mandates.domain.Mandate;
import java.time.Instant;
import java.util.Set;

/** Mandates as both sides read them. */
final class MandateViews {

    private MandateViews() {}

    /**
     * @param helperName null while nobody has taken it
     * @param helperLogin the user name it was given to; null when it was given by a code
     * @param code only to its giver, and only while nobody has taken it
     * @param consent how an officer at the counter made sure of it; null when the applicant gave it himself
     */
    record MandateView(
            String id,
            String giverName,
            String helperName,
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
            Mandate.State state,
            Mandate.Consent consent) {}

    static MandateView of(Mandate mandate, String reader, Instant now) {
        var own = mandate.giver().id().equals(reader);
        return new MandateView(
                mandate.id(),
                mandate.giver().name(),
                mandate.helper() == null ? null : mandate.helper().name(),
                mandate.helperLogin(),
                own && mandate.canBeTakenAt(now) ? mandate.code() : null,
                mandate.codeUntil(),
                mandate.bundles(),
                mandate.acts(),
                mandate.note(),
                mandate.givenAt(),
                mandate.until(),
                mandate.takenAt(),
                mandate.revokedAt(),
                mandate.stateAt(now),
                mandate.consent());
    }

    /** @param subject id of the draft or case */
    record DoneView(String id, String act, String subject, String by, String applicant, Instant at) {}
}
