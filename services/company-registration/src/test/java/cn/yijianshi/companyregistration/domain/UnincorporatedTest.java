package cn.yijianshi.companyregistration.domain;

import static cn.yijianshi.companyregistration.domain.AnOffice.blocks;
import static cn.yijianshi.companyregistration.domain.AnOffice.codes;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.aBranch;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.aChange;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.aDeregistration;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.aFounding;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.aGeneralPartnership;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.aLimitedPartnership;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.aSimpleExit;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.aSoleProprietorship;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.holder;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.partner;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Finding.Level;
import cn.yijianshi.platform.identifiers.CitizenId;
import cn.yijianshi.platform.identifiers.Uscc;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 个人独资企业, 合伙企业, 分公司: what is asked of them, and what their licences show. */
class UnincorporatedTest {
    private static final String COMPANY = "泉州市鲤城区刺桐云帆信息科技有限公司";

    private final AnOffice office = new AnOffice();
    private final Desk desk = office.establishment;

    @Nested
    class ASoleProprietorship {
        @Test
        void in_order_is_green_and_its_licence_shows_the_investor_and_no_registered_capital() {
            assertThat(desk.examine(aSoleProprietorship().filing()))
                    .extracting(Finding::level)
                    .containsOnly(Level.PASS);

            assertThat(licence(aSoleProprietorship()))
                    .containsEntry("名称", "泉州市鲤城区刺桐独行信息科技工作室")
                    .containsEntry("类型", "个人独资企业")
                    .containsEntry("投资人", "林一")
                    .containsEntry("出资额", "捌万元整")
                    .containsKey("住所")
                    .doesNotContainKeys("法定代表人", "注册资本");
        }

        @Test
        void has_one_investor_who_declares_a_contribution() {
            assertThat(blocks(desk, aSoleProprietorship().with("enterprise.contribution", "")))
                    .containsExactly("sole.no-contribution");
            assertThat(blocks(
                            desk, aSoleProprietorship().with("shareholders", List.of(holder("陈二", "8", "2030-01-01")))))
                    .containsExactly("sole.one-investor");
        }

        @ParameterizedTest
        @ValueSource(strings = {"有限公司", "合伙企业（普通合伙）", "分公司"})
        void is_called_neither_a_company_nor_a_partnership(String form) {
            assertThat(blocks(desk, aSoleProprietorship().with("enterprise.nameForm", form)))
                    .containsExactly("name.form-does-not-match-type");
        }

        @Test
        void has_an_investor_of_age() {
            String young =
                    CitizenId.of("350502", office.today().minusYears(17), 3).text();

            assertThat(blocks(desk, aSoleProprietorship().with("legalRep.idNumber", young)))
                    .containsExactly("head.too-young");
            assertThat(blocks(desk, aSoleProprietorship().with("legalRep.name", "")))
                    .containsExactly("head.missing");
        }
    }

    @Nested
    class APartnership {
        @Test
        void in_order_is_green_and_its_licence_shows_who_executes_and_what_all_contribute() {
            assertThat(desk.examine(aGeneralPartnership().filing()))
                    .extracting(Finding::level)
                    .containsOnly(Level.PASS);

            assertThat(licence(aGeneralPartnership()))
                    .containsEntry("名称", "泉州市鲤城区刺桐同舟信息科技合伙企业（普通合伙）")
                    .containsEntry("类型", "普通合伙企业")
                    .containsEntry("执行事务合伙人", "林一")
                    .containsEntry("出资额", "壹佰万元整")
                    .containsKey("主要经营场所")
                    .doesNotContainKeys("法定代表人", "注册资本", "住所");
            assertThat(licence(aLimitedPartnership())).containsEntry("类型", "有限合伙企业");
        }

        @Test
        void has_two_partners_at_least_and_nobody_counts_twice() {
            var one = partner("林一", "350502190001010017", "UNLIMITED", true);

            assertThat(blocks(desk, aGeneralPartnership().with("partners", List.of(one))))
                    .containsExactly("partners.wrong-number");
            assertThat(blocks(desk, aGeneralPartnership().with("partners", List.of(one, one))))
                    .containsExactly("partners.twice", "partners.wrong-number");
        }

