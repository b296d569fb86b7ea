package cn.yijianshi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTest {
    @Test
    void an_answer_adds_what_only_it_needs() {
        assertThat(aCompany().items()).doesNotContain("domicile_title_check");
        assertThat(aCompany("domicile_proof", "title").items()).contains("domicile_title_check");
    }

    @Test
    void an_answer_takes_away_what_nobody_wants() {
        assertThat(aCompany("seal", "no").items()).doesNotContain("seal_engraving");
        assertThat(aCompany("invoice", "no").items())
                .doesNotContain("invoice_first")
                .contains("new_taxpayer_package");
    }

    @Test
    void a_sole_trader_without_staff_registers_no_insurance() {
        assertThat(aCompany("entity_type", "individual").items())
                .doesNotContain("si_unit_reg", "medins_unit_reg", "hpf_unit_reg");
    }

    @Test
    void a_later_answer_brings_back_what_an_earlier_one_took() {
        assertThat(aCompany("entity_type", "individual", "staff", "yes").items())
                .contains("si_unit_reg", "employee_si_add");
    }

    @Test
    void an_answer_makes_fields_required() {
        assertThat(aCompany("entity_type", "llc").requiredFields()).contains("shareholders", "enterprise.capital");
        assertThat(aCompany("entity_type", "individual").requiredFields()).doesNotContain("shareholders");
    }

    @Test
    void what_an_answer_rules_out_is_neither_asked_nor_taken() {
        var branch = aCompany("entity_type", "branch");
        assertThat(branch.omitted()).contains("enterprise.capital", "shareholders", "enterprise.nameBrand");
        assertThat(MergedForm.of(branch).check(Map.of("enterprise", Map.of("capital", 100)), (check, text) -> true))
                .contains(new FieldProblem("/enterprise/capital", "unknown-field", List.of()));
        assertThat(aCompany("entity_type", "llc").omitted()).isEmpty();
    }

    @Test
    void what_an_answer_told_is_known() {
        assertThat(aCompany("vat_general", "yes").fixed()).containsEntry("tax.vatKind", "GENERAL");
        assertThat(aTransfer("old_mortgage", "yes").fixed()).containsEntry("deal.oldMortgage", true);
    }

    @Test
    void foreign_investors_are_shown_another_door() {
        assertThat(aCompany("entity_type", "foreign").stop()).get().satisfies(stop -> {
            assertThat(stop.door()).contains("外商投资");
            assertThat(stop.doorEn()).contains("foreign");
        });
    }

    @Test
    void another_door_comes_with_the_law_that_says_so() {
        assertThat(sampleWith("bankrupt_query", "ruling", "no").stop()).get().satisfies(stop -> {
            assertThat(stop.basis()).isEqualTo("企业破产法 第十三条、第二十五条");
            assertThat(stop.basisEn()).contains("Bankruptcy Law");
        });
    }

    @Test
    void a_restaurant_is_offered_its_next_step() {
        assertThat(aCompany("permits_after", "restaurant").offers())
                .singleElement()
                .extracting(Offer::text)
                .asString()
                .contains("餐饮");
    }

    @Test
    void every_question_that_is_asked_wants_an_answer() {
        assertThat(plan("company_start", Map.of()).problems())
                .contains(new AnswerProblem("entity_type", "required", null))
                .doesNotContain(new AnswerProblem("utilities", "required", null));
    }

    @Test
    void a_question_that_is_not_asked_takes_no_answer() {
        assertThat(aTransfer("cause", "inheritance").problems())
                .contains(new AnswerProblem("payment", "not-asked", null));
    }

    @Test
    void one_answer_is_one_answer() {
        var answers = new LinkedHashMap<>(SampleApplication.of("company_start").answers());
        answers.put("seal", List.of("yes", "no"));
        assertThat(plan("company_start", answers).problems())
                .containsExactly(new AnswerProblem("seal", "one-only", null));
    }

    @Test
    void unknown_questions_and_options_are_named() {
        assertThat(aCompany("seal", "maybe", "colour", "red").problems())
                .containsExactlyInAnyOrder(
                        new AnswerProblem("colour", "unknown-question", null),
                        new AnswerProblem("seal", "unknown-option", "maybe"));
    }

    @Test
    void the_title_waits_for_the_decision_on_the_tax() {
        assertThat(aTransfer().edges()).contains(new Edge("house_tax", "re_transfer", EdgeKind.DEC));
    }

    @Test
    void an_edge_from_an_item_that_takes_no_part_binds_nobody() {
        assertThat(aTransfer().edges()).noneMatch(edge -> edge.from().equals("re_mortgage_cancel"));
        assertThat(aTransfer("old_mortgage", "yes").edges())
                .contains(new Edge("re_mortgage_cancel", "re_transfer", EdgeKind.OUT));
    }

    private static Plan aCompany(String... changes) {
        return sampleWith("company_start", changes);
    }

    private static Plan aTransfer(String... changes) {
        return sampleWith("home_transfer", changes);
    }

    private static Plan sampleWith(String bundle, String... changes) {
        var answers = new LinkedHashMap<>(SampleApplication.of(bundle).answers());
        for (int i = 0; i < changes.length; i += 2) answers.put(changes[i], List.of(changes[i + 1]));
        return plan(bundle, answers);
    }

    private static Plan plan(String bundle, Map<String, List<String>> answers) {
        return CityCatalogue.CATALOGUE.plan(CityCatalogue.bundle(bundle), answers);
    }
}
