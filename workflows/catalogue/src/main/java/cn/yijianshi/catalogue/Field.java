package cn.yijianshi.catalogue;

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
        List<Field> rows) {

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
                        rows);
    }
}