        @Test
        void of_the_limited_kind_has_fifty_partners_at_most() {
            var partners = new ArrayList<Object>(List.of(partner("林一", "350502190001010017", "UNLIMITED", true)));
            for (int i = 1; i < 50; i++) {
                partners.add(partner("有限" + i, "E" + (10000000 + i), "LIMITED", false));
            }
            assertThat(blocks(desk, aLimitedPartnership().with("partners", partners)))
                    .isEmpty();
            partners.add(partner("有限50", "E10000050", "LIMITED", false));
            assertThat(blocks(desk, aLimitedPartnership().with("partners", partners)))
                    .containsExactly("partners.wrong-number");
        }

        @Test
        void of_the_limited_kind_has_partners_of_both_kinds() {
            var limited = partner("林一", "350502190001010017", "LIMITED", false);
            var other = partner("陈二", "350521190102030024", "LIMITED", false);
            assertThat(blocks(desk, aLimitedPartnership().with("partners", List.of(limited, other))))
                    .contains("partners.no-general", "partners.no-executive");
            assertThat(blocks(
                            desk,
                            aLimitedPartnership()
                                    .with(
                                            "partners",
                                            List.of(
                                                    partner("林一", "350502190001010017", "UNLIMITED", true),
                                                    partner("陈二", "350521190102030024", "UNLIMITED", false)))))
                    .containsExactly("partners.no-limited");
        }

        @Test
        void of_the_general_kind_has_nobody_with_limited_liability() {
            assertThat(blocks(
                            desk,
                            aGeneralPartnership()
                                    .with(
                                            "partners",
                                            List.of(
                                                    partner("林一", "350502190001010017", "UNLIMITED", true),
                                                    partner("陈二", "350521190102030024", "LIMITED", false)))))
                    .containsExactly("partners.limited-in-general");
        }

        @Test
        void takes_labour_of_general_partners_only() {
            var general = partner("林一", "350502190001010017", "UNLIMITED", true);
            var limited = partner("陈二", "350521190102030024", "LIMITED", false);
            general.put("form", "LABOUR");
            assertThat(blocks(desk, aLimitedPartnership().with("partners", List.of(general, limited))))
                    .isEmpty();
            limited.put("form", "LABOUR");
            assertThat(blocks(desk, aLimitedPartnership().with("partners", List.of(general, limited))))
                    .containsExactly("partners.limited-gives-labour");
        }

        @Test
        void is_executed_by_general_partners_one_of_whom_stands_for_it() {
            var general = partner("林一", "350502190001010017", "UNLIMITED", false);
            var limited = partner("陈二", "350521190102030024", "LIMITED", true);
            assertThat(blocks(desk, aLimitedPartnership().with("partners", List.of(general, limited))))
                    .containsExactly("partners.limited-executes", "partners.head-does-not-execute");
        }

        @Test
        void that_an_organisation_executes_is_printed_with_its_delegate_and_looked_at() {
            var organisation = partner("泉州清源投资有限公司", "", "UNLIMITED", true);
            organisation.put("kind", "LEGAL");
            organisation.put("uscc", "91350502MA8T00016E");
            var partnership = aLimitedPartnership()
                    .with("partners", List.of(organisation, partner("陈二", "350521190102030024", "LIMITED", false)));

            assertThat(blocks(desk, partnership)).isEmpty();
            assertThat(codes(desk, partnership, Level.WARN)).containsExactly("partners.organisation-unlimited");
            assertThat(licence(partnership)).containsEntry("执行事务合伙人", "泉州清源投资有限公司（委派代表：林一）");
        }

