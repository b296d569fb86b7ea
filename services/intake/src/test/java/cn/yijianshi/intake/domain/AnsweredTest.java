package cn.yijianshi.intake.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import cn.yijianshi.catalogue.FieldProblem;
import cn.yijianshi.catalogue.Plan;
import cn.yijianshi.intake.SampleBundles;
import cn.yijianshi.intake.domain.Correction.Defect;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnsweredTest {

    private static final Map<String, Object> FORM = Map.of(
            "enterprise", Map.of("nameBrand", "清源", "capital", 100),
            "legalRep", Map.of("idNumber", "350502190001010017"),
            "shareholders", List.of(Map.of("name", "泉州甲公司")),
            "seal", Map.of("kinds", List.of("OFFICIAL")),
            "tax", Map.of("vatKind", "SMALL"));

    @Test
    void a_pinned_field_takes_its_new_value() {
        var answered = answered(Map.of("enterprise", Map.of("nameBrand", "清源茗")), "enterprise.nameBrand");
        assertThat(DottedKeys.get(answered.form(), "enterprise.nameBrand")).isEqualTo("清源茗");
        assertThat(DottedKeys.get(answered.form(), "enterprise.capital")).isEqualTo(100);
        assertThat(answered.fields()).containsExactly(Map.entry("enterprise.nameBrand", "清源茗"));
    }

    @Test
    void keys_may_be_dotted() {
        assertThat(answered(Map.of("enterprise.nameBrand", "清源茗"), "enterprise.nameBrand")
                        .fields())
                .containsKey("enterprise.nameBrand");
    }

    @Test
    void nothing_else_may_change() {
        refused(
                Map.of("enterprise", Map.of("nameBrand", "清源茗", "capital", 1)),
                "/enterprise/capital not-pinned",
                "enterprise.nameBrand");
    }

    @Test
    void the_checks_of_filing_hold() {
        refused(Map.of("enterprise.nameBrand", "abc"), "/enterprise/nameBrand pattern", "enterprise.nameBrand");
    }

    @Test
    void an_empty_answer_closes_no_gap() {
        refused(Map.of(), "/enterprise/nameBrand required", "enterprise.nameBrand");
    }

    @Test
    void a_pin_inside_a_list_opens_the_list() {
        var rows = List.of(Map.of("name", "泉州乙公司"));
        assertThat(answered(Map.of("shareholders", rows), "shareholders[0].name")
                        .fields())
                .containsEntry("shareholders", rows);
    }

    @Test
    void a_row_that_turns_out_to_be_stopped_is_left_behind() {
        var rows = List.of(Map.of("name", "泉州甲公司", "state", "FROZEN"), Map.of("name", "泉州乙公司"));
        var answered = answered(Map.of("shareholders", rows), "shareholders");
        assertThat(answered.fields()).containsEntry("shareholders", List.of(rows.get(1)));
        assertThat(answered.form()).containsEntry("shareholders", List.of(rows.get(1)));
        assertThat(answered.leftBehind())
                .singleElement()
                .satisfies(row -> assertThat(row.stop().door()).isEqualTo("请先解除冻结"));
    }

    @Test
    void a_material_is_answered_with_a_statement() {
        assertThat(answered(Map.of("material:articles", "已重新签署"), "material:articles")
                        .fields())
                .containsEntry("material:articles", "已重新签署");
    }

    @Test
    void a_gap_that_names_no_field_can_be_answered_without_one() {
        assertThat(answered(Map.of(), new String[] {null}).fields()).isEmpty();
    }

    @Test
    void other_items_that_hold_the_changed_field_get_it_too() {
        var answered = answered(Map.of("enterprise.nameBrand", "清源茗"), "enterprise.nameBrand");
        assertThat(answered.shares()).containsOnlyKeys("public-security");
        assertThat(DottedKeys.get(answered.shares(), "public-security.seal_engraving.enterprise.nameBrand"))
                .isEqualTo("清源茗");
    }

    @Test
    void one_answer_serves_every_department_and_each_hears_what_it_asked_for() {
        var registration = review("review-1", "market-regulation", "company_establishment", "enterprise.nameBrand");
        var seal = review("review-2", "public-security", "seal_engraving", "seal.kinds", "material:articles");
        var answered = Answered.ofAll(
                List.of(registration, seal),
                Map.of("enterprise.nameBrand", "清源茗", "seal.kinds", List.of("OFFICIAL"), "material:articles", "已重签"),
                FORM,
                plan(),
                (check, value) -> true);
        assertThat(answered.fieldsFor(registration)).containsOnlyKeys("enterprise.nameBrand");
        assertThat(answered.fieldsFor(seal)).containsOnlyKeys("seal.kinds", "material:articles");
        // The seal shows the name, which another department had asked about.
        assertThat(answered.shares()).containsOnlyKeys("public-security");
        assertThat(DottedKeys.get(answered.form(), "enterprise.capital")).isEqualTo(100);
    }

    @Test
    void what_one_answer_leaves_out_is_named() {
        var registration = review("review-1", "market-regulation", "company_establishment", "enterprise.nameBrand");
        var seal = review("review-2", "public-security", "seal_engraving", "seal.kinds", "material:articles");
        assertThatThrownBy(() -> Answered.ofAll(
                        List.of(registration, seal),
                        Map.of("enterprise.nameBrand", "清源茗"),
                        FORM,
                        plan(),
                        (check, value) -> true))
                .asInstanceOf(type(Filing.NotAcceptable.class))
                .extracting(Filing.NotAcceptable::fields)
                .satisfies(fields -> assertThat(fields.stream().map(AnsweredTest::text))
                        .containsExactly("/material:articles required", "/seal/kinds required"));
    }

    private static void refused(Map<String, Object> given, String problem, String... pinned) {
        assertThatThrownBy(() -> answered(given, pinned))
                .asInstanceOf(type(Filing.NotAcceptable.class))
                .extracting(Filing.NotAcceptable::fields)
                .satisfies(fields ->
                        assertThat(fields.stream().map(AnsweredTest::text)).containsExactly(problem));
    }

    private static String text(FieldProblem problem) {
        return problem.pointer() + " " + problem.code();
    }

    private static Answered answered(Map<String, Object> given, String... pinned) {
        var plan = plan();
        var review = review("review-1", "market-regulation", "company_establishment", pinned);
        return Answered.of(review, given, FORM, plan, (check, value) -> true);
    }

    private static Plan plan() {
        var bundles = new SampleBundles();
        return Plan.of(
                bundles.offered("company_start").orElseThrow(),
                Map.of("kind", List.of("llc"), "seal", List.of("yes")),
                bundles::item);
    }

    private static ReviewProgress review(String id, String department, String item, String... pinned) {
        return ReviewProgress.unheardOf(id, department)
                .noticed(
                        item,
                        Instant.parse("2026-11-23T01:00:00Z"),
                        Arrays.stream(pinned)
                                .map(field -> new Defect(field, "请改正"))
                                .toList(),
                        new Correction.Notice("notice-1", 1, null));
    }
}
