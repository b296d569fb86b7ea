package cn.yijianshi.catalogue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What an item costs, in yuan. Empty {@code when}: always. A line must name its basis. */
public record Fee(
        String key,
        String name,
        String nameEn,
        BigDecimal amount,
        String unit,
        String unitEn,
        Map<String, List<String>> when,
        String basis) {

    public Fee {
        when = Copies.ofConditions(when);
    }
}