        @Test
        void changes_its_partners_and_with_them_what_it_has() {
            String firm = office.founded(aGeneralPartnership());
            var staying = partner("林一", "350502190001010017", "UNLIMITED", true);
            var coming = partner("王三", "35058219020304003X", "UNLIMITED", true);
            coming.put("subscribed", "80");

            var grant = office.granted(office.change, newPartners(firm, staying, coming));

            assertThat(grant.certificates().get(0).lines())
                    .containsEntry("出资额", "壹佰叁拾万元整")
                    .containsEntry("执行事务合伙人", "林一、王三");
            assertThat(office.register.changesOf(firm))
                    .anySatisfy(change -> assertThat(change.becomes()).isEqualTo("林一 50；王三 80"))
                    .anySatisfy(change -> assertThat(change.becomes()).isEqualTo("130"));
        }

        @Test
        void keeps_the_rules_of_its_founding_when_its_partners_change() {
            String firm = office.founded(aGeneralPartnership());
            var head = partner("林一", "350502190001010017", "UNLIMITED", true);
            var other = partner("陈二", "350521190102030024", "UNLIMITED", false);

            assertThat(blocks(office.change, newPartners(firm, head))).containsExactly("partners.wrong-number");
            assertThat(blocks(
                            office.change,
                            newPartners(firm, head, partner("陈二", "350521190102030024", "LIMITED", false))))
                    .containsExactly("partners.limited-in-general");
            assertThat(blocks(
                            office.change,
                            newPartners(firm, partner("王三", "35058219020304003X", "UNLIMITED", true), other)))
                    .containsExactly("partners.head-does-not-execute");
            assertThat(blocks(
                            office.change,
                            newPartners(firm, partner("王三", "35058219020304003X", "UNLIMITED", true), other)
                                    .with("change.kinds", List.of("SHAREHOLDER", "LEGAL_REP"))
                                    .with("change.legalRepName", "王三")
                                    .with("change.legalRepIdNumber", "35058219020304003X")))
                    .isEmpty();
        }

        private FilingBuilder newPartners(String firm, Object... partners) {
            return aChange(firm, "SHAREHOLDER", "CAPITAL")
                    .with("org.name", "泉州市鲤城区刺桐同舟信息科技合伙企业（普通合伙）")
                    .with("change.entity", "PARTNERSHIP")
                    .with("partners", List.of(partners));
        }

        @Test
        void has_partners_of_age() {
            String young = CitizenId.of("350502", office.today().minusYears(18).plusDays(1), 3)
                    .text();
            assertThat(blocks(
                            desk,
                            aGeneralPartnership()
                                    .with(
                                            "partners",
                                            List.of(
                                                    partner("林一", "350502190001010017", "UNLIMITED", true),
                                                    partner("陈小", young, "UNLIMITED", false)))))
                    .containsExactly("head.too-young");
        }

        @ParameterizedTest
        @ValueSource(strings = {"有限公司", "合伙企业（有限合伙）", "工作室"})
        void says_of_which_kind_it_is(String form) {
            assertThat(blocks(desk, aGeneralPartnership().with("enterprise.nameForm", form)))
                    .containsExactly("name.form-does-not-match-type");
        }
    }

    @Nested
    class ABranch {
        @Test
        void of_a_company_in_the_register_is_green_and_its_licence_shows_who_is_in_charge_and_no_capital() {
            String company = office.founded(aFounding());

            assertThat(desk.examine(aBranch(company, COMPANY).filing()))
                    .extracting(Finding::level)
                    .containsOnly(Level.PASS);
            assertThat(licence(aBranch(company, COMPANY)))
                    .containsEntry("名称", COMPANY + "涂门分公司")
                    .containsEntry("类型", "分公司")
                    .containsEntry("负责人", "林一")
                    .containsKey("经营场所")
                    .doesNotContainKeys("法定代表人", "注册资本", "出资额", "住所");
        }

        @Test
        void has_a_name_that_nobody_else_of_its_company_has() {
            String company = office.founded(aFounding());
            office.founded(aBranch(company, COMPANY));

            assertThat(blocks(desk, aBranch(company, COMPANY))).containsExactly("name.same");
            assertThat(blocks(desk, aBranch(company, COMPANY).with("parent.branchWords", "西街")))
                    .isEmpty();
        }

