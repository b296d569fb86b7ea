package cn.yijianshi.tax.api;

import static cn.yijianshi.tax.domain.FilingBuilder.aClearance;
import static cn.yijianshi.tax.domain.FilingBuilder.aFirstInvoice;
import static cn.yijianshi.tax.domain.FilingBuilder.aNewTaxpayer;
import static cn.yijianshi.tax.domain.FilingBuilder.aQuickSale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.department.tables.domain.Tables;
import cn.yijianshi.tax.domain.Assessments;
import cn.yijianshi.tax.domain.Clearances;
import cn.yijianshi.tax.domain.FilingBuilder;
import cn.yijianshi.tax.domain.Tax;
import cn.yijianshi.tax.domain.Taxpayers;
import cn.yijianshi.testing.Endpoints;
import cn.yijianshi.testing.RoomTest;
import cn.yijianshi.testing.SecondAdministrator;
import cn.yijianshi.testing.Tokens;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@RoomTest
class TaxRoomTest {
    @Autowired
    private List<Desk> desks;

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private MockMvc http;

    @Autowired
    private Tables tables;

    @Autowired
    private Clearances clearances;

    @Autowired
    private Assessments assessments;

    @Autowired
    private Taxpayers taxpayers;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    @Autowired
    private ApplicationContext service;

    @Test
    void an_assessment_is_kept_line_by_line() {
        LocalDate signed = LocalDate.now(clock).minusDays(3);
        Grant grant = granted(
                aQuickSale()
                        .with("deal.signedOn", signed.toString())
                        .with("tax.sellerHoldFrom", signed.minusYears(1).toString()),
                Map.of("paid", "true"));

        var kept = assessments.ofReview("review-house_tax").orElseThrow();
        assertThat(kept.assessment().amount(Tax.DEED_TAX))
                .isEqualByComparingTo(grant.outputs().get("tax.deed"));
        assertThat(kept.assessment().total())
                .isEqualByComparingTo(grant.outputs().get("tax.total"));
        assertThat(kept.lines()).hasSize(7);
    }

    @Test
    void a_new_taxpayer_is_entered_once() {
        granted(aNewTaxpayer(), Map.of());

        assertThat(taxpayers.of("91350502MA8T00016E")).isPresent();
        assertThatThrownBy(() -> granted(aNewTaxpayer(), Map.of())).isInstanceOf(Blocked.class);
    }

    @Test
    void the_first_invoices_have_a_quota() {
        assertThat(granted(aFirstInvoice(), Map.of()).outputs()).containsEntry("invoice.quota", "80000.00");
    }

    @Test
    void a_clearance_ends_a_taxpayer() {
        granted(aClearance().with("org.uscc", "91350582MA8T000245"), Map.of());

        assertThat(clearances.of("91350582MA8T000245")).isPresent();
    }

    // --- the law changes

    @Test
    void a_new_rate_holds_for_contracts_from_its_day_on() throws Exception {
        LocalDate from = LocalDate.now(clock).minusDays(5);
        var rate = JSON.createObjectNode()
                .put("ruleId", "DEED-2-OVER")
                .put("tax", "DEED_TAX")
                .put("lineOrder", 13)
                .put("housing", true)
                .put("naturalPerson", true)
                .put("homesFrom", 2)
                .put("homesTo", 2)
                .put("areaOver", 140)
                .put("base", "NET")
                .put("percent", 2.5);
        rate.putArray("causes").add("SALE").add("JUDGMENT");

        change("house-tax-rate", rate, from).andExpect(status().isOk());

        assertThat(deedTaxOfAContractOf(from.minusDays(1))).isEqualTo("19417.48");
        assertThat(deedTaxOfAContractOf(from)).isEqualTo("24271.84");
        change("house-tax-rate", rate, from).andExpect(status().isConflict());
        change("house-tax-rate", rate.put("percent", 101), from.plusDays(30))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/values/percent"));
    }

    @Test
    void who_filed_before_a_change_keeps_the_quota_of_that_day() throws Exception {
        LocalDate today = LocalDate.now(clock.withZone(ZoneId.of("Asia/Shanghai")));
        var quota = JSON.createObjectNode()
                .put("vatKind", "SMALL")
                .put("atOnce", 50000)
                .put("atMost", 900000);

        change("invoice-quota", quota, today).andExpect(status().isOk());

        assertThat(granted(aFirstInvoice().filedOn(today.minusDays(1).toString()), Map.of())
                        .outputs())
                .containsEntry("invoice.quota", "80000.00");
        assertThat(granted(aFirstInvoice().filedOn(today.toString()), Map.of()).outputs())
                .containsEntry("invoice.quota", "50000.00");
    }

    @Test
    void every_declared_table_is_there_and_holds_lines_today() {
        // How many decisions a person looks at again is every department's table, not this office's law.
        assertThat(tables.all())
                .filteredOn(table -> !table.name().equals("recheck-rate"))
                .hasSize(7)
                .allSatisfy(table -> assertThat(tables.on(table.name(), LocalDate.now(clock)))
                        .isNotEmpty());
    }

    private String deedTaxOfAContractOf(LocalDate signed) {
        var sale = aQuickSale()
                .with("deal.signedOn", signed.toString())
                .with("tax.sellerHoldFrom", signed.minusYears(1).toString());
        return desk("house_tax").examine(sale.filing()).stream()
                .filter(finding -> finding.rule().equals("DEED-2-OVER"))
                .map(finding -> finding.args().get(1))
                .findFirst()
                .orElseThrow();
    }

    private ResultActions change(String table, ObjectNode values, LocalDate from) throws Exception {
        var body = JSON.createObjectNode()
                .put("validFrom", from.toString())
                .put("source", "财政部公告 (made up)")
                .put("reason", "调整税率")
                .put("retroactive", true);
        body.set("values", values);
        return SecondAdministrator.publishes(
                http,
                http.perform(post("/api/tables/" + table + "/lines")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType("application/json")
                        .content(body.toString())
                        .with(Tokens.administrator())));
    }

    private Desk desk(String item) {
        return desks.stream()
                .filter(each -> each.item().equals(item))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void only_the_verification_of_certificates_asks_for_no_role() {
        assertThat(Endpoints.askingForNoRole(service)).allMatch(open -> open.contains("/api/public/certificates/"));
    }

    private Grant granted(FilingBuilder filing, Map<String, String> result) {
        Item item = Catalogue.load(Path.of("../../workflows"))
                .item(filing.filing().item())
                .orElseThrow();
        Desk desk = desk(item.key());
        Grant grant = transaction.execute(status -> desk.grant(filing.filing(), result, clock.instant()));
        assertThat(grant.outputs().keySet())
                .containsAll(item.outputs().stream().map(output -> output.key()).toList());
        assertThat(grant.certificates())
                .extracting(certificate -> certificate.kind())
                .containsExactly(item.certificate().kind());
        return grant;
    }
}
