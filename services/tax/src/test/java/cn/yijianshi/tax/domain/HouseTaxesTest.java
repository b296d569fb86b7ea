package cn.yijianshi.tax.domain;

import static cn.yijianshi.tax.domain.FilingBuilder.aQuickSale;
import static cn.yijianshi.tax.domain.FilingBuilder.aSale;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.tax.persistence.ShippedTables;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HouseTaxesTest {
    private static final Rates RATES = new ShippedTables().rates();

    // --- the worked examples of the handbook

    @Test
    void an_only_home_of_130_square_metres_sold_after_six_years_owes_deed_tax_alone() {
        var taxes = assess(aSale());

        assertThat(taxes.amount(Tax.VAT)).isEqualByComparingTo("0");
        assertThat(taxes.amount(Tax.INCOME_TAX)).isEqualByComparingTo("0");
        assertThat(taxes.amount(Tax.DEED_TAX)).isEqualTo("10000.00");
        assertThat(taxes.total()).isEqualTo("10000.00");
    }

    @Test
    void a_second_home_of_150_square_metres_sold_after_one_year_owes_them_all() {
        var taxes = assess(aQuickSale());

        assertThat(taxes.netPrice()).isEqualTo("970873.79");
        assertThat(taxes.amount(Tax.VAT)).isEqualTo("29126.21");
        assertThat(taxes.amount(Tax.SURCHARGE)).isEqualTo("1747.57");
        assertThat(taxes.amount(Tax.INCOME_TAX)).isEqualTo("9708.74");
        assertThat(taxes.amount(Tax.DEED_TAX)).isEqualTo("19417.48");
        assertThat(taxes.amount(Tax.STAMP_SELLER)).isEqualByComparingTo("0");
        assertThat(taxes.amount(Tax.LAND_VALUE_TAX)).isEqualByComparingTo("0");
        assertThat(taxes.total()).isEqualTo("60000.00");
    }

    @Test
    void every_line_names_its_rule() {
        assertThat(assess(aQuickSale()).lines())
                .extracting(line -> line.tax() + " " + line.rule())
                .containsExactly(
                        "VAT VAT-2Y",
                        "SURCHARGE SURCHARGE",
                        "INCOME_TAX PIT-1",
                        "DEED_TAX DEED-2-OVER",
                        "STAMP_SELLER STAMP-HOME",
                        "STAMP_BUYER STAMP-HOME-B",
                        "LAND_VALUE_TAX LVAT-HOME");
    }

    // --- deed tax

    @ParameterizedTest
    @CsvSource({
        "1, 140,    1",
        "1, 140.01, 1.5",
        "2, 140,    1",
        "2, 140.01, 2",
        "3, 60,     3",
        "3, 200,    3",
        "3+, 60,    3",
    })
    void deed_tax_goes_by_homes_and_area(String homes, String area, BigDecimal percent) {
        var taxes = assess(aSale().with("tax.buyerHomes", homes).with("realty.buildingArea", area));

        assertThat(percent(taxes, Tax.DEED_TAX)).isEqualByComparingTo(percent);
    }

    @Test
    void a_shop_an_enterprise_and_an_unknown_number_of_homes_pay_the_base_rate() {
        var enterprise = List.of(Map.of("kind", "ENTERPRISE", "name", "某公司"));

        assertThat(percent(assess(aSale().with("realty.plannedUse", "NON_RESIDENCE")), Tax.DEED_TAX))
                .isEqualByComparingTo("3");
        assertThat(percent(assess(aSale().with("deal.buyers", enterprise)), Tax.DEED_TAX))
                .isEqualByComparingTo("3");
        assertThat(percent(assess(aSale().with("tax.buyerHomes", "")), Tax.DEED_TAX))
                .isEqualByComparingTo("3");
    }

    @ParameterizedTest
    @CsvSource({"INHERITANCE", "SPOUSES"})
    void families_pay_no_deed_tax(String cause) {
        assertThat(assess(aSale().with("reg.cause", cause)).isFree()).isTrue();
    }

    @Test
    void a_gift_pays_the_base_rate_and_leaves_the_sellers_taxes_to_a_person() {
        var taxes = assess(aSale().with("reg.cause", "GIFT"));

        assertThat(taxes.amount(Tax.DEED_TAX)).isEqualTo("30000.00");
        assertThat(taxes.undecided()).containsExactly(Tax.VAT, Tax.SURCHARGE, Tax.INCOME_TAX);
    }

    @Test
    void the_rates_of_the_day_of_the_contract_count() {
        var before = aSale().with("deal.signedOn", "2024-11-30").with("tax.sellerHoldFrom", "2016-01-01");
        var after = aSale().with("deal.signedOn", "2024-12-01").with("tax.sellerHoldFrom", "2016-01-01");

        assertThat(percent(assess(before), Tax.DEED_TAX)).isEqualByComparingTo("1.5");
        assertThat(percent(assess(after), Tax.DEED_TAX)).isEqualByComparingTo("1");
    }

    @Test
    void without_a_contract_the_rates_of_the_day_of_filing_count() {
        var judged = aSale().with("deal.signedOn", "").with("tax.sellerHoldFrom", "2016-01-01");

        assertThat(percent(assess(judged.filedOn("2024-11-30")), Tax.DEED_TAX)).isEqualByComparingTo("1.5");
        assertThat(percent(assess(judged.filedOn("2024-12-01")), Tax.DEED_TAX)).isEqualByComparingTo("1");
    }

    @ParameterizedTest
    @CsvSource({"STATE_BODY, DEED-6-STATE", "NON_PROFIT, DEED-6-PUBLIC"})
    void who_serves_the_public_is_freed_of_deed_tax_once_an_officer_has_seen_it(String relief, String rule) {
        HouseDeal deal =
                HouseDeal.in(aSale().with("deal.buyers", List.of(Map.of("kind", "ENTERPRISE", "name", "泉州市第一医院")))
                        .filing());
        var taxes = new HouseTaxes(RATES.on(deal.on()));

        assertThat(percent(taxes.of(deal), Tax.DEED_TAX)).isEqualByComparingTo("3");
        assertThat(taxes.of(deal.relievedBy(relief)).line(Tax.DEED_TAX).orElseThrow())
                .satisfies(line -> assertThat(line.rule()).isEqualTo(rule))
                .satisfies(line -> assertThat(line.amount()).isEqualByComparingTo("0"));
    }

    // --- value-added tax

    @ParameterizedTest
    @CsvSource({
        "2024-11-21, 2026-11-20, 3",
        "2024-11-20, 2026-11-20, 0",
        "2024-06-01, 2025-12-31, 5",
        "2024-06-01, 2026-01-01, 3",
    })
    void vat_falls_away_after_two_years(String heldFrom, String signed, BigDecimal percent) {
        var sale = aSale().with("tax.sellerHoldFrom", heldFrom).with("deal.signedOn", signed);

        assertThat(percent(assess(sale), Tax.VAT)).isEqualByComparingTo(percent);
    }

    @ParameterizedTest
    @CsvSource({"UNDER2, 3", "FROM2TO5, 0", "OVER5, 0"})
    void without_a_date_the_ticked_years_count(String held, BigDecimal percent) {
        var sale = aSale().with("tax.sellerHoldFrom", "").with("tax.sellerHeld", held);

        assertThat(percent(assess(sale), Tax.VAT)).isEqualByComparingTo(percent);
    }

    @Test
    void the_vat_of_an_enterprise_is_left_to_a_person() {
        var taxes = assess(aSale().with("deal.sellers", List.of(Map.of("kind", "ENTERPRISE", "name", "某公司"))));

        assertThat(taxes.undecided()).containsExactly(Tax.VAT, Tax.SURCHARGE, Tax.LAND_VALUE_TAX);
        assertThat(percent(taxes, Tax.STAMP_SELLER)).isEqualByComparingTo("0.05");
        assertThat(taxes.amount(Tax.STAMP_SELLER)).isEqualTo("500.00");
    }

    // --- income tax

    @ParameterizedTest
    @CsvSource({
        "2021-11-20, true,  0",
        "2021-11-21, true,  1",
        "2020-01-01, false, 1",
    })
    void income_tax_is_waived_for_five_years_and_the_only_home(String heldFrom, boolean only, BigDecimal percent) {
        var sale = aSale().with("tax.sellerHoldFrom", heldFrom).with("tax.sellerOnlyHome", only);

        assertThat(percent(assess(sale), Tax.INCOME_TAX)).isEqualByComparingTo(percent);
    }

    @Test
    void with_proof_a_fifth_of_the_gain_is_paid() {
        var taxes = assess(aQuickSale()
                .with("tax.pitMethod", "DIFF_20")
                .with("tax.originalPrice", "800000")
                .with("tax.reasonableCosts", "20000.22"));

        // 970873.79 − 800000 − 20000.22 − surcharge 1747.57
        assertThat(taxes.line(Tax.INCOME_TAX).orElseThrow().base()).isEqualTo("149126.00");
        assertThat(taxes.amount(Tax.INCOME_TAX)).isEqualTo("29825.20");
    }

    @Test
    void a_loss_is_taxed_with_nothing() {
        var taxes = assess(aQuickSale().with("tax.pitMethod", "DIFF_20").with("tax.originalPrice", "1200000"));

        assertThat(taxes.amount(Tax.INCOME_TAX)).isEqualByComparingTo("0");
    }

    // --- whatever the price

    @Property(tries = 300)
    void net_price_and_vat_always_add_up_to_the_price(
            @ForAll @BigRange(min = "1", max = "99999999999") @Scale(2) BigDecimal price) {
        var taxes = assess(aQuickSale().with("deal.price", price.toPlainString()));

        assertThat(taxes.netPrice().add(taxes.amount(Tax.VAT))).isEqualByComparingTo(price);
    }

    @Property(tries = 300)
    void more_homes_or_a_larger_flat_never_pay_a_lower_rate(
            @ForAll @IntRange(min = 1, max = 3) int homes,
            @ForAll @IntRange(min = 20, max = 300) int area,
            @ForAll @IntRange(max = 200) int larger) {
        var smaller = aSale().with("tax.buyerHomes", "" + homes).with("realty.buildingArea", "" + area);
        BigDecimal rate = percent(assess(smaller), Tax.DEED_TAX);

        assertThat(percent(assess(smaller.with("realty.buildingArea", "" + (area + larger))), Tax.DEED_TAX))
                .isGreaterThanOrEqualTo(rate);
        assertThat(percent(assess(smaller.with("tax.buyerHomes", "" + Math.min(3, homes + 1))), Tax.DEED_TAX))
                .isGreaterThanOrEqualTo(rate);
    }

    private static Assessment assess(FilingBuilder sale) {
        HouseDeal deal = HouseDeal.in(sale.filing());
        return new HouseTaxes(RATES.on(deal.on())).of(deal);
    }

    private static BigDecimal percent(Assessment taxes, Tax tax) {
        return taxes.line(tax).orElseThrow().percent();
    }
}
