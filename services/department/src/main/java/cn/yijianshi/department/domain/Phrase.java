package cn.yijianshi.department.domain;

import java.time.Instant;

/**
 * A text that an officer uses again and again, under a name.
 *
 * @param officerId whose it is; nobody else sees it
 * @param item of which item it speaks; null for all
 * @param basis the article that goes with a refusal; null for none
 */
public record Phrase(
        String id,
        String officerId,
        Use use,
        String item,
        String name,
        String words,
        String basis,
        int version,
        Instant changedAt) {

    /** Where it is said. */
    public enum Use {
        REFUSAL,
        CORRECTION,
        COMMENT,
        OPINION
    }

    boolean saysTheSame(Phrase other) {
        return equals(new Phrase(
                other.id, officerId, other.use, other.item, other.name, other.words, other.basis, version, changedAt));
    }
}