        @Test
        void does_not_keep_its_companys_brand_from_anybody() {
            String company = office.founded(aFounding());
            office.founded(aBranch(company, COMPANY));

            assertThat(blocks(desk, aFounding().with("enterprise.nameBrand", "涂门晨曦")))
                    .isEmpty();
        }

        @Test
        void begins_with_the_full_name_of_its_company_and_ends_as_a_branch() {
            String company = office.founded(aFounding());

            assertThat(blocks(desk, aBranch(company, "泉州市鲤城区刺桐云帆科技有限公司"))).containsExactly("firm.other-name");
            assertThat(blocks(desk, aBranch(company, COMPANY).with("enterprise.nameForm", "有限公司")))
                    .containsExactly("name.form-does-not-match-type");
            var astray = new NameClaim(
                    EnterpriseName.ofBranch("刺桐云帆", "涂门", "分公司"), "BRANCH", "", "350502", null, null, COMPANY);
            assertThat(office.nameRules.examine(astray, office.today(), office.today()))
                    .extracting(Finding::code)
                    .containsExactly("name.not-after-company");
        }

        @Test
        void needs_a_code_of_its_company_that_can_be_one() {
            assertThat(blocks(desk, aBranch("91350502MA8T00016F", COMPANY))).containsExactly("parent.code-not-valid");
        }

        @Test
        void of_a_company_of_another_city_is_for_an_officer() {
            var branch = aBranch("91350582MA8T000245", "厦门鹭江信息科技有限公司");

            assertThat(blocks(desk, branch)).isEmpty();
            assertThat(codes(desk, branch, Level.WARN)).containsExactly("parent.not-in-register");
        }

        @Test
        void is_closed_before_its_company_leaves() {
            String company = office.founded(aFounding());
            String branch = office.founded(aBranch(company, COMPANY));
            assertThat(blocks(office.deregistration, aDeregistration(company))).containsExactly("exit.branches-open");
            assertThat(blocks(office.simpleDeregistration, aSimpleExit(company)))
                    .contains("exit.branches-open");

            office.granted(office.deregistration, aDeregistration(branch).with("org.name", COMPANY + "涂门分公司"));
            assertThat(blocks(office.deregistration, aDeregistration(company))).isEmpty();
            assertThat(blocks(office.simpleDeregistration, aSimpleExit(company)))
                    .doesNotContain("exit.branches-open");
        }

        @Test
        void keeps_the_name_of_its_company_when_it_changes_its_own() {
            String company = office.founded(aFounding());
            String branch = office.founded(aBranch(company, COMPANY));
            var change = aChange(branch, "NAME")
                    .with("org.name", COMPANY + "涂门分公司")
                    .with("change.nameRegion", "泉州市鲤城区")
                    .with("change.nameBrand", "别家晨曦")
                    .with("change.nameIndustry", "信息科技")
                    .with("change.nameForm", "分公司");

            assertThat(blocks(office.change, change)).containsExactly("name.not-after-company");
        }

        @Test
        void changes_its_name_by_its_own_words_behind_its_companys_name() {
            String company = office.founded(aFounding());
            String branch = office.founded(aBranch(company, COMPANY));

            assertThat(blocks(office.change, aNewName(branch, COMPANY, "丰泽"))).isEmpty();
            assertThat(blocks(office.change, aNewName(branch, "泉州市鲤城区刺桐云帆科技有限公司", "丰泽")))
                    .containsExactly("name.not-after-company");
            assertThat(office.granted(office.change, aNewName(branch, COMPANY, "丰泽"))
                            .outputs())
                    .containsEntry("enterprise.name", COMPANY + "丰泽分公司");
        }

        @Test
        void of_a_company_of_another_city_changes_its_name_before_an_officer() {
            String branch = office.founded(aBranch("91350582MA8T000245", "厦门鹭江信息科技有限公司"));
            var change = aNewName(branch, "厦门鹭江信息科技有限公司", "丰泽").with("org.name", "厦门鹭江信息科技有限公司涂门分公司");

            assertThat(blocks(office.change, change)).isEmpty();
            assertThat(codes(office.change, change, Level.WARN)).containsExactly("parent.not-in-register");
        }

