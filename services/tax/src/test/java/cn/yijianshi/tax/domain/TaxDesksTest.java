package cn.yijianshi.tax.domain;

import static cn.yijianshi.tax.domain.FilingBuilder.aClearance;
import static cn.yijianshi.tax.domain.FilingBuilder.aFirstInvoice;
import static cn.yijianshi.tax.domain.FilingBuilder.aNewTaxpayer;
import static cn.yijianshi.tax.domain.FilingBuilder.aQuickSale;
import static cn.yijianshi.tax.domain.FilingBuilder.aSale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Finding.Level;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.department.domain.Sequences;
import cn.yijianshi.tax.persistence.ShippedTables;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaxDesksTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:30:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final ShippedTables tables = new ShippedTables();
    private final AtomicLong last = new AtomicLong();
    private final Sequences sequences = name -> last.incrementAndGet();
    private final List<Assessments.Entry> kept = new ArrayList<>();
    private final Desk houseTax = new HouseTaxDesk(
            tables.rates(),
            tables.referencePrices(),
            tables.rules(),
            new Assessments() {
                @Override
                public void keep(Entry entry) {
                    kept.add(entry);
                }

                @Override
                public Optional<Entry> ofReview(String reviewId) {
                    return kept.stream()
                            .filter(entry -> entry.reviewId().equals(reviewId))
                            .findFirst();
                }
            },
            sequences,
            CLOCK);
    private final Desk newTaxpayer = new NewTaxpayerDesk(tables.rules(), tables.taxpayers(), sequences);
    private final Desk firstInvoice = new FirstInvoiceDesk(tables.rules(), tables.taxpayers(), sequences);
    private final Desk clearance = new TaxClearanceDesk(tables.taxpayers(), tables.clearances(), sequences);

    // --- taxes on a transfer

    @Test
    void taxes_that_are_paid_are_certified_line_by_line() {
        Grant grant = houseTax.grant(aQuickSale().filing(), Map.of("paid", "true"), NOW);

        assertThat(grant.outputs())
                .containsEntry("tax.deed", "19417.48")
                .containsEntry("tax.total", "60000.00")
                .containsEntry("tax.paid", "true")
                .doesNotContainKey("tax.exempt");
        var notice = grant.certificates().get(0);
        assertThat(notice.kind()).isEqualTo("TAX_NOTICE");
        assertThat(notice.number()).isEqualTo("350502契2026000001");
        assertThat(notice.lines())
                .containsEntry("契税", "19417.48元（计税依据970873.79元，税率2%，DEED-2-OVER）")
                .containsEntry("印花税（转让方）", "0.00元（免征，STAMP-HOME）")
                .containsEntry("税费合计（元）", "60000.00")
                .containsEntry("缴纳情况", "已缴清");
        assertThat(kept).hasSize(1);
    }

    @Test
    void a_deal_is_assessed_by_one_reading_of_every_table() {
        assertThat(askedToApprove(houseTax, aQuickSale(), Map.of("paid", "true")))
                .containsExactly("house_tax_rate", "reference_price", "tax_duty");
    }

    @Test
    void nothing_is_certified_before_it_is_paid() {
        assertThatThrownBy(() -> houseTax.grant(aSale().filing(), Map.of("paid", "false"), NOW))
                .isInstanceOfSatisfying(Blocked.class, blocked -> assertThat(blocked.findings())
                        .containsExactly(Finding.block("DEED-10", null, "tax.not-paid", "10000.00")));
        assertThatThrownBy(() -> houseTax.grant(aSale().filing(), Map.of(), NOW))
                .isInstanceOf(Blocked.class);
        assertThat(kept).isEmpty();
    }

    @Test
    void who_owes_nothing_has_nothing_to_pay() {
        Grant grant = houseTax.grant(aSale().with("reg.cause", "SPOUSES").filing(), Map.of(), NOW);

        assertThat(grant.outputs())
                .containsEntry("tax.total", "0.00")
                .containsEntry("tax.paid", "true")
                .containsEntry("tax.exempt", "true");
        assertThat(grant.certificates().get(0).lines()).containsEntry("缴纳情况", "免征");
    }

    @Test
    void a_price_far_below_the_usual_is_shown_and_may_be_assessed() {
        var cheap = aSale().with("deal.price", "300000");

        assertThat(codes(houseTax, cheap, Level.WARN)).containsExactly("deal.price-low");
        Grant grant = houseTax.grant(cheap.filing(), Map.of("paid", "true", "assessedPrice", "1000000"), NOW);
        assertThat(grant.outputs()).containsEntry("tax.deed", "10000.00");
    }

    @Test
    void without_a_price_somebody_has_to_assess_one() {
        var gift = aSale().with("reg.cause", "GIFT").with("deal.price", "");

        assertThat(codes(houseTax, gift, Level.WARN)).contains("deal.price-to-assess");
        assertThatThrownBy(() -> houseTax.grant(gift.filing(), Map.of("paid", "true"), NOW))
                .isInstanceOf(Blocked.class);
        assertThat(houseTax.grant(gift.filing(), Map.of("paid", "true", "assessedPrice", "500000"), NOW)
                        .outputs())
                .containsEntry("tax.deed", "15000.00");
    }

    @Test
    void a_claimed_exemption_whose_conditions_are_not_met_is_shown() {
        assertThat(codes(houseTax, aQuickSale().with("tax.pitMethod", "EXEMPT"), Level.WARN))
                .containsExactly("pit.exemption-not-met");
    }

    @Test
    void a_contract_of_tomorrow_cannot_be_taxed_today() {
        assertThat(codes(houseTax, aSale().with("deal.signedOn", "2026-11-24"), Level.BLOCK))
                .containsExactly("deal.signed-in-the-future");
    }

    @Test
    void stamp_tax_paid_more_than_fifteen_days_after_the_contract_is_late() {
        var office = aSale().with("realty.plannedUse", "NON_RESIDENCE");

        assertThat(codes(houseTax, office.filedOn("2026-12-05"), Level.WARN)).doesNotContain("stamp.late");
        assertThat(codes(houseTax, office.filedOn("2026-12-06"), Level.WARN)).contains("stamp.late");
        assertThat(codes(houseTax, aSale().filedOn("2026-12-06"), Level.WARN)).isEmpty();
    }

    @Test
    void a_relief_the_officer_granted_takes_the_deed_tax_away() {
        var hospital = aSale().with("deal.buyers", List.of(Map.of("kind", "ENTERPRISE", "name", "泉州市第一医院")));

        assertThat(houseTax.grant(hospital.filing(), Map.of("paid", "true", "relief", "NON_PROFIT"), NOW)
                        .outputs())
                .containsEntry("tax.deed", "0.00");
    }

    // --- a new taxpayer

    @Test
    void a_new_taxpayers_office_is_looked_up_once() {
        assertThat(askedToApprove(newTaxpayer, aNewTaxpayer(), Map.of())).containsOnlyOnce("tax_office", "tax_kind");
    }

    @Test
    void a_new_taxpayer_learns_its_office_and_its_taxes() {
        Grant grant = newTaxpayer.grant(aNewTaxpayer().filing(), Map.of(), NOW);

        assertThat(grant.outputs()).containsEntry("tax.office", "国家税务总局泉州市鲤城区税务局");
        assertThat(grant.certificates().get(0).lines())
                .containsEntry("纳税人识别号", "91350502MA8T00016E")
                .containsEntry("增值税纳税人类型", "小规模纳税人")
                .containsEntry("会计制度", "小企业会计准则")
                .hasEntrySatisfying("核定税种", kinds -> assertThat(kinds)
                        .contains("增值税（按季）", "企业所得税（按季预缴）")
                        .doesNotContain("经营所得"));
        assertThat(tables.taxpayers().of("91350502MA8T00016E")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SOLE_PROP", "GEN_PARTNER", "LTD_PARTNER", "INDIVIDUAL"})
    void those_without_legal_personality_are_taxed_as_their_owners(String type) {
        Grant grant =
                newTaxpayer.grant(aNewTaxpayer().with("enterprise.type", type).filing(), Map.of(), NOW);

        assertThat(grant.certificates().get(0).lines().get("核定税种"))
                .contains("个人所得税（经营所得，按季预缴）")
                .doesNotContain("企业所得税");
    }

    @Test
    void a_general_payer_is_one_from_the_first_of_this_or_the_next_month() {
        var general = aNewTaxpayer().with("tax.vatKind", "GENERAL").with("tax.vatFrom", "NEXT_MONTH");

        assertThat(newTaxpayer
                        .grant(general.filing(), Map.of(), NOW)
                        .certificates()
                        .get(0)
                        .lines())
                .containsEntry("一般纳税人生效日期", "2026-12-01");
    }

    @Test
    void nobody_is_registered_twice() {
        newTaxpayer.grant(aNewTaxpayer().filing(), Map.of(), NOW);

        assertThat(codes(newTaxpayer, aNewTaxpayer(), Level.BLOCK)).containsExactly("taxpayer.known");
        assertThatThrownBy(() -> newTaxpayer.grant(aNewTaxpayer().filing(), Map.of(), NOW))
                .isInstanceOf(Blocked.class);
    }

    @Test
    void without_a_valid_credit_code_nobody_is_registered() {
        assertThat(codes(newTaxpayer, aNewTaxpayer().fact("enterprise.uscc", ""), Level.BLOCK))
                .containsExactly("taxpayer.no-credit-code");
        assertThat(codes(newTaxpayer, aNewTaxpayer().fact("enterprise.uscc", "91350502MA8T00016F"), Level.BLOCK))
                .containsExactly("taxpayer.credit-code-wrong");
    }

    @Test
    void thirty_days_after_the_founding_the_report_is_late() {
        assertThat(codes(newTaxpayer, aNewTaxpayer().fact("enterprise.establishedOn", "2026-10-24"), Level.WARN))
                .isEmpty();
        assertThat(codes(newTaxpayer, aNewTaxpayer().fact("enterprise.establishedOn", "2026-10-23"), Level.WARN))
                .containsExactly("taxpayer.late");
    }

    @Test
    void who_filed_in_time_is_not_late_because_the_office_was_slow() {
        var founding = aNewTaxpayer().fact("enterprise.establishedOn", "2026-10-20");

        assertThat(codes(newTaxpayer, founding.filedOn("2026-11-19"), Level.WARN))
                .isEmpty();
        assertThat(codes(newTaxpayer, founding.filedOn("2026-11-20"), Level.WARN))
                .containsExactly("taxpayer.late");
    }

    // --- the end of a taxpayer

    @Test
    void who_never_handled_taxes_is_cleared_at_once() {
        assertThat(codes(clearance, aClearance().with("exit.taxPromise", false), Level.PASS))
                .containsExactly("clearance.never-used");

        Grant grant = clearance.grant(aClearance().filing(), Map.of(), NOW);

        assertThat(grant.outputs()).containsEntry("tax.clearanceNo", "350500清税2026000001");
        assertThat(tables.clearances().of("91350502MA8T00016E").orElseThrow().way())
                .isEqualTo(Clearances.Way.NEVER_USED);
    }

    @Test
    void a_trusted_taxpayer_is_cleared_on_a_promise_and_others_after_a_look_at_their_books() {
        newTaxpayer.grant(aNewTaxpayer().filing(), Map.of(), NOW);

        assertThat(codes(clearance, aClearance(), Level.PASS)).containsExactly("clearance.promised");
        for (var other : List.of(
                aClearance().with("exit.taxCredit", "C"),
                aClearance().with("exit.invoicesReturned", false),
                aClearance().with("exit.taxPromise", false))) {
            assertThat(codes(clearance, other, Level.WARN)).containsExactly("clearance.to-review");
        }
    }

    @Test
    void nobody_is_cleared_twice_nor_in_arrears_nor_while_he_cannot_be_found() {
        for (var result : List.of(Map.of("arrears", "0.01"), Map.of("inspection", "true"))) {
            assertThatThrownBy(() -> clearance.grant(aClearance().filing(), result, NOW))
                    .isInstanceOf(Blocked.class);
        }
        clearance.grant(aClearance().filing(), Map.of("arrears", "0", "inspection", "false"), NOW);
        assertThat(codes(clearance, aClearance(), Level.BLOCK)).containsExactly("clearance.done");

        tables.aNonNormalFirmOf("350502190001010017", "91350582MA8T000245");
        assertThat(codes(clearance, aClearance().with("org.uscc", "91350582MA8T000245"), Level.BLOCK))
                .containsExactly("clearance.non-normal");
    }

    // --- the first invoices

    @Test
    void a_quota_within_the_table_is_granted_as_asked() {
        Grant grant = firstInvoice.grant(aFirstInvoice().filing(), Map.of(), NOW);

        assertThat(grant.outputs()).containsEntry("invoice.quota", "80000.00");
        assertThat(grant.certificates().get(0).lines()).containsEntry("发票种类", "数电发票（普通发票）");
    }

    @Test
    void a_quota_above_the_table_is_cut_unless_an_officer_grants_more() {
        var eager = aFirstInvoice().with("tax.quota", "500000");

        assertThat(codes(firstInvoice, eager, Level.WARN)).containsExactly("invoice.above-table");
        assertThat(firstInvoice.grant(eager.filing(), Map.of(), NOW).outputs())
                .containsEntry("invoice.quota", "100000.00");
        assertThat(firstInvoice
                        .grant(eager.filing(), Map.of("quota", "300000"), NOW)
                        .outputs())
                .containsEntry("invoice.quota", "300000.00");
        assertThatThrownBy(() -> firstInvoice.grant(eager.filing(), Map.of("quota", "1000000.01"), NOW))
                .isInstanceOf(Blocked.class);
    }

    @Test
    void somebody_who_left_a_firm_behind_is_judged_by_a_person() {
        tables.aNonNormalFirmOf("350502190001010017", "91350582MA8T000245");

        assertThat(codes(firstInvoice, aFirstInvoice(), Level.WARN)).containsExactly("invoice.non-normal-firm");
    }

    private static List<String> codes(Desk desk, FilingBuilder filing, Level level) {
        return desk.examine(filing.filing()).stream()
                .filter(finding -> finding.level() == level)
                .map(Finding::code)
                .toList();
    }

    /** As any approval is made: it is examined first. */
    private List<String> askedToApprove(Desk desk, FilingBuilder filing, Map<String, String> result) {
        return tables.asked().in(() -> tables.asked().transaction().executeWithoutResult(status -> {
            desk.examine(filing.filing());
            desk.grant(filing.filing(), result, NOW);
        }));
    }
}
