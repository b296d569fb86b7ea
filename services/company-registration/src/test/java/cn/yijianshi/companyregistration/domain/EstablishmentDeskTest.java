package cn.yijianshi.companyregistration.domain;

import static cn.yijianshi.companyregistration.domain.AnOffice.blocks;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.aFounding;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.holder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.platform.identifiers.Uscc;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstablishmentDeskTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:30:00Z");
    private final AnOffice office = new AnOffice();
    private final Desk desk = office.establishment;

    @Test
    void a_grant_enters_the_enterprise_and_prints_its_licence() {
        var grant = desk.grant(aFounding().filing(), Map.of(), NOW);

        String uscc = grant.outputs().get("enterprise.uscc");
        assertThat(Uscc.valid(uscc)).isTrue();
        assertThat(new Uscc(uscc).region()).isEqualTo("350502");
        assertThat(grant.outputs())
                .containsEntry("enterprise.name", "泉州市鲤城区刺桐云帆信息科技有限公司")
                .containsEntry("enterprise.establishedOn", "2026-11-23");
        var licence = grant.certificates().get(0);
        assertThat(licence.kind()).isEqualTo("BUSINESS_LICENCE");
        assertThat(licence.number()).isEqualTo(uscc);
        assertThat(licence.lines().keySet())
                .containsExactly("统一社会信用代码", "名称", "类型", "法定代表人", "经营范围", "注册资本", "成立日期", "营业期限", "住所", "登记机关");
        assertThat(licence.lines())
                .containsEntry("注册资本", "壹佰万元整")
                .containsEntry("类型", "有限责任公司（自然人投资或控股）")
                .containsEntry("成立日期", "2026年11月23日")
                .containsEntry("营业期限", "长期")
                .containsEntry("登记机关", "泉州市鲤城区市场监督管理局")
                .containsEntry(
                        "经营范围",
                        "一般项目：软件开发。（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）许可项目：餐饮服务。"
                                + "（依法须经批准的项目，经相关部门批准后方可开展经营活动，具体经营项目以相关部门批准文件或许可证件为准）");
        assertThat(office.register.of(uscc)).isPresent();
    }

    @Test
    void the_day_of_the_founding_is_the_day_in_china() {
        var late = Instant.parse("2026-11-23T16:30:00Z");

        assertThat(desk.grant(aFounding().filing(), Map.of(), late).outputs())
                .containsEntry("enterprise.establishedOn", "2026-11-24");
    }

    @Test
    void foreign_investors_count_with_the_chinese_partners_and_the_licence_says_whose_company_it_is() {
        var founding = aFounding()
                .with("enterprise.type", "LLC")
                .with("fi.ownership", "JOINT_HMT")
                .with("shareholders", List.of(holder("林一", "30", "2031-06-30")))
                .with("fi.investors", List.of(holder("晨曦（香港）有限公司", "70", "2031-06-30")));

        assertThat(blocks(desk, founding)).isEmpty();
        assertThat(office.granted(desk, founding).certificates().get(0).lines()).containsEntry("类型", "有限责任公司（港澳台投资）");
        assertThat(blocks(desk, founding.with("fi.investors", List.of(holder("晨曦（香港）有限公司", "60", "2031-06-30")))))
                .contains("capital.sum-differs");
    }

    @Test
    void a_wholly_foreign_company_has_no_chinese_shareholder() {
        var founding = aFounding()
                .with("fi.ownership", "WHOLLY_FOREIGN")
                .with("shareholders", List.of())
                .with("fi.investors", List.of(holder("晨曦（新加坡）有限公司", "100", "2031-06-30")));

        assertThat(blocks(desk, founding)).isEmpty();
        assertThat(office.granted(desk, founding).certificates().get(0).lines()).containsEntry("类型", "有限责任公司（外商投资）");
    }

    @Test
    void a_term_of_years_ends_the_day_before() {
        var grant = desk.grant(aFounding().with("enterprise.term", "20").filing(), Map.of(), NOW);

        assertThat(grant.certificates().get(0).lines()).containsEntry("营业期限", "2026年11月23日至2046年11月22日");
    }

    @Test
    void every_enterprise_gets_a_code_of_its_own() {
        var codes = new HashSet<String>();
        for (int i = 0; i < 100; i++) {
            var brand = "刺桐" + (char) ('一' + i) + (char) ('丈' + i);
            var grant =
                    desk.grant(aFounding().with("enterprise.nameBrand", brand).filing(), Map.of(), NOW);
            codes.add(grant.outputs().get("enterprise.uscc"));
        }

        assertThat(codes).hasSize(100).allMatch(Uscc::valid).allMatch(code -> new Uscc(code).innerCheckHolds());
    }

    @Test
    void the_second_to_ask_for_a_name_is_blocked() {
        desk.grant(aFounding().filing(), Map.of(), NOW);

        assertThatThrownBy(() -> desk.grant(aFounding().filing(), Map.of(), NOW))
                .isInstanceOfSatisfying(Blocked.class, blocked -> assertThat(blocked.findings())
                        .extracting("code")
                        .contains("name.same"));
        assertThat(office.tables.enterprisesInTheRegister()).isEqualTo(1);
    }

    @Test
    void a_founding_with_a_broken_rule_is_blocked_and_nothing_is_entered() {
        assertThatThrownBy(() ->
                        desk.grant(aFounding().with("enterprise.capital", "1").filing(), Map.of(), NOW))
                .isInstanceOf(Blocked.class);
        assertThat(office.tables.enterprisesInTheRegister()).isZero();
    }

    @Test
    void an_address_outside_the_city_belongs_to_another_registry() {
        assertThatThrownBy(() ->
                        desk.grant(aFounding().with("domicile.region", "350203").filing(), Map.of(), NOW))
                .isInstanceOfSatisfying(Blocked.class, blocked -> assertThat(blocked.findings())
                        .extracting("code")
                        .containsExactly("domicile.outside"));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 壹佰万元整",
        "1, 壹万元整",
        "0.01, 壹佰元整",
        "10.05, 壹拾万零伍佰元整",
        "1010, 壹仟零壹拾万元整",
        "10000, 壹亿元整",
        "12345.678901, 壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元零壹分",
        "100000.0001, 壹拾亿零壹元整",
        "3.000050, 叁万元伍角",
    })
    void capital_is_printed_in_words(BigDecimal tenThousands, String words) {
        assertThat(CapitalInWords.of(tenThousands, "CNY")).isEqualTo(words);
    }
}
