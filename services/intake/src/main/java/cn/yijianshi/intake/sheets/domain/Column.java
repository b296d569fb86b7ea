package cn.yijianshi.intake.sheets.domain;

import cn.yijianshi.catalogue.Field;

/**
 * A column of a sheet in the words of its readers.
 *
 * @param hint what may stand in it
 */
public record Column(String key, String label, String labelEn, boolean required, String hint) {

    public static Column of(String key, Field field, String before) {
        return new Column(
                key,
                before + field.label(),
                field.labelEn(),
                field.required(),
                field.options().stream()
                        .map(option -> option.label())
                        .reduce((a, b) -> a + "/" + b)
                        .orElse(""));
    }

    /** As a template tells it to readers. */
    public String words() {
        return label + (required ? "*" : "") + (hint.isEmpty() ? "" : "（" + hint + "）");
    }
}
