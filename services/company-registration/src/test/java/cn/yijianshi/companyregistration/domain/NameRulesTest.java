package cn.yijianshi.companyregistration.domain;

import static cn.yijianshi.companyregistration.domain.FilingBuilder.aFounding;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.companyregistration.domain.Enterprise.Standing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Finding.Level;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private final AnOffice office = new AnOffice();

    @Test
    void a_name_in_order_meets_no_obstacle() {
        assertThat(examine(aFounding()))
                .containsExactly(
                        Finding.pass("NAME", "enterprise.name", "name.may-be-registered", "泉州市鲤城区刺桐云帆信息科技有限公司"));
    }

    // --- 1 order

    @Test
    void parts_in_another_order_are_refused() {
        assertThat(examine(aFounding().with("enterprise.name", "刺桐云帆泉州市鲤城区信息科技有限公司")))
                .contains(Finding.block("NAME-1", "enterprise.name", "name.not-in-order", "刺桐云帆泉州市鲤城区信息科技有限公司"));
    }

    @Test
    void a_region_behind_the_brand_stands_in_brackets() {
        assertThat(blocks(aFounding().with("enterprise.name", "刺桐云帆(泉州市鲤城区)信息科技有限公司")))
                .isEmpty();
    }

    @Test
    void a_name_without_region_or_industry_is_judged_by_a_person() {
        assertThat(codes(aFounding().with("enterprise.nameRegion", ""), Level.WARN))
                .contains("name.no-region");
        assertThat(codes(aFounding().with("enterprise.nameIndustry", ""), Level.WARN))
                .contains("name.no-industry");
    }

    // --- 2 region

    @ParameterizedTest
    @CsvSource({"鲤城区", "晋江市", "厦门市", "泉州经济技术开发区"})
    void a_region_of_another_registry_or_a_bare_district_is_refused(String region) {
        assertThat(blocks(aFounding().with("enterprise.nameRegion", region)))
                .containsExactly("name.region-not-of-registry");
    }

    @ParameterizedTest
    @CsvSource({"350502, 泉州市", "350502, 福建省", "350582, 晋江市", "350521, 惠安县"})
    void the_own_county_and_what_lies_above_may_be_carried(String registry, String region) {
        var founding = aFounding().with("enterprise.nameRegion", region);

        assertThat(examine(founding, registry)).noneMatch(Finding::blocks);
    }

    // --- 3 characters

    @ParameterizedTest
    @ValueSource(strings = {"ABC云帆", "云帆88", "云·帆", "云帆！", "ＡＢ"})
    void letters_digits_and_signs_are_refused(String brand) {
        assertThat(blocks(aFounding().with("enterprise.nameBrand", brand))).containsExactly("name.not-chinese");
    }

    // --- 4 brand

    @Test
    void a_brand_of_one_character_is_refused() {
        assertThat(blocks(aFounding().with("enterprise.nameBrand", "帆"))).containsExactly("name.brand-too-short");
    }

    @Test
    void a_place_or_an_industry_as_brand_is_judged_by_a_person() {
        assertThat(codes(aFounding().with("enterprise.nameBrand", "厦门"), Level.WARN))
                .contains("name.brand-is-a-place");
        assertThat(codes(aFounding().with("enterprise.nameBrand", "餐饮"), Level.WARN))
                .contains("name.brand-is-an-industry");
    }

    // --- 5 industry

    @Test
    void the_industry_word_agrees_with_the_main_business() {
        assertThat(codes(aFounding().with("enterprise.industryCode", "6210"), Level.WARN))
                .contains("name.industry-differs-from-scope");
        assertThat(codes(aFounding().with("enterprise.nameIndustry", "星际航行"), Level.WARN))
                .contains("name.industry-unknown");
    }

    // --- 6 form

    @ParameterizedTest
    @CsvSource({
        "LLC, 有限公司, true",
        "LLC, 有限责任公司, true",
        "LLC, 股份有限公司, false",
        "LLC, 工作室, false",
        "LLC_SOLE_NATURAL, 有限公司, true",
        "JSC, 股份有限公司, true",
        "JSC, 股份公司, true",
        "JSC, 有限公司, false",
        "INDIVIDUAL, 店, true",
        "INDIVIDUAL, 有限公司, false",
        "SOLE_PROP, 商贸中心, true",
        "LTD_PARTNER, 企业管理中心（有限合伙）, true",
        "LTD_PARTNER, 企业管理中心（普通合伙）, false",
        "COOP, 专业合作社, true",
    })
    void the_form_must_match_the_type(String type, String form, boolean fits) {
        assertThat(blocks(aFounding().with("enterprise.type", type).with("enterprise.nameForm", form))
                        .contains("name.form-does-not-match-type"))
                .isEqualTo(!fits);
    }

    // --- 7 and 8 words

    @ParameterizedTest
    @ValueSource(strings = {"解放军之友", "联合国通", "博彩天下", "人民政府"})
    void forbidden_words_are_refused(String brand) {
        assertThat(blocks(aFounding().with("enterprise.nameBrand", brand))).contains("name.forbidden-word");
    }

    @Test
    void a_doubtful_word_is_judged_by_a_person() {
        assertThat(codes(aFounding().with("enterprise.nameBrand", "云帆特供"), Level.WARN))
                .contains("name.word-to-judge");
    }

    @Test
    void china_in_front_needs_the_state_council() {
        assertThat(codes(aFounding().with("enterprise.nameBrand", "中华云帆"), Level.WARN))
                .contains("name.state-council");
        assertThat(codes(aFounding().with("enterprise.nameBrand", "云帆中华"), Level.WARN))
                .doesNotContain("name.state-council");
    }

    // --- 9 same name

    @Test
    void the_same_name_is_refused_wherever_it_is_registered() {
        office.registered(registered("350503", "泉州市鲤城区", "刺桐云帆", "信息科技", "有限公司", Standing.LIVE, TODAY));

        assertThat(blocks(aFounding())).contains("name.same");
    }

    @Test
    void the_same_brand_in_the_same_industry_of_the_same_registry_is_refused() {
        office.registered(registered("350502", "泉州市", "刺桐云帆", "网络", "有限责任公司", Standing.LIVE, TODAY));

        assertThat(blocks(aFounding())).containsExactly("name.brand-taken");
    }

    @Test
    void a_name_without_industry_stands_against_every_industry() {
        office.registered(registered("350502", "泉州市", "刺桐云帆", "", "有限公司", Standing.LIVE, TODAY));

        assertThat(blocks(aFounding())).containsExactly("name.brand-taken");
    }

    @Test
    void the_same_brand_in_another_industry_is_no_obstacle() {
        office.registered(registered("350502", "泉州市", "刺桐云帆", "餐饮", "有限公司", Standing.LIVE, TODAY));

        assertThat(blocks(aFounding())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CANCELLED, 2026-01-10, name.brand-cancelled-lately",
        "REVOKED,   2025-11-24, name.brand-revoked-lately",
    })
    void the_name_of_one_gone_less_than_a_year_ago_rests(Standing standing, LocalDate since, String code) {
        office.registered(registered("350502", "泉州市鲤城区", "刺桐云帆", "信息科技", "有限公司", standing, since));

        assertThat(blocks(aFounding())).containsExactly(code);
    }

    @Test
    void after_a_year_the_name_is_free() {
        office.registered(
                registered("350502", "泉州市鲤城区", "刺桐云帆", "信息科技", "有限公司", Standing.CANCELLED, TODAY.minusYears(1)));

        assertThat(blocks(aFounding())).isEmpty();
    }

    // --- 10 prompts

    @Test
    void the_same_brand_and_industry_elsewhere_is_only_shown() {
        office.registered(registered("350582", "晋江市", "刺桐云帆", "科技", "有限公司", Standing.LIVE, TODAY));

        assertThat(codes(aFounding(), Level.WARN)).containsExactly("name.same-brand-and-industry");
        assertThat(blocks(aFounding())).isEmpty();
    }

    @Test
    void the_same_parts_in_another_order_are_shown() {
        office.registered(
                with(registered("350503", "泉州市", "刺桐云帆", "信息科技", "有限公司", Standing.LIVE, TODAY), "刺桐云帆（泉州市）信息科技有限公司"));

        assertThat(codes(aFounding().with("enterprise.nameRegion", "泉州市"), Level.WARN))
                .containsExactly("name.same-parts");
    }

    @Test
    void a_registered_brand_inside_the_new_one_is_shown() {
        office.registered(registered("350502", "泉州市", "云帆", "餐饮", "有限公司", Standing.LIVE, TODAY));

        assertThat(codes(aFounding(), Level.WARN)).containsExactly("name.contains-brand");
    }

    @ParameterizedTest
    @CsvSource({
        // said alike, of the same trade: wherever it is
        "350582, 慈桐芸帆, 网络, name.same-sound",
        "350502, 慈桐芸帆, 餐饮, ''",
        // one character differs, of the same trade and registry
        "350502, 刺桐云舟, 网络, name.one-character",
        "350582, 刺桐云舟, 网络, ''",
        "350502, 刺桐云舟, 餐饮, ''",
        "350502, 刺桐白舟, 网络, ''",
    })
    void a_brand_that_is_nearly_the_same_is_shown(String registry, String brand, String industry, String code) {
        office.registered(registered(registry, "泉州市", brand, industry, "有限公司", Standing.LIVE, TODAY));

        assertThat(codes(aFounding(), Level.WARN)).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
        assertThat(blocks(aFounding())).isEmpty();
    }

    @Test
    void two_characters_that_differ_in_one_are_no_likeness() {
        office.registered(registered("350502", "泉州市", "云舟", "网络", "有限公司", Standing.LIVE, TODAY));

        assertThat(codes(aFounding().with("enterprise.nameBrand", "云帆"), Level.WARN))
                .isEmpty();
    }

    @Test
    void a_name_given_up_by_a_change_rests_for_a_year() {
        var before = registered("350502", "泉州市鲤城区", "刺桐云帆", "网络", "有限公司", Standing.LIVE, TODAY);
        var draft = before.draft();
        draft.name = EnterpriseName.of("泉州市鲤城区", "洛阳江月", "网络", "有限公司");
        office.registered(before);
        office.register.change(
                before,
                draft.done(),
                "",
                List.of(new RegisterChange(before.uscc(), "NAME", "", "", null, TODAY.minusDays(30), "case-0")));

        assertThat(blocks(aFounding())).containsExactly("name.brand-changed-lately");
    }

    private static Enterprise registered(
            String registry,
            String region,
            String brand,
            String industry,
            String form,
            Standing standing,
            LocalDate since) {
        return new Enterprise(
                "91350502MA8T00016E",
                EnterpriseName.of(region, brand, industry, form),
                registry,
                "LLC",
                "郑四",
                "",
                BigDecimal.TEN,
                "CNY",
                "",
                "",
                "长期",
                LocalDate.of(2020, 1, 1),
                standing,
                since,
                "case-0");
    }

    private static Enterprise with(Enterprise enterprise, String full) {
        EnterpriseName name = enterprise.name();
        return new Enterprise(
                enterprise.uscc(),
                new EnterpriseName(full, name.region(), name.brand(), name.industry(), name.form()),
                enterprise.registry(),
                enterprise.type(),
                enterprise.legalRep(),
                enterprise.legalRepId(),
                enterprise.capital(),
                enterprise.currency(),
                enterprise.domicile(),
                enterprise.scope(),
                enterprise.term(),
                enterprise.establishedOn(),
                enterprise.standing(),
                enterprise.standingSince(),
                enterprise.caseId());
    }

    private List<Finding> examine(FilingBuilder founding) {
        return examine(founding, "350502");
    }

    private List<Finding> examine(FilingBuilder founding, String registry) {
        var filing = founding.filing();
        return office.nameRules.examine(NameClaim.of(Establishment.in(filing), registry), filing.filedOn(), TODAY);
    }

    private List<String> codes(FilingBuilder founding, Level level) {
        return examine(founding).stream()
                .filter(finding -> finding.level() == level)
                .map(Finding::code)
                .toList();
    }

    private List<String> blocks(FilingBuilder founding) {
        return codes(founding, Level.BLOCK);
    }
}
