package cn.yijianshi.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One value a CHOICE or CHOICES field may take.
 *
 * @param stop why a row with this value is not filed with the others, and what to do instead; null: it is
 * @param shape of a kind of document: what its numbers look like, a regular expression; null: anything goes
 */
public record FieldOption(
        String value,
        String label,
        String labelEn,
        // Left out where there is none: what was published before there were any reads as it did.
        @JsonInclude(JsonInclude.Include.NON_NULL) Stop stop,
        @JsonInclude(JsonInclude.Include.NON_NULL) String shape) {

    public FieldOption(String value, String label, String labelEn) {
        this(value, label, labelEn, null, null);
    }
}
