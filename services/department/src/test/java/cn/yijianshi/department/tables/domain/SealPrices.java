package cn.yijianshi.department.tables.domain;

import java.math.BigDecimal;
import java.util.List;

/** A table with a column of every kind. */
public final class SealPrices {

    private SealPrices() {}

    public static DatedTable table() {
        return DatedTable.of(
                        "seal-price",
                        "印章价格",
                        "Prices of seals",
                        Column.choice("kind", "种类", "Kind", "OFFICIAL", "CONTRACT")
                                .asKey(),
                        Column.whole("sizeTo", "尺寸至", "Size up to", 1, 100).asKey(),
                        Column.money("price", "价格", "Price"),
                        Column.number("percent", "费率", "Percent", 4, "0", "100").orNothing(),
                        Column.choices("grounds", "事由", "Grounds", "POLICE", "COURT")
                                .orNothing(),
                        Column.yesNo("byPost", "可邮寄", "By post").orNothing())
                .where(line -> new BigDecimal("1000").compareTo((BigDecimal) line.get("price")) < 0
                        ? List.of(new Fault("price", "out-of-range", "0", "1000"))
                        : List.of());
    }
}
