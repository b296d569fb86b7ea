package cn.yijianshi.propertyregistration.domain;

import static cn.yijianshi.propertyregistration.domain.FilingBuilder.MORTGAGED_UNIT;
import static cn.yijianshi.propertyregistration.domain.FilingBuilder.UNIT;
import static cn.yijianshi.propertyregistration.domain.FilingBuilder.aDomicile;
import static cn.yijianshi.propertyregistration.domain.FilingBuilder.aMortgage;
import static cn.yijianshi.propertyregistration.domain.FilingBuilder.aMortgageToCancel;
import static cn.yijianshi.propertyregistration.domain.FilingBuilder.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.platform.identifiers.RealtyUnitCode;
import cn.yijianshi.propertyregistration.persistence.ShippedTables;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherDesksTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:30:00Z");

    private final ShippedTables tables = new ShippedTables();
    private final RealtyRegister register = tables.register();
    private final Titles titles = new Titles(tables.sequences(), register);
    private final Desk domicile = new DomicileCheck(register);
    private final Office office = tables.office(Clock.fixed(NOW, ZoneOffset.UTC));
    private final Desk cancel = new MortgageCancelDesk(office);
    private final Desk mortgage = new MortgageDesk("re_mortgage", "deal.buyers", office);

    // --- the address of a new company

    @Test
    void an_address_that_is_what_its_title_says_matches() {
        assertThat(domicile.grant(aDomicile().filing(), Map.of(), NOW).outputs())
                .containsEntry("domicile.titleMatched", "true")
                .containsEntry("domicile.titleReason", "与登记簿一致");
    }

    @Test
    void a_room_of_the_flat_is_in_the_flat() {
        assertThat(domicile.grant(
                                aDomicile()
                                        .with("domicile.address", "鲤城区涂门街3号刺桐花园2幢1层101号店A区")
                                        .filing(),
                                Map.of(),
                                NOW)
                        .outputs())
                .containsEntry("domicile.titleMatched", "true");
    }

    @ParameterizedTest
    @CsvSource({
        "domicile.certNo, 闽（2020）泉州市不动产权第9999999号, 登记簿中没有该有效权证",
        "domicile.certNo, 没有证, 登记簿中没有该有效权证",
        "domicile.unitCode, 350502001001GB00001F00020002, 不动产单元号与权证不符",
        "domicile.ownerName, 林志明, 产权人与登记簿不符",
        "domicile.ownerName, 蔡国栋、林志明, 产权人与登记簿不符",
        "domicile.address, 泉州市鲤城区涂门街3号, 地址与登记簿坐落不符",
    })
    void what_differs_is_answered_with_its_reason_and_never_refused(String key, String value, String reason) {
        assertThat(domicile.grant(aDomicile().with(key, value).filing(), Map.of(), NOW)
                        .outputs())
                .containsEntry("domicile.titleMatched", "false")
                .containsEntry("domicile.titleReason", reason);
        assertThat(domicile.examine(aDomicile().with(key, value).filing())).noneMatch(Finding::blocks);
    }

    @Test
    void an_empty_form_is_answered_too() {
        assertThat(domicile.grant(
                                aDomicile()
                                        .with("domicile.ownerName", "")
                                        .with("domicile.address", "")
                                        .filing(),
                                Map.of(),
                                NOW)
                        .outputs())
                .containsEntry("domicile.titleReason", "产权人与登记簿不符；地址与登记簿坐落不符");
    }

    // --- mortgages

    @Test
    void a_cancelled_mortgage_lies_on_the_unit_no_more() {
        var grant = cancel.grant(aMortgageToCancel().filing(), Map.of(), NOW);

        assertThat(grant.outputs()).containsEntry("mortgage.cancelledNo", "闽（2021）泉州市不动产证明第0000103号");
        assertThat(register.burdens(MORTGAGED_UNIT)).isEmpty();
        assertThatThrownBy(() -> cancel.grant(aMortgageToCancel().filing(), Map.of(), NOW))
                .isInstanceOf(Blocked.class);
    }

    @Test
    void only_the_mortgagee_lets_a_mortgage_go() {
        assertThat(cancel.examine(
                        aMortgageToCancel().with("deal.mortgagee", "别的银行").filing()))
                .extracting(Finding::code)
                .contains("mortgage.of-another");
    }

    @Test
    void the_owner_borrows_on_the_unit() {
        var grant = mortgage.grant(aMortgage().filing(), Map.of(), NOW);

        assertThat(grant.outputs()).containsEntry("mortgage.certNo", "闽（2026）泉州市不动产证明第0000001号");
        assertThat(register.burdens(UNIT)).extracting(Burden::holder).containsExactly("中国银行泉州分行");
        assertThat(grant.certificates().get(0).lines())
                .containsEntry("债权数额（元）", "500000.00")
                .containsEntry("登记费", "80.00元（FEE-MORTGAGE-HOME）");
    }

    @Test
    void a_bank_files_for_the_owner_by_its_direct_link() {
        var direct = new MortgageDesk("re_mortgage_direct", "mortgage.owners", office);
        var filing = aMortgage()
                .with("mortgage.owners", aMortgage().filing().value("deal.buyers"))
                .with("deal.buyers", List.of());

        assertThat(direct.grant(filing.filing(), Map.of(), NOW)
                        .certificates()
                        .get(0)
                        .lines())
                .containsKey("义务人");
        assertThat(register.burdens(UNIT)).extracting(Burden::holder).containsExactly("中国银行泉州分行");
        assertThat(mortgage.examine(filing.filing()))
                .anyMatch(finding -> finding.code().equals("mortgagors.are-not-the-owners"));
    }

    @Test
    void nobody_borrows_on_what_is_not_theirs_or_no_longer_is() {
        assertThat(mortgage.examine(aMortgage()
                        .with("deal.buyers", List.of(person("许思敏", "350583190304050049", 100)))
                        .filing()))
                .anyMatch(finding -> finding.code().equals("mortgagors.are-not-the-owners"));
        assertThat(mortgage.examine(aMortgage()
                        .fact("realty.certNo", "闽（2026）泉州市不动产权第0000009号")
                        .filing()))
                .anyMatch(finding -> finding.code().equals("title.not-live"));
    }

    // --- what ships and what is taken over

    @Test
    void sixty_units_ship_and_all_are_well_formed() {
        assertThat(tables.units()).isEqualTo(60);
        assertThat(RealtyUnitCode.valid(UNIT)).isTrue();
    }

    @Test
    void a_unit_taken_over_twice_is_there_once() {
        var entry = new UnitEntry(register, tables.registries(), titles, Clock.fixed(NOW, ZoneOffset.UTC));
        var wanted = new UnitEntry.Wanted(
                "350582001001GB00001F00010001",
                "晋江市和平路1号1幢101室",
                "RESIDENCE",
                null,
                new BigDecimal("100"),
                null,
                null,
                null,
                null,
                List.of(new Owner("某甲", "", BigDecimal.valueOf(100))),
                new UnitEntry.Mortgage(null, "某银行", BigDecimal.TEN),
                false);

        assertThat(entry.faults(wanted)).isEmpty();
        var first = entry.enter(wanted);
        var second = entry.enter(wanted);

        assertThat(first.added()).isTrue();
        assertThat(first.titleNumber()).isEqualTo("闽（2026）晋江市不动产权第0000001号");
        assertThat(first.mortgageNumber()).isEqualTo("闽（2026）晋江市不动产证明第0000001号");
        assertThat(second.added()).isFalse();
        assertThat(second.titleNumber()).isEqualTo(first.titleNumber());
    }

    @Test
    void a_unit_with_faults_is_not_taken_over() {
        var entry = new UnitEntry(register, tables.registries(), titles, Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(entry.faults(new UnitEntry.Wanted(
                        "350203001001GB00001F00010001",
                        " ",
                        "CASTLE",
                        null,
                        BigDecimal.ZERO,
                        null,
                        null,
                        "第1号",
                        null,
                        List.of(),
                        null,
                        false)))
                .extracting(UnitEntry.Fault::field)
                .containsExactly("unitCode", "location", "plannedUse", "buildingArea", "titleNumber", "owners");
    }
}
