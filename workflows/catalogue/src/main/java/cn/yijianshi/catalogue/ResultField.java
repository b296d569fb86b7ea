package cn.yijianshi.catalogue;

import java.math.BigDecimal;
import java.util.List;

/** What the officer enters to approve. */
public record ResultField(
        String key,
        String label,
        String labelEn,
        FieldType type,
        boolean required,
        int maxLength,
        String pattern,
        BigDecimal min,
        BigDecimal max,
        List<FieldOption> options) {

    public ResultField {
        options = Copies.of(options);
    }
}
