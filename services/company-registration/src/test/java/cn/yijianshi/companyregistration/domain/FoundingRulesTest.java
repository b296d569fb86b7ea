package cn.yijianshi.companyregistration.domain;

import static cn.yijianshi.companyregistration.domain.FilingBuilder.aFounding;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.holder;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.person;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Finding.Level;
import cn.yijianshi.platform.identifiers.CitizenId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoundingRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private final AnOffice office = new AnOffice();
    private final FoundingRules rules = office.foundingRules;

    @Test
    void a_founding_in_order_is_green() {
        assertThat(rules.examine(Establishment.in(aFounding().filing()), TODAY, TODAY))
                .allMatch(finding -> finding.level() == Level.PASS);
    }

    @Test
    void the_contributions_must_add_up_to_the_capital() {
        assertThat(blocks(aFounding().with("enterprise.capital", "100.5"))).containsExactly("capital.sum-differs");
    }

    @Test
    void the_capital_is_due_five_years_after_the_founding_at_the_latest() {
        assertThat(blocks(aFounding().with("shareholders", List.of(holder("林一", "100", "2031-11-23")))))
                .isEmpty();
        assertThat(rules.examine(
                        Establishment.in(aFounding()
                                .with("shareholders", List.of(holder("林一", "100", "2031-11-24")))
                                .filing()),
                        TODAY,
                        TODAY))
                .contains(Finding.block(
                        "COM-47", "shareholders[0].dueDate", "contribution.due-too-late", "林一", "2031-11-23"));
    }

    @Test
    void labour_is_no_contribution() {
        var labour = holder("林一", "100", "2030-01-01");
        labour.put("form", "LABOUR");

        assertThat(blocks(aFounding().with("shareholders", List.of(labour))))
                .containsExactly("contribution.form-not-allowed");
    }

    @Test
    void nobody_has_paid_more_than_promised() {
        var eager = holder("林一", "100", "2030-01-01");
        eager.put("paid", "100.01");

        assertThat(blocks(aFounding().with("shareholders", List.of(eager))))
                .containsExactly("contribution.paid-above-promise");
    }

    @Test
    void a_sole_company_has_one_shareholder() {
        assertThat(blocks(aFounding().with("enterprise.type", "LLC_SOLE_NATURAL")))
                .containsExactly("shareholders.wrong-number");
    }

    @Test
    void the_shares_of_a_joint_stock_company_are_paid_first() {
        assertThat(blocks(aFounding().with("enterprise.type", "JSC"))).containsExactly("capital.not-paid-in");
    }

    @Test
    void an_unusual_promise_of_natural_persons_is_judged_by_a_person() {
        assertThat(warnings(aFounding()
                        .with("enterprise.capital", "10000.01")
                        .with("shareholders", List.of(holder("林一", "10000.01", "2030-01-01")))))
                .containsExactly("capital.unusual");
    }

    @Test
    void a_legal_representative_is_eighteen() {
        var almost = CitizenId.of("350502", TODAY.minusYears(18).plusDays(1), 3).text();
        var just = CitizenId.of("350502", TODAY.minusYears(18), 3).text();

        assertThat(blocks(aFounding().with("legalRep.idNumber", almost))).contains("legal-rep.too-young");
        assertThat(blocks(aFounding().with("legalRep.idNumber", just))).isEmpty();
    }

    @Test
    void the_age_in_a_passport_is_read_by_a_person() {
        assertThat(warnings(aFounding().with("legalRep.idNumber", "E12345678")))
                .containsExactly("legal-rep.age-not-known");
    }

    @Test
    void a_legal_representative_is_a_director_or_the_manager() {
        var outsider = aFounding().with("legalRep.position", "").with("legalRep.name", "外人");

        assertThat(blocks(outsider.with("legalRep.idNumber", "350583190304050049")))
                .containsExactly("legal-rep.no-director-or-manager");
        assertThat(blocks(outsider.with("manager.name", "外人"))).isEmpty();
    }

    @Test
    void a_supervisor_supervises_nobody_else_than_others() {
        var director = List.of(person("林一", "350502190001010017"));
        var finance = List.of(person("王三", "35058219020304003x"));

        assertThat(blocks(aFounding().with("supervisors", director))).containsExactly("supervisor.holds-another-role");
        assertThat(blocks(aFounding().with("supervisors", finance))).containsExactly("supervisor.holds-another-role");
    }

    @Test
    void two_people_of_one_name_are_told_apart_by_their_numbers() {
        assertThat(blocks(aFounding().with("supervisors", List.of(person("林一", "350583190304050049")))))
                .isEmpty();
    }

    @Test
    void what_needs_an_approval_first_is_not_registered_without() {
        var school = aFounding().with("enterprise.scope", List.of(Map.of("text", "营利性民办学校", "main", true)));

        assertThat(blocks(school)).containsExactly("scope.permit-first");
        assertThat(blocks(school.with("approval.docNo", "泉教〔2026〕1号"))).isEmpty();
    }

    @Test
    void a_wording_of_ones_own_is_judged_by_a_person() {
        assertThat(warnings(aFounding().with("enterprise.scope", List.of(Map.of("text", "什么都做", "main", true)))))
                .containsExactly("scope.not-in-catalogue");
    }

    @Test
    void an_address_is_promised_or_found_in_the_property_register() {
        var proved = aFounding().with("domicile.commitment", false);

        assertThat(warnings(proved)).containsExactly("domicile.title-not-checked");
        assertThat(blocks(proved.fact("domicile.titleMatched", "true"))).isEmpty();
        assertThat(blocks(proved.fact("domicile.titleMatched", "false"))).containsExactly("domicile.title-differs");
        assertThat(blocks(proved.with("domicile.commitment", true))).isEmpty();
    }

    @Test
    void an_approval_that_is_over_or_too_old_to_be_trusted_is_seen() {
        var approved = aFounding()
                .with("enterprise.scope", List.of(Map.of("text", "危险化学品经营", "main", true)))
                .with("approval.docNo", "泉应急〔2026〕1号");

        assertThat(blocks(approved)).isEmpty();
        assertThat(blocks(approved.with("approval.validTo", "2026-11-22"))).containsExactly("approval.expired");
        approved.with("approval.validTo", "");
        assertThat(warnings(approved.with("approval.issuedOn", "2026-08-25"))).isEmpty();
        assertThat(warnings(approved.with("approval.issuedOn", "2026-08-24"))).containsExactly("approval.to-confirm");
    }

    @Test
    void many_at_one_address_are_looked_at() {
        for (int i = 0; i < 6; i++) {
            assertThat(warnings(aFounding())).doesNotContain("domicile.many");
            office.founded(aFounding()
                    .with(
                            "enterprise.nameBrand",
                            List.of("甲乙丙", "丁戊己", "庚辛壬", "子丑寅", "卯辰巳", "午未申").get(i)));
        }
        assertThat(warnings(aFounding())).contains("domicile.many");
    }

    private List<String> blocks(FilingBuilder founding) {
        return codes(founding, Level.BLOCK);
    }

    private List<String> warnings(FilingBuilder founding) {
        return codes(founding, Level.WARN);
    }

    private List<String> codes(FilingBuilder founding, Level level) {
        return rules.examine(Establishment.in(founding.filing()), TODAY, TODAY).stream()
                .filter(finding -> finding.level() == level)
                .map(Finding::code)
                .toList();
    }
}
