package cn.yijianshi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of enterprise fills in for 企业开办, and what of it reaches the departments. */
class KindsOfEnterpriseTest {
    private static final SampleApplication COMPANY = SampleApplication.of("company_start");

    @Test
    void a_sole_proprietorship_declares_a_contribution_and_where_its_investor_lives() {
        var plan = plan("sole_proprietorship");
        var form = form("enterprise.nameForm", "工作室");
        assertThat(wrong(plan, form))
                .containsExactlyInAnyOrder(
                        new FieldProblem("/enterprise/contribution", "required", List.of()),
                        new FieldProblem("/legalRep/residence", "required", List.of()));

        Nested.put(form, "enterprise.contribution", 8);
        Nested.put(form, "legalRep.residence", "泉州市鲤城区西街2号");
        assertThat(wrong(plan, form)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"general_partnership", "limited_partnership"})
    void a_partnership_names_two_partners_at_least(String kind) {
        var plan = plan(kind);
        var form = form("enterprise.nameForm", "中心（有限合伙）");
        assertThat(wrong(plan, form)).containsExactly(new FieldProblem("/partners", "required", List.of()));

        Nested.put(form, "partners", List.of(partner("陈志明", "350502190001010017")));
        assertThat(wrong(plan, form)).extracting(FieldProblem::pointer).containsExactly("/partners");

        Nested.put(
                form, "partners", List.of(partner("陈志明", "350502190001010017"), partner("林秀英", "350521190102030024")));
        assertThat(wrong(plan, form)).isEmpty();
    }

    @Test
    void a_branch_names_its_company_and_the_words_of_its_own_name() {
        var plan = plan("branch");
        var form = form("enterprise.nameForm", "分公司");
        Map<?, ?> enterprise = (Map<?, ?>) form.get("enterprise");
        List.of("nameRegion", "nameBrand", "nameIndustry").forEach(enterprise::remove);
        form.remove("name");
        assertThat(wrong(plan, form))
                .extracting(FieldProblem::pointer)
                .containsExactlyInAnyOrder("/parent/uscc", "/parent/name", "/parent/branchWords");

        Nested.put(form, "parent.uscc", "91350502MA8T01019Y");
        Nested.put(form, "parent.name", "泉州市鲤城区双塔示例信息科技有限公司");
        Nested.put(form, "parent.branchWords", "中山路");
        assertThat(wrong(plan, form)).isEmpty();
        Nested.put(form, "enterprise.capital", 100);
        assertThat(wrong(plan, form))
                .containsExactly(new FieldProblem("/enterprise/capital", "unknown-field", List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sole_proprietorship", "general_partnership", "limited_partnership", "branch"})
    void every_department_learns_of_which_kind_it_is_and_who_stands_for_it(String kind) {
        var plan = plan(kind);
        var form = form("enterprise.nameForm", "工作室");
        for (var item : Stream.of(
                        "new_taxpayer_package", "invoice_first", "si_unit_reg", "medins_unit_reg", "hpf_unit_reg")
                .map(CityCatalogue::item)
                .toList()) {
            var slice = MergedForm.of(plan).slice(form, item);
            assertThat(Nested.get(slice, "enterprise.type"))
                    .as(item.key())
                    .isEqualTo(plan.fixed().get("enterprise.type"));
            assertThat(Nested.get(slice, "legalRep.name")).as(item.key()).isEqualTo("陈志明");
        }
    }

    private static Plan plan(String kind) {
        var answers = new LinkedHashMap<>(COMPANY.answers());
        answers.put("entity_type", List.of(kind));
        return CityCatalogue.CATALOGUE.plan(CityCatalogue.bundle("company_start"), answers);
    }

    /** The form of the sample without what only companies have. */
    private static Map<String, Object> form(String key, Object value) {
        var form = Nested.copy(COMPANY.form());
        List.of("shareholders", "directors", "supervisors", "articles").forEach(form::remove);
        ((Map<?, ?>) form.get("enterprise")).remove("capital");
        ((Map<?, ?>) form.get("legalRep")).remove("position");
        Nested.put(form, key, value);
        return form;
    }

    private static Map<String, Object> partner(String name, String idNumber) {
        var partner = new LinkedHashMap<String, Object>();
        partner.put("kind", "NATURAL");
        partner.put("name", name);
        partner.put("idType", "ID_CARD");
        partner.put("idNumber", idNumber);
        partner.put("address", "泉州市鲤城区西街2号");
        partner.put("liability", "UNLIMITED");
        partner.put("executive", true);
        partner.put("subscribed", 50);
        partner.put("form", "MONEY");
        partner.put("dueDate", "2030-01-01");
        return partner;
    }

    private static List<FieldProblem> wrong(Plan plan, Map<String, Object> form) {
        return MergedForm.of(plan).check(form, (check, text) -> true);
    }
}
