package cn.yijianshi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MergedFormTest {
    private final SampleApplication company = SampleApplication.of("company_start");
    private final SampleApplication hiring = SampleApplication.of("hire_staff");
    private final SampleApplication transfer = SampleApplication.of("home_transfer");

    @Test
    void a_field_many_departments_need_is_asked_once_and_says_whom_it_serves() {
        var legalRep = MergedForm.of(company.plan()).field("legalRep.name").orElseThrow();
        assertThat(legalRep.items()).contains("company_establishment", "seal_engraving", "si_unit_reg");
        assertThat(legalRep.departments()).contains("market-regulation", "public-security", "human-resources");
    }

    @Test
    void sections_come_in_the_order_of_the_dictionary() {
        assertThat(MergedForm.of(company.plan()).sections())
                .extracting(FormSection::key)
                .containsSubsequence("name", "basics", "domicile", "people", "seal", "tax", "declaration");
    }

    @Test
    void what_an_answer_told_is_not_asked_again_but_reaches_the_department() {
        var merged = MergedForm.of(company.plan());
        assertThat(merged.sections()).allSatisfy(section -> assertThat(section.fields())
                .extracting(field -> field.field().key())
                .doesNotContain("enterprise.type", "tax.vatKind"));
        assertThat(Nested.get(merged.slice(company.form(), CityCatalogue.item("new_taxpayer_package")), "tax.vatKind"))
                .isEqualTo("SMALL");
    }

    @Test
    void a_value_that_contradicts_an_answer_is_refused() {
        assertThat(wrong(company, "tax.vatKind", "GENERAL"))
                .contains(new FieldProblem("/tax/vatKind", "contradicts-answer", List.of()));
    }

    @Test
    void the_answer_itself_may_be_repeated() {
        assertThat(wrong(company, "tax.vatKind", "SMALL")).isEmpty();
    }

    @Test
    void a_missing_field_is_named_by_its_place() {
        assertThat(wrong(company, "enterprise.nameBrand", null))
                .containsExactly(new FieldProblem("/enterprise/nameBrand", "required", List.of()));
        assertThat(wrong(company, "enterprise.nameBrand", "  "))
                .containsExactly(new FieldProblem("/enterprise/nameBrand", "required", List.of()));
    }

    @Test
    void a_field_one_item_leaves_open_is_required_when_another_item_or_an_answer_requires_it() {
        var open = aField("deal.price").text(40).build();
        var strict = aField("deal.price").text(20).required().build();
        assertThat(merge(open, strict)).satisfies(merged -> {
            assertThat(merged.required()).isTrue();
            assertThat(merged.maxLength()).isEqualTo(20);
        });
        var asked = MergedForm.of(List.of(anItem("one", open)), Set.of("deal.price"));
        assertThat(asked.check(Map.of(), new SyntheticChecks()))
                .extracting(FieldProblem::code)
                .containsExactly("required");
    }

    @Test
    void of_two_ranges_the_narrower_holds_and_both_helps_are_kept() {
        var one = aField("area").between("1", "100").help("甲").build();
        var other = aField("area").between("5", "500").help("乙").build();
        assertThat(merge(one, other)).satisfies(merged -> {
            assertThat(merged.min()).isEqualByComparingTo("5");
            assertThat(merged.max()).isEqualByComparingTo("100");
            assertThat(merged.help()).isEqualTo("甲 乙");
        });
    }

    @Test
    void a_field_becomes_required_by_the_value_of_another() {
        assertThat(wrong(company, "delivery.mode", "POST"))
                .extracting(FieldProblem::pointer)
                .containsExactlyInAnyOrder("/delivery/address", "/delivery/receiver", "/delivery/mobile");
    }

    @Test
    void inside_a_row_the_row_itself_decides() {
        var problems = wrong(
                company,
                "shareholders",
                List.of(Map.of(
                        "kind", "LEGAL", "name", "某公司", "subscribed", 100, "form", "MONEY", "dueDate", "2031-01-01")));
        assertThat(problems).containsExactly(new FieldProblem("/shareholders/0/uscc", "required", List.of()));
    }

    @Test
    void a_broken_identity_number_is_found_in_its_row() {
        var problems = wrong(
                company,
                "directors",
                List.of(Map.of("name", "陈志明", "idNumber", "350502190001010017"), Map.of("name", "林秀英")));
        assertThat(problems).containsExactly(new FieldProblem("/directors/1/idNumber", "required", List.of()));
        assertThat(wrong(company, "legalRep.idNumber", "350502190001010018"))
                .containsExactly(new FieldProblem("/legalRep/idNumber", "check", List.of("CITIZEN_ID")));
    }

    @Test
    void a_permit_is_not_checked_as_an_identity_card() {
        var form = Nested.copy(company.form());
        Nested.put(form, "legalRep.idType", "HK_MACAO_PERMIT");
        Nested.put(form, "legalRep.idNumber", "H12345678");
        assertThat(MergedForm.of(company.plan()).check(form, new SyntheticChecks()))
                .isEmpty();
    }

    @Test
    void a_paper_has_a_number_of_its_kind() {
        var form = Nested.copy(company.form());
        Nested.put(form, "legalRep.idType", "TAIWAN_PERMIT");
        Nested.put(form, "legalRep.idNumber", "H12345678");
        assertThat(MergedForm.of(company.plan()).check(form, new SyntheticChecks()))
                .containsExactly(new FieldProblem(
                        "/legalRep/idNumber", "shape", List.of("台湾居民来往大陆通行证", "Permit of Taiwan residents")));
        Nested.put(form, "legalRep.idNumber", "12345678");
        assertThat(MergedForm.of(company.plan()).check(form, new SyntheticChecks()))
                .isEmpty();
    }

    @Test
    void the_paper_of_an_investor_is_looked_at_in_its_row() {
        var foreign = SampleApplication.of("foreign_start");
        var merged = MergedForm.of(foreign.plan());
        assertThat(merged.check(withInvestor(foreign, "RESIDENCE_PERMIT", "810000199901010012"), new SyntheticChecks()))
                .isEmpty();
        assertThat(merged.check(withInvestor(foreign, "RESIDENCE_PERMIT", "H12345678"), new SyntheticChecks()))
                .extracting(FieldProblem::pointer, FieldProblem::code)
                .containsExactly(tuple("/fi/investors/0/docNo", "shape"));
        assertThat(merged.check(withInvestor(foreign, null, "H12345678"), new SyntheticChecks()))
                .extracting(FieldProblem::pointer, FieldProblem::code)
                .containsExactly(tuple("/fi/investors/0/idType", "required"));
    }

    private static Map<String, Object> withInvestor(SampleApplication foreign, String kind, String number) {
        var form = Nested.copy(foreign.form());
        var row = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) ((List<?>) Nested.get(form, "fi.investors")).get(0))
                .forEach((column, value) -> row.put(String.valueOf(column), value));
        row.put("kind", "NATURAL");
        row.put("idType", kind);
        row.put("docNo", number);
        Nested.put(form, "fi.investors", List.of(row));
        return form;
    }

    @Test
    void every_type_of_value_has_its_own_refusal() {
        assertThat(codes(company, "enterprise.nameBrand", "ABC")).containsExactly("pattern");
        assertThat(codes(company, "domicile.address", "长".repeat(121))).containsExactly("too-long");
        assertThat(codes(company, "enterprise.employees", "many")).containsExactly("not-a-number");
        assertThat(codes(company, "enterprise.employees", 1.5)).containsExactly("not-a-number");
        assertThat(codes(company, "enterprise.employees", -1)).containsExactly("out-of-range");
        assertThat(codes(company, "tax.quota", "100.001")).containsExactly("pattern");
        assertThat(codes(company, "domicile.leaseTo", "2026-02-30")).containsExactly("type");
        assertThat(codes(company, "si.firstMonth", "2026-13")).containsExactly("type");
        assertThat(codes(company, "enterprise.paperLicence", "yes")).containsExactly("type");
        assertThat(codes(company, "delivery.mode", "PIGEON")).containsExactly("option");
        assertThat(codes(company, "seal.kinds", List.of("COMPANY", "COMPANY"))).containsExactly("option");
        assertThat(codes(company, "shareholders", "陈志明")).containsExactly("type");
        assertThat(codes(company, "shareholders", List.of("陈志明"))).containsExactly("type");
        assertThat(codes(company, "enterprise", "晨曦云帆")).contains("type");
        assertThat(codes(company, "domicile.region", "350100")).containsExactly("pattern");
    }

    @Test
    void a_whole_number_may_be_written_with_a_point_or_as_text() {
        assertThat(codes(company, "enterprise.employees", 5.0)).isEmpty();
        assertThat(codes(company, "enterprise.employees", "5")).isEmpty();
    }

    @Test
    void a_declaration_that_was_not_made_is_missing() {
        assertThat(wrong(company, "declare.truth", false))
                .containsExactly(new FieldProblem("/declare/truth", "required", List.of()));
    }

    @Test
    void too_many_rows_are_refused() {
        var brand = Map.of("brand", "晨曦");
        assertThat(wrong(company, "name.alternatives", List.of(brand, brand, brand, brand)))
                .containsExactly(new FieldProblem("/name/alternatives", "rows", List.of("", "3")));
    }

    @Test
    void a_number_too_long_to_be_meant_is_refused_without_being_worked_out() {
        assertThat(codes(company, "enterprise.employees", "1e999999999")).containsExactly("not-a-number");
        assertThat(codes(company, "enterprise.capital", "1e-999999999")).containsExactly("not-a-number");
    }

    @Test
    void fields_nobody_asked_for_are_refused() {
        assertThat(wrong(company, "enterprise.favouriteColour", "red"))
                .containsExactly(new FieldProblem("/enterprise/favouriteColour", "unknown-field", List.of()));
        assertThat(wrong(company, "a/b", "x")).containsExactly(new FieldProblem("/a~1b", "unknown-field", List.of()));
        assertThat(wrong(company, "directors", List.of(Map.of("name", "陈志明", "idNumber", "1", "age", 9))))
                .containsExactly(new FieldProblem("/directors/0/age", "unknown-field", List.of()));
    }

    @Test
    void a_dotted_name_is_no_way_into_the_form() {
        var form = Nested.copy(company.form());
        form.put("enterprise.email", "office@example.cn");
        assertThat(MergedForm.of(company.plan()).check(form, new SyntheticChecks()))
                .containsExactly(new FieldProblem("/enterprise.email", "unknown-field", List.of()));
    }

    @Test
    void control_characters_are_no_text() {
        assertThat(codes(company, "domicile.address", "中山路\u0000100号")).containsExactly("pattern");
    }

    @Test
    void a_department_sees_of_a_shared_list_only_its_columns() {
        var slice = MergedForm.of(transfer.plan()).slice(transfer.form(), CityCatalogue.item("power_transfer"));
        assertThat(Nested.get(slice, "deal.sellers")).isEqualTo(List.of(Map.of("kind", "NATURAL", "name", "王建国")));
        assertThat(Nested.get(slice, "deal.price")).isNull();
    }

    @Test
    void a_slice_holds_nothing_that_was_left_empty() {
        var slice = MergedForm.of(company.plan()).slice(company.form(), CityCatalogue.item("company_establishment"));
        assertThat(slice).doesNotContainKey("approval").containsKeys("enterprise", "domicile");
    }

    @Test
    void who_is_insured_elsewhere_is_left_behind_and_the_others_go_on() {
        var form = hired("NONE", "ELSEWHERE");
        var merged = MergedForm.of(hiring.plan());
        assertThat(merged.check(form, new SyntheticChecks())).isEmpty();
        assertThat(merged.stopped(form)).singleElement().satisfies(row -> {
            assertThat(row.index()).isEqualTo(1);
            assertThat(row.row().get("name")).isEqualTo("王建国");
            assertThat(row.stop().door()).contains("原单位");
        });
        assertThat(Nested.get(merged.goingOn(form), "employees"))
                .isEqualTo(List.of(employees(form).get(0)));
        assertThat(employees(form)).hasSize(2);
    }

    @Test
    void where_nobody_is_left_each_row_is_told_the_way_out() {
        assertThat(MergedForm.of(hiring.plan()).check(hired("ELSEWHERE", "ELSEWHERE"), new SyntheticChecks()))
                .extracting(FieldProblem::pointer, FieldProblem::code)
                .containsExactly(
                        tuple("/employees/0/insured", "row-stopped"), tuple("/employees/1/insured", "row-stopped"));
    }

    private Map<String, Object> hired(String... insured) {
        var form = Nested.copy(hiring.form());
        var rows = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < insured.length; i++) {
            var row = new LinkedHashMap<String, Object>();
            employees(form).get(i).forEach((column, value) -> row.put(String.valueOf(column), value));
            row.put("insured", insured[i]);
            rows.add(row);
        }
        Nested.put(form, "employees", rows);
        return form;
    }

    private static List<Map<?, ?>> employees(Map<String, Object> form) {
        return ((List<?>) Nested.get(form, "employees"))
                .stream().<Map<?, ?>>map(row -> (Map<?, ?>) row).toList();
    }

    private static List<FieldProblem> wrong(SampleApplication sample, String key, Object value) {
        var form = Nested.copy(sample.form());
        Nested.put(form, key, value);
        return MergedForm.of(sample.plan()).check(form, new SyntheticChecks());
    }

    private static List<String> codes(SampleApplication sample, String key, Object value) {
        return wrong(sample, key, value).stream().map(FieldProblem::code).toList();
    }

    private static Field merge(Field one, Field other) {
        return MergedForm.of(List.of(anItem("one", one), anItem("other", other)), Set.of())
                .field(one.key())
                .orElseThrow()
                .field();
    }

    private static Item anItem(String key, Field... fields) {
        return new Item(
                key,
                1,
                key,
                key,
                "tax",
                ItemKind.FILING,
                null,
                Limit.IMMEDIATE,
                Limit.IMMEDIATE,
                null,
                Decision.OFFICER,
                List.of(fields),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static FieldBuilder aField(String key) {
        return new FieldBuilder(key);
    }

    /** A field that asks for nothing in particular until told. */
    private static final class FieldBuilder {
        private final String key;
        private FieldType type = FieldType.TEXT;
        private int maxLength;
        private boolean required;
        private BigDecimal min;
        private BigDecimal max;
        private String help;

        FieldBuilder(String key) {
            this.key = key;
        }

        FieldBuilder text(int longest) {
            maxLength = longest;
            return this;
        }

        FieldBuilder required() {
            required = true;
            return this;
        }

        FieldBuilder between(String smallest, String largest) {
            type = FieldType.DECIMAL;
            min = new BigDecimal(smallest);
            max = new BigDecimal(largest);
            return this;
        }

        FieldBuilder help(String text) {
            help = text;
            return this;
        }

        Field build() {
            return new Field(
                    key,
                    key,
                    key,
                    type,
                    required,
                    maxLength,
                    null,
                    null,
                    null,
                    null,
                    min,
                    max,
                    null,
                    help,
                    null,
                    null,
                    new Section("deal", "交易", "Deal", 1),
                    null);
        }
    }
}
