package cn.yijianshi.tax;

import cn.yijianshi.department.tables.domain.Column;
import cn.yijianshi.department.tables.domain.DatedTable;
import cn.yijianshi.department.tables.domain.Fault;
import cn.yijianshi.tax.domain.Rate;
import cn.yijianshi.tax.domain.Tax;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tables an administrator of the tax office may change from a day on. */
@Configuration(proxyBeanMethods = false)
class TaxTables {

    @Bean
    DatedTable houseTaxRates() {
        return DatedTable.of(
                        "house-tax-rate",
                        "房屋交易税率",
                        "Rates of the taxes on a transfer of real estate",
                        Column.text("ruleId", "规则号", "Rule", 40).asKey(),
                        Column.choice("tax", "税种", "Tax", names(Tax.values())),
                        Column.whole("lineOrder", "先后（小者先）", "Order; of the lines that fit the lowest counts", 0, 9999),
                        Column.choices(
                                        "causes",
                                        "转移原因（空为不限）",
                                        "Causes; empty for all",
                                        "SALE",
                                        "GIFT",
                                        "INHERITANCE",
                                        "SPOUSES",
                                        "JUDGMENT")
                                .orNothing(),
                        Column.yesNo("housing", "是否住房（空为不限）", "A home; empty for all")
                                .orNothing(),
                        Column.yesNo("naturalPerson", "纳税人为自然人（空为不限）", "The payer is a natural person; empty for all")
                                .orNothing(),
                        Column.whole("homesFrom", "家庭套数自", "Homes of the family from", 0, 3)
                                .orNothing(),
                        Column.whole("homesTo", "家庭套数至（3为三套及以上）", "Homes of the family to; 3 is three and more", 0, 3)
                                .orNothing(),
                        Column.number("areaOver", "面积大于（㎡）", "Area more than (m²)", 2, "0", "9999999999")
                                .orNothing(),
                        Column.number("areaTo", "面积不大于（㎡）", "Area at most (m²)", 2, "0", "9999999999")
                                .orNothing(),
                        Column.whole("heldFrom", "持有满（年）", "Held for whole years from", 0, 99)
                                .orNothing(),
                        Column.whole("heldBelow", "持有不满（年）", "Held for fewer years than", 1, 99)
                                .orNothing(),
                        Column.yesNo("onlyHome", "卖方家庭唯一住房（空为不限）", "The seller's only home; empty for all")
                                .orNothing(),
                        Column.choice(
                                        "pitMethod",
                                        "个税方式（空为不限）",
                                        "Method of the income tax; empty for all",
                                        "EXEMPT",
                                        "ASSESSED_1",
                                        "DIFF_20")
                                .orNothing(),
                        Column.choice("relief", "须经认定的减免", "Relief an officer must grant", "STATE_BODY", "NON_PROFIT")
                                .orNothing(),
                        Column.choice("base", "计税依据", "Base", names(Rate.Base.values())),
                        Column.number("percent", "税率（%）", "Rate (%)", 4, "0", "100"))
                .where(TaxTables::rangesAreRanges);
    }

    @Bean
    DatedTable referencePrices() {
        return DatedTable.of(
                "reference-price",
                "参考价格",
                "Usual prices of a square metre",
                Column.text("region", "行政区划代码", "Region", 6).asKey(),
                Column.choice("plannedUse", "规划用途", "Planned use", "RESIDENCE", "NON_RESIDENCE", "PARKING")
                        .asKey(),
                Column.money("perSquareMetre", "每平方米（元）", "CNY per m²"),
                Column.number("floorPercent", "低于此比例须核实（%）", "Looked at below this percentage", 2, "0", "100"));
    }

    @Bean
    DatedTable taxOffices() {
        return DatedTable.of(
                "tax-office",
                "主管税务机关",
                "Competent tax offices",
                Column.text("region", "行政区划代码", "Region", 6).asKey(),
                Column.text("name", "名称", "Name", 80));
    }

    @Bean
    DatedTable taxKinds() {
        return DatedTable.of(
                "tax-kind",
                "新办纳税人核定税种",
                "Taxes a new taxpayer files",
                Column.whole("lineOrder", "序号", "Order", 0, 9999).asKey(),
                Column.choice("vatKind", "增值税纳税人类型（空为不限）", "Kind of VAT payer; empty for all", "SMALL", "GENERAL")
                        .orNothing(),
                Column.yesNo("individual", "个体工商户（空为不限）", "Sole trader; empty for all")
                        .orNothing(),
                Column.text("printed", "打印文字", "As printed", 80));
    }

    @Bean
    DatedTable invoiceQuotas() {
        return DatedTable.of(
                        "invoice-quota",
                        "首次发票额度",
                        "First monthly quota of invoices",
                        Column.choice("vatKind", "增值税纳税人类型", "Kind of VAT payer", "SMALL", "GENERAL")
                                .asKey(),
                        Column.money("atOnce", "即时核定（元/月）", "Given at once (CNY a month)"),
                        Column.money("atMost", "最高核定（元/月）", "Given at most (CNY a month)"))
                .where(line -> number(line, "atOnce").compareTo(number(line, "atMost")) > 0
                        ? List.of(new Fault("atOnce", "not-above", "atMost"))
                        : List.of());
    }

    @Bean
    DatedTable taxDuties() {
        return DatedTable.of(
                "tax-duty",
                "申报期限",
                "Days within which somebody has to report or pay",
                Column.choice(
                                "duty",
                                "义务",
                                "Duty",
                                "REPORT_AFTER_FOUNDING",
                                "REPORT_AFTER_CHANGE",
                                "STAMP_AFTER_CONTRACT")
                        .asKey(),
                Column.whole("days", "天数", "Days", 1, 3650));
    }

    @Bean
    DatedTable stampRates() {
        return DatedTable.of(
                "stamp-rate",
                "印花税税率",
                "Rates of the stamp tax",
                Column.choice(
                                "document",
                                "应税凭证",
                                "Document",
                                "EQUITY_TRANSFER",
                                "ACCOUNT_BOOKS",
                                "LEASE",
                                "SALE_CONTRACT")
                        .asKey(),
                Column.number("percent", "税率（%）", "Rate (%)", 4, "0", "100"));
    }

    private static List<Fault> rangesAreRanges(Map<String, Object> line) {
        var faults = new ArrayList<Fault>();
        if (beyond(line, "homesFrom", "homesTo", 0)) {
            faults.add(new Fault("homesFrom", "not-above", "homesTo"));
        }
        if (beyond(line, "areaOver", "areaTo", -1)) {
            faults.add(new Fault("areaOver", "not-above", "areaTo"));
        }
        if (beyond(line, "heldFrom", "heldBelow", -1)) {
            faults.add(new Fault("heldFrom", "not-above", "heldBelow"));
        }
        return faults;
    }

    /** @param most 0 when both ends may be equal, -1 when not */
    private static boolean beyond(Map<String, Object> line, String from, String to, int most) {
        return line.containsKey(from)
                && line.containsKey(to)
                && number(line, from).compareTo(number(line, to)) > most;
    }

    private static BigDecimal number(Map<String, Object> line, String column) {
        return new BigDecimal(line.get(column).toString());
    }

    private static String[] names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toArray(String[]::new);
    }
}
