package cn.yijianshi.intake.ratings.api;

import cn.yijianshi.intake.ratings.domain.FollowUp;
import java.time.Instant;
import java.util.List;

/** Ratings as applicants and supervisors read them. */
final class RatingViews {

    private RatingViews() {}

    /**
     * @param item null for the case as a whole
     * @param followUp what the office does about a bad one; null: it is none, or it has only just been given
     */
    record RatingView(
            String id,
            String item,
            int level,
            List<String> tags,
            String text,
            Instant at,
            String addition,
            Instant addedAt,
            OwnFollowUp followUp) {}

    /** @param answer how it was closed */
    record OwnFollowUp(FollowUp.State state, Instant callBy, Instant fixBy, String answer) {}

    /** @param open what can be rated now: keys of items, the empty text for the case as a whole */
    record CaseRatings(List<String> open, List<RatingView> given) {}

    /** @param late a limit has passed and nothing was done */
    record FollowUpView(
            String id,
            String applicationId,
            String caseNo,
            String applicantName,
            String bundleName,
            String bundleNameEn,
            String itemName,
            String itemNameEn,
            String department,
            FollowUp.State state,
            Instant openedAt,
            Instant callBy,
            Instant fixBy,
            boolean late,
            int level,
            List<String> tags,
            String text,
            String addition,
            FollowUp.Note call,
            FollowUp.Note closing) {}
}
