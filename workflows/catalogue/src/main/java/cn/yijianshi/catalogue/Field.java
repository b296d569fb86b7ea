package cn.yijianshi.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * One question of a form. Keys are dotted and follow the nesting of the JSON; the keys of {@code rows} are those inside a
 * row.
 *
 * @param maxLength 0 where the type says enough
 * @param check name of a check no pattern can express (a check digit), e.g. {@code USCC}; {@code AGREED} means a declaration
 *     that must be true
 * @param checkWhen the check holds only for these values of other fields (of the same row, inside a list)
 * @param requiredWhen the field is required for these values of other fields (of the same row, inside a list)
 * @param min smallest value; of a LIST the smallest number of rows
 * @param max largest value; of a LIST the largest number of rows
 * @param known key of the output that tells it, where it was issued to the applicant; null: nothing but its own key does
 * @param shapedBy the choice (of the same row, inside a list) whose chosen option says what this text must look like; null: none
 */
public record Field(
        String key,
        String label,
        String labelEn,
        FieldType type,
        boolean required,
        int maxLength,
        String pattern,
        String check,
        Map<String, List<String>> checkWhen,
        Map<String, List<String>> requiredWhen,
        BigDecimal min,
        BigDecimal max,
        List<FieldOption> options,
        String help,
        String helpEn,
        String basis,
        Section section,
        List<Field> rows,
        // Left out where there is none: what was published before this was known reads as it did.
        @JsonInclude(JsonInclude.Include.NON_NULL) String known,
        @JsonInclude(JsonInclude.Include.NON_NULL) String shapedBy) {

    public Field(
            String key,
            String label,
            String labelEn,
            FieldType type,
            boolean required,
            int maxLength,
            String pattern,
            String check,
            Map<String, List<String>> checkWhen,
            Map<String, List<String>> requiredWhen,
            BigDecimal min,
            BigDecimal max,
            List<FieldOption> options,
            String help,
            String helpEn,
            String basis,
            Section section,
            List<Field> rows) {
        this(
                key,
                label,
                labelEn,
                type,
                required,
                maxLength,
                pattern,
                check,
                checkWhen,
                requiredWhen,
                min,
                max,
                options,
                help,
                helpEn,
                basis,
                section,
                rows,
                null,
                null);
    }

    public Field {
        checkWhen = Copies.ofConditions(checkWhen);
        requiredWhen = Copies.ofConditions(requiredWhen);
        options = Copies.of(options);
        rows = Copies.of(rows);
    }

    public Field asRequired() {
        return required
                ? this
                : new Field(
                        key,
                        label,
                        labelEn,
                        type,
                        true,
                        maxLength,
                        pattern,
                        check,
                        checkWhen,
                        requiredWhen,
                        min,
                        max,
                        options,
                        help,
                        helpEn,
                        basis,
                        section,
                        rows,
                        known,
                        shapedBy);
    }
}