        @Test
        void has_no_capital_or_shareholders_to_change() {
            String company = office.founded(aFounding());
            String branch = office.founded(aBranch(company, COMPANY));

            assertThat(blocks(
                            office.change,
                            aChange(branch, "CAPITAL")
                                    .with("org.name", COMPANY + "涂门分公司")
                                    .with("change.capital", "10")))
                    .containsExactly("change.not-of-a-branch");
        }

        @Test
        void does_business_of_its_company_and_the_rest_is_for_an_officer() {
            String company = office.founded(aFounding());
            var wider = List.of(
                    Map.of("text", "软件开发", "kind", "GENERAL", "main", true),
                    Map.of("text", "住宿服务", "kind", "PERMIT_POST", "main", false));
            var founding = aBranch(company, COMPANY).with("enterprise.scope", wider);
            assertThat(blocks(desk, founding)).isEmpty();
            assertThat(codes(desk, founding, Level.WARN)).containsExactly("scope.beyond-company");

            String branch = office.founded(aBranch(company, COMPANY));
            var change =
                    aChange(branch, "SCOPE").with("org.name", COMPANY + "涂门分公司").with("change.scope", wider);
            assertThat(codes(office.change, change, Level.WARN)).containsExactly("scope.beyond-company");
            assertThat(codes(office.change, change.with("change.scope", wider.subList(0, 1)), Level.WARN))
                    .isEmpty();
        }

        private FilingBuilder aNewName(String branch, String company, String words) {
            return aChange(branch, "NAME")
                    .with("org.name", COMPANY + "涂门分公司")
                    .with("change.entity", "BRANCH")
                    .with("parent.name", company)
                    .with("parent.branchWords", words)
                    .with("change.nameForm", "分公司");
        }

        @Test
        void is_not_of_a_company_that_is_gone_nor_of_what_is_no_company() {
            String company = office.founded(aFounding());
            office.granted(office.deregistration, aDeregistration(company));
            assertThat(blocks(desk, aBranch(company, COMPANY))).contains("firm.gone");

            String partnership = office.founded(aGeneralPartnership());
            assertThat(blocks(desk, aBranch(partnership, "泉州市鲤城区刺桐同舟信息科技合伙企业（普通合伙）")))
                    .containsExactly("parent.no-company");
        }
    }

    @Test
    void the_credit_code_tells_an_enterprise_from_a_sole_trader() {
        assertThat(office.founded(aSoleProprietorship())).startsWith("91").matches(Uscc::valid);
        assertThat(office.founded(aLimitedPartnership())).startsWith("91").matches(Uscc::valid);
        assertThat(office.founded(aFounding()
                        .with("enterprise.type", "INDIVIDUAL")
                        .with("enterprise.nameForm", "店")
                        .with("shareholders", List.of())))
                .startsWith("92")
                .matches(Uscc::valid);
    }

    @Test
    void the_bars_of_a_legal_representative_are_no_bar_but_a_false_registration_is() {
        bar(Bar.Ground.DEBT);
        assertThat(blocks(desk, aFounding())).contains("person.barred-debt");
        assertThat(blocks(desk, aSoleProprietorship())).isEmpty();
        bar(Bar.Ground.FALSE_REGISTRATION);
        assertThat(blocks(desk, aSoleProprietorship())).containsExactly("person.barred-false-registration");
        assertThat(blocks(desk, aGeneralPartnership())).contains("person.barred-false-registration");
    }

    private void bar(Bar.Ground ground) {
        office.barring.bar(
                "林一", "350502190001010017", ground, "判决书", LocalDate.of(2026, 1, 1), AnOffice.OFFICER, ground.name());
    }

    private Map<String, String> licence(FilingBuilder founding) {
        return office.granted(desk, founding).certificates().get(0).lines();
    }
}
