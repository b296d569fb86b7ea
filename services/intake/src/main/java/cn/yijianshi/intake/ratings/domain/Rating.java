package cn.yijianshi.intake.ratings.domain;

import cn.yijianshi.intake.domain.Person;
import java.time.Instant;
import java.util.List;

/**
 * What an applicant says of how his case, or one item of it, was handled (好差评).
 *
 * @param item empty for the case as a whole
 * @param level 5 非常满意 to 1 非常不满意
 * @param addition what he says later, once (追评); null: nothing
 */
public record Rating(
        String id,
        String applicationId,
        String item,
        int level,
        List<String> tags,
        String text,
        Person by,
        Instant at,
        String addition,
        Instant addedAt) {

    /** 差评: the two lowest. */
    public boolean isBad() {
        return level <= 2;
    }

    public boolean saysTheSame(int otherLevel, List<String> otherTags, String otherText) {
        return level == otherLevel && tags.equals(otherTags) && text.equals(otherText);
    }

    public Rating added(String words, Instant when) {
        return new Rating(id, applicationId, item, level, tags, text, by, at, words, when);
    }
}
