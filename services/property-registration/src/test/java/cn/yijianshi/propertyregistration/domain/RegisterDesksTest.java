package cn.yijianshi.propertyregistration.domain;

import static cn.yijianshi.propertyregistration.domain.FilingBuilder.MORTGAGED_UNIT;
import static cn.yijianshi.propertyregistration.domain.FilingBuilder.TITLE;
import static cn.yijianshi.propertyregistration.domain.FilingBuilder.UNIT;
import static cn.yijianshi.propertyregistration.domain.FilingBuilder.aMortgage;
import static cn.yijianshi.propertyregistration.domain.FilingBuilder.aTransfer;
import static cn.yijianshi.propertyregistration.domain.FilingBuilder.anOrder;
import static cn.yijianshi.propertyregistration.domain.FilingBuilder.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Finding.Level;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.propertyregistration.domain.Burden.Kind;
import cn.yijianshi.propertyregistration.domain.Entry.Act;
import cn.yijianshi.propertyregistration.persistence.ShippedTables;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RegisterDesksTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:30:00Z");
    private static final String SHARED_UNIT = "350502001001GB00001F00010006";
    private static final String SHARED_TITLE = "闽（2017）泉州市不动产权第0000106号";

    private final ShippedTables tables = new ShippedTables();
    private final RealtyRegister register = tables.register();
    private final Office office = tables.office(Clock.fixed(NOW, ZoneOffset.UTC));
    private final Desk transfer = new TransferDesk("re_transfer", office);
    private final Desk seal = new SealDesk(office);
    private final Desk prenotice = new PrenoticeDesk(office);
    private final Desk mortgage = new MortgageDesk("re_mortgage", "deal.buyers", office);
    private final Desk mortgageChange = new MortgageChangeDesk(office);
    private final Desk split = new SplitDesk(office);
    private final Desk change = new ChangeDesk(office);
    private final Desk first = new FirstEntryDesk(office);
    private final Desk land = new FirstLandDesk(office);
    private final Desk query = new QueryDesk(register, tables.sequences());

    // --- two applications about one unit

    @Test
    @DisplayName("REG 17 of two applications about one unit the one that was accepted first is decided first")
    void the_earlier_application_goes_first() {
        var earlier = aTransfer().ofCase("earlier");
        var later = aTransfer().ofCase("later");
        transfer.received(earlier.filing(), NOW);
        transfer.received(later.filing(), NOW.plusSeconds(60));

        assertThat(codes(transfer, earlier, Level.BLOCK)).isEmpty();
        assertThat(transfer.examine(later.filing()))
                .contains(Finding.block(
                        "REG-17", "realty.unitCode", "unit.applied-before", "YJS-earlier", "re_transfer"));
        assertThatThrownBy(() -> transfer.grant(later.filing(), Map.of(), NOW)).isInstanceOf(Blocked.class);

        transfer.grant(earlier.filing(), Map.of(), NOW);
        assertThat(codes(transfer, later, Level.BLOCK))
                .contains("title.not-live")
                .doesNotContain("unit.applied-before");
    }

    @Test
    @DisplayName("REG 15 an application that is taken back before it is entered lets the next one pass")
    void a_withdrawn_application_lets_the_next_one_pass() {
        var earlier = aTransfer().ofCase("earlier");
        var later = aTransfer().ofCase("later");
        transfer.received(earlier.filing(), NOW);
        transfer.received(later.filing(), NOW.plusSeconds(60));

        transfer.withdrawn(earlier.filing());

        assertThat(codes(transfer, later, Level.BLOCK)).isEmpty();
    }

    @Test
    void a_refused_application_lets_the_next_one_pass() {
        var earlier = aTransfer().ofCase("earlier");
        transfer.received(earlier.filing(), NOW);

        transfer.refused(earlier.filing());

        assertThat(codes(transfer, aTransfer().ofCase("later"), Level.BLOCK)).isEmpty();
    }

    @Test
    void items_of_the_same_case_do_not_wait_for_one_another() {
        mortgage.received(aMortgage().ofCase("one").filing(), NOW);
        var sale = aTransfer().ofCase("one");
        transfer.received(sale.filing(), NOW.plusSeconds(1));

        assertThat(codes(transfer, sale, Level.BLOCK)).isEmpty();
    }

    @Test
    void a_corrected_unit_code_moves_the_application_and_keeps_its_place() {
        var wrong = aTransfer().ofCase("earlier").with("realty.unitCode", MORTGAGED_UNIT);
        transfer.received(wrong.filing(), NOW);
        transfer.received(aTransfer().ofCase("later").filing(), NOW.plusSeconds(1));
        transfer.received(aTransfer().ofCase("earlier").filing(), NOW.plusSeconds(2));

        assertThat(codes(transfer, aTransfer().ofCase("earlier"), Level.BLOCK)).isEmpty();
        assertThat(codes(transfer, aTransfer().ofCase("later"), Level.BLOCK)).containsExactly("unit.applied-before");
    }

    // --- shares and certificates

    @Test
    void co_owners_may_have_a_certificate_each() {
        Grant grant = transfer.grant(
                aTransfer()
                        .with("deal.coOwn", "SHARES")
                        .with("reg.certKind", "SEPARATE")
                        .with(
                                "deal.buyers",
                                List.of(
                                        person("许思敏", "350583190304050049", 60),
                                        person("苏惠珍", "350581190210101199", 40)))
                        .filing(),
                Map.of(),
                NOW);

        assertThat(grant.certificates())
                .extracting(paper -> paper.number() + " " + paper.holderName())
                .containsExactly("闽（2026）泉州市不动产权第0000001号 许思敏", "闽（2026）泉州市不动产权第0000002号 苏惠珍");
        assertThat(grant.outputs())
                .containsEntry("realty.certNo", "闽（2026）泉州市不动产权第0000001号")
                .containsEntry("registration.fee", "90.00");
        assertThat(register.liveTitleNumbered("闽（2026）泉州市不动产权第0000002号"))
                .hasValueSatisfying(title -> assertThat(title.unitCode()).isEqualTo(UNIT));
        assertThat(register.isNumberTaken("闽（2026）泉州市不动产权第0000002号")).isTrue();
    }

    @Test
    void one_co_owner_gives_his_share_and_the_others_keep_theirs() {
        var part = aShare().with("deal.sellers", List.of(Map.of("name", "张雅婷")))
                .with("deal.buyers", List.of(person("许思敏", "350583190304050049", 40)));
        assertThat(codes(transfer, part, Level.BLOCK)).isEmpty();
        assertThat(codes(transfer, part, Level.WARN)).containsExactly("sellers.give-their-share");

        transfer.grant(part.filing(), Map.of(), NOW);

        Title title = register.liveTitle(SHARED_UNIT).orElseThrow();
        assertThat(title.coOwn()).isEqualTo("SHARES");
        assertThat(title.owners())
                .extracting(owner -> owner.name() + owner.share().intValue())
                .containsExactlyInAnyOrder("李振兴60", "许思敏40");
    }

    @Test
    void nobody_gives_more_than_he_has() {
        assertThat(codes(
                        transfer,
                        aShare().with("deal.sellers", List.of(Map.of("name", "张雅婷")))
                                .with("deal.buyers", List.of(person("许思敏", "350583190304050049", 50))),
                        Level.BLOCK))
                .containsExactly("buyers.take-another-share");
    }

    @Test
    void who_buys_out_the_other_owns_alone() {
        transfer.grant(
                aShare().with("deal.sellers", List.of(Map.of("name", "张雅婷")))
                        .with("deal.buyers", List.of(Map.of("name", "李振兴", "share", 40)))
                        .filing(),
                Map.of(),
                NOW);

        assertThat(register.liveTitle(SHARED_UNIT)).hasValueSatisfying(title -> {
            assertThat(title.coOwn()).isEqualTo("SOLE");
            assertThat(title.owners()).hasSize(1);
            assertThat(title.owners().get(0).share()).isEqualByComparingTo("100");
        });
    }

    @Test
    void after_a_divorce_only_the_spouses_share_out() {
        var desk = new TransferDesk("re_division", office);
        var divorce = FilingBuilder.of("re_division")
                .with("realty.unitCode", "350502001001GB00001F00010005")
                .with("realty.certNo", "闽（2019）泉州市不动产权第0000105号")
                .with("realty.location", "泉州市鲤城区涂门街1号刺桐花园1幢301室")
                .with("realty.plannedUse", "RESIDENCE")
                .with("realty.buildingArea", "130")
                .with("deal.sellers", List.of(Map.of("name", "吴文博"), Map.of("name", "王丽华")))
                .with("deal.buyers", List.of(Map.of("name", "王丽华", "share", 100)))
                .with("deal.coOwn", "SOLE")
                .with("reg.divisionCause", "DIVORCE")
                .fact("tax.paid", "true");
        assertThat(codes(desk, divorce, Level.BLOCK)).isEmpty();
        assertThat(desk.grant(divorce.filing(), Map.of(), NOW)
                        .certificates()
                        .get(0)
                        .lines())
                .hasEntrySatisfying("权利其他状况", text -> assertThat(text).startsWith("登记原因：离婚析产"));

        assertThat(codes(desk, divorce.with("deal.buyers", List.of(Map.of("name", "外人", "share", 100))), Level.BLOCK))
                .contains("buyers.are-not-co-owners");
    }

    // --- mortgages

    @Test
    void a_mortgage_goes_along_when_its_mortgagee_consents() {
        var sale = aTransfer()
                .with("realty.unitCode", MORTGAGED_UNIT)
                .with("realty.certNo", "闽（2021）泉州市不动产权第0000103号")
                .with("realty.location", "泉州市鲤城区涂门街1号刺桐花园1幢201室")
                .with("deal.sellers", List.of(Map.of("name", "黄建国")))
                .with("deal.withMortgage", true)
                .with("deal.mortgagee", "中国建设银行泉州分行");
        assertThat(codes(transfer, sale, Level.BLOCK)).containsExactly("unit.mortgage-without-consent");

        sale.with("deal.mortgageConsentNo", "建泉同意〔2026〕1号");
        assertThat(codes(transfer, sale, Level.WARN)).containsExactly("unit.mortgage-goes-along");
        Grant grant = transfer.grant(sale.filing(), Map.of(), NOW);

        assertThat(register.burdens(MORTGAGED_UNIT))
                .extracting(Burden::number)
                .containsExactly("闽（2021）泉州市不动产证明第0000103号");
        assertThat(grant.certificates().get(0).lines())
                .hasEntrySatisfying("权利其他状况", text -> assertThat(text).contains("抵押：闽（2021）泉州市不动产证明第0000103号"));
    }

    @Test
    void a_second_mortgage_ranks_behind_the_first() {
        mortgage.grant(aMortgage().filing(), Map.of(), NOW);
        var second = aMortgage().ofCase("case-2").with("deal.loanBank", "兴业银行泉州分行");

        assertThat(codes(mortgage, second, Level.WARN)).containsExactly("mortgage.behind");
        assertThat(mortgage.grant(second.filing(), Map.of(), NOW)
                        .certificates()
                        .get(0)
                        .lines())
                .containsEntry("抵押顺位", "第2顺位");
        assertThat(register.burdens(UNIT)).extracting(Burden::holder).containsExactly("中国银行泉州分行", "兴业银行泉州分行");
    }

    @Test
    void a_changed_mortgage_keeps_its_number_and_says_what_it_secures_from_now_on() {
        String number = laid("first", "中国银行泉州分行");
        var more = aChangeOf(number, "中国银行泉州分行", "AMOUNT", "TERM", "PARTY")
                .with("mortgage.newAmount", "650000")
                .with("mortgage.newTermTo", "2046-11-30")
                .with("mortgage.newName", "中国银行股份有限公司泉州分行");

        assertThat(codes(mortgageChange, more, Level.BLOCK)).isEmpty();
        assertThat(codes(mortgageChange, more, Level.WARN)).isEmpty();
        Grant grant = mortgageChange.grant(more.filing(), Map.of(), NOW);

        assertThat(grant.outputs()).containsEntry("mortgage.changeNo", "350502抵变2026000001");
        assertThat(grant.certificates().get(0).lines())
                .containsEntry("不动产登记证明号", number)
                .containsEntry("债权数额（元）", "650000.00")
                .containsEntry("债务履行期止", "2046-11-30")
                .containsEntry("抵押顺位", "第1顺位");
        assertThat(register.burdens(UNIT)).singleElement().satisfies(burden -> {
            assertThat(burden.number()).isEqualTo(number);
            assertThat(burden.holder()).isEqualTo("中国银行股份有限公司泉州分行");
            assertThat(burden.amount()).isEqualByComparingTo("650000");
            assertThat(burden.until()).isEqualTo("2046-11-30");
        });
        assertThat(register.history(UNIT, null, 1)).singleElement().satisfies(line -> {
            assertThat(line.act()).isEqualTo(Act.BURDEN_CHANGED);
            assertThat(line.number()).isEqualTo(number);
            assertThat(line.detail())
                    .isEqualTo("债权数额 500000.00→650000.00；债务履行期止 未记载→2046-11-30；抵押权人 中国银行泉州分行→中国银行股份有限公司泉州分行");
        });
    }

    @Test
    @DisplayName("CIV 409 who is worse off by the change of another's mortgage must have agreed")
    void a_mortgage_may_take_another_rank() {
        String first = laid("first", "中国银行泉州分行");
        String second = laid("second", "兴业银行泉州分行");
        String third = laid("third", "招商银行泉州分行");
        var ahead = aChangeOf(third, "招商银行泉州分行", "RANK").with("mortgage.newRank", 1);

        assertThat(mortgageChange.examine(ahead.filing()))
                .contains(Finding.warn("CIV-409", "mortgage.changes", "mortgage.others-consent", "中国银行泉州分行、兴业银行泉州分行"));
        mortgageChange.grant(ahead.filing(), Map.of(), NOW);

        assertThat(register.burdens(UNIT)).extracting(Burden::number).containsExactly(third, first, second);
        assertThat(register.burdens(UNIT).get(0).amount()).isEqualByComparingTo("500000");
        String fourth = laid("fourth", "农业银行泉州分行");
        assertThat(register.burdens(UNIT)).extracting(Burden::number).containsExactly(third, first, second, fourth);
    }

    @Test
    void securing_more_needs_the_consent_of_those_behind_and_less_of_nobody() {
        String first = laid("first", "中国银行泉州分行");
        laid("second", "兴业银行泉州分行");

        assertThat(codes(mortgageChange, ofAmount(first, "500000.01"), Level.WARN))
                .containsExactly("mortgage.others-consent");
        assertThat(codes(mortgageChange, ofAmount(first, "499999"), Level.WARN)).isEmpty();
    }

    @Test
    void what_is_no_change_of_a_live_mortgage_is_not_entered() {
        String number = laid("first", "中国银行泉州分行");

        assertThat(codes(mortgageChange, aChangeOf("闽（2020）泉州市不动产证明第0009999号", "某银行", "AMOUNT"), Level.BLOCK))
                .containsExactly("mortgage.not-live");
        assertThat(codes(mortgageChange, aChangeOf(number, "兴业银行泉州分行"), Level.BLOCK))
                .containsExactly("mortgage.of-another", "mortgage.nothing-changes");
        assertThat(codes(
                        mortgageChange,
                        aChangeOf(number, "中国银行泉州分行", "AMOUNT", "TERM", "RANK", "PARTY")
                                .with("mortgage.newRank", 2),
                        Level.BLOCK))
                .containsExactly("mortgage.no-amount", "mortgage.no-term", "mortgage.no-such-rank", "mortgage.no-name");
        seal.grant(anOrder("SEAL", UNIT).filing(), Map.of(), NOW);
        assertThat(codes(mortgageChange, ofAmount(number, "1"), Level.BLOCK)).containsExactly("unit.sealed");
        assertThatThrownBy(() -> mortgageChange.grant(ofAmount(number, "1").filing(), Map.of(), NOW))
                .isInstanceOf(Blocked.class);
    }

    private String laid(String caseId, String bank) {
        return mortgage.grant(
                        aMortgage().ofCase(caseId).with("deal.loanBank", bank).filing(), Map.of(), NOW)
                .outputs()
                .get("mortgage.certNo");
    }

    private static FilingBuilder ofAmount(String number, String amount) {
        return aChangeOf(number, "中国银行泉州分行", "AMOUNT").with("mortgage.newAmount", amount);
    }

    private static FilingBuilder aChangeOf(String number, String bank, String... changes) {
        return FilingBuilder.of("re_mortgage_change")
                .with("realty.unitCode", UNIT)
                .with("realty.certNo", TITLE)
                .with("deal.oldMortgageNo", number)
                .with("deal.mortgagee", bank)
                .with("mortgage.changes", List.of(changes));
    }

    @Test
    void the_day_the_debt_ends_is_entered_with_the_mortgage() {
        mortgage.grant(aMortgage().with("mortgage.termTo", "2036-11-22").filing(), Map.of(), NOW);

        assertThat(register.burdens(UNIT)).extracting(Burden::until).containsExactly(LocalDate.parse("2036-11-22"));
    }

    @Test
    void an_owner_may_borrow_without_having_bought_just_now() {
        var direct = FilingBuilder.of("re_mortgage")
                .with("realty.unitCode", UNIT)
                .with("realty.certNo", TITLE)
                .with("deal.buyers", List.of(person("林志明", "350502190001010017", 100)))
                .with("deal.loanBank", "中国银行泉州分行")
                .with("deal.loanAmount", "500000.00");

        assertThat(mortgage.grant(direct.filing(), Map.of(), NOW).outputs()).containsKey("mortgage.certNo");
    }

    // --- advance notices

    @Test
    void a_noticed_buyer_is_protected_and_his_noted_mortgage_becomes_one_with_the_transfer() {
        prenotice.grant(aPrenotice().filing(), Map.of(), NOW);
        assertThat(register.burdens(UNIT))
                .extracting(Burden::kind)
                .containsExactly(Kind.ADVANCE_NOTICE, Kind.ADVANCE_MORTGAGE);
        assertThat(codes(
                        transfer,
                        aTransfer().with("deal.buyers", List.of(person("苏惠珍", "350581190210101199", 100))),
                        Level.BLOCK))
                .containsExactly("unit.promised-to-another");

        Grant grant = transfer.grant(aTransfer().ofCase("case-2").filing(), Map.of(), NOW);

        assertThat(register.burdens(UNIT)).singleElement().satisfies(burden -> {
            assertThat(burden.kind()).isEqualTo(Kind.MORTGAGE);
            assertThat(burden.holder()).isEqualTo("中国银行泉州分行");
            assertThat(burden.number()).isEqualTo(grant.outputs().get("mortgage.certNo"));
        });
    }

    @Test
    void a_noted_mortgage_nobody_agreed_to_convert_stops_the_transfer() {
        prenotice.grant(aPrenotice().with("reg.convertAgreed", false).filing(), Map.of(), NOW);

        assertThat(codes(transfer, aTransfer().ofCase("case-2"), Level.BLOCK)).containsExactly("unit.mortgage-noted");
    }

    // --- seals

    @Test
    void a_sealed_unit_is_neither_sold_nor_mortgaged_nor_split_nor_changed() {
        seal.grant(anOrder("SEAL", UNIT).filing(), Map.of(), NOW);

        assertThat(codes(transfer, aTransfer(), Level.BLOCK)).containsExactly("unit.sealed");
        assertThat(codes(mortgage, aMortgage(), Level.BLOCK)).containsExactly("unit.sealed");
        assertThat(codes(split, aSplit(), Level.BLOCK)).containsExactly("unit.sealed");
        assertThat(codes(change, aChange("LOCATION", "某处"), Level.BLOCK)).containsExactly("unit.sealed");

        Grant lifted = seal.grant(anOrder("UNSEAL", UNIT).filing(), Map.of(), NOW);
        assertThat(lifted.outputs()).containsEntry("seal.left", "0");
        assertThat(codes(transfer, aTransfer(), Level.BLOCK)).isEmpty();
    }

    @Test
    void seals_of_several_courts_wait_in_line_and_each_court_lifts_its_own() {
        seal.grant(anOrder("SEAL", UNIT).filing(), Map.of(), NOW);
        var other = anOrder("SEAL", UNIT).with("seal.court", "晋江市人民法院").with("seal.docNo", "（2026）闽0582执保3号");
        assertThat(codes(seal, other, Level.WARN)).containsExactly("seal.waits");
        seal.grant(other.filing(), Map.of(), NOW);

        assertThat(codes(seal, anOrder("UNSEAL", UNIT).with("seal.court", "晋江市人民法院"), Level.BLOCK))
                .containsExactly("seal.of-another-court");
        assertThat(codes(seal, anOrder("SEAL", UNIT), Level.BLOCK)).containsExactly("seal.there-already");
        seal.grant(anOrder("UNSEAL", UNIT).filing(), Map.of(), NOW);
        assertThat(register.burdens(UNIT)).extracting(Burden::holder).containsExactly("晋江市人民法院");
    }

    // --- units

    @Test
    void a_split_keeps_the_owners_and_lays_the_mortgage_on_every_part() {
        mortgage.grant(aMortgage().filing(), Map.of(), NOW);

        Grant grant = split.grant(aSplit().ofCase("case-2").filing(), Map.of(), NOW);

        assertThat(grant.outputs()).containsEntry("split.parts", "2");
        assertThat(register.liveTitle(UNIT)).isEmpty();
        assertThat(register.burdens(UNIT)).isEmpty();
        for (String part : List.of("350502001001GB00001F00010901", "350502001001GB00001F00010902")) {
            assertThat(register.liveTitle(part).orElseThrow().owners())
                    .extracting(Owner::name)
                    .containsExactly("林志明");
            assertThat(register.burdens(part)).extracting(Burden::holder).containsExactly("中国银行泉州分行");
        }
    }

    @Test
    void the_parts_are_new_lie_in_the_parcel_and_add_up() {
        assertThat(codes(
                        split,
                        aSplit().with("split.units", List.of(part("350502001001GB00001F00010002", "130"))),
                        Level.BLOCK))
                .containsExactly("unit.registered-already", "split.one-part");
        assertThat(codes(
                        split,
                        aSplit().with(
                                        "split.units",
                                        List.of(
                                                part("350502001001GB00002F00010901", "65"),
                                                part("350502001001GB00001F00010902", "64.9"))),
                        Level.BLOCK))
                .containsExactly("split.another-parcel", "unit.area-differs");
    }

    @Test
    void what_was_built_is_entered_unit_by_unit() {
        Grant grant = first.grant(aFirstEntry().filing(), Map.of(), NOW);

        assertThat(grant.outputs()).containsEntry("registration.fee", "630.00");
        assertThat(grant.certificates()).hasSize(2);
        assertThat(register.liveTitle("350502001001GB00031F00010001")
                        .orElseThrow()
                        .cause())
                .isEqualTo("NEW_BUILD");
        assertThat(codes(first, aFirstEntry().ofCase("case-2"), Level.BLOCK))
                .containsExactly("unit.registered-already", "unit.registered-already");
    }

    @Test
    void a_simple_low_risk_project_pays_no_fee() {
        assertThat(first.grant(aFirstEntry().with("first.lowRisk", true).filing(), Map.of(), NOW)
                        .outputs())
                .containsEntry("registration.fee", "0.00");
    }

    @Test
    void land_is_entered_bare_under_who_bought_it() {
        Grant grant = land.grant(aLandEntry().filing(), Map.of(), NOW);

        var title = register.liveTitle("350502001001GB00088W00000000").orElseThrow();
        assertThat(grant.outputs())
                .containsEntry("realty.landCertNo", title.number())
                .containsEntry("registration.fee", "550.00");
        assertThat(title.owners()).extracting(Owner::name).containsExactly("泉州市鲤城区刺桐云帆信息科技有限公司");
        assertThat(grant.certificates().get(0).lines())
                .containsEntry("权利类型", "国有建设用地使用权")
                .containsEntry("面积", "宗地面积26800㎡")
                .containsEntry("权利其他状况", "登记原因：出让");
        assertThat(codes(land, aLandEntry().ofCase("case-2"), Level.BLOCK)).containsExactly("unit.registered-already");
    }

    @Test
    void land_is_not_entered_before_it_is_handed_over() {
        assertThat(codes(land, aLandEntry().with("land.handoverNo", ""), Level.BLOCK))
                .containsExactly("first.no-proof");
        assertThat(codes(land, aLandEntry().with("proj.siteParcel", "350200001001GB00088"), Level.BLOCK))
                .containsExactly("unit.outside");
    }

    @Test
    void a_change_is_free_and_gives_a_new_certificate() {
        Grant grant = change.grant(
                aChange("OWNER_NAME", "林志鸣").with("change.ownerName", "林志明").filing(), Map.of(), NOW);

        assertThat(grant.outputs()).containsEntry("registration.fee", "0.00");
        assertThat(register.liveTitle(UNIT).orElseThrow().owners())
                .extracting(Owner::name)
                .containsExactly("林志鸣");
        change.grant(
                aChange("AREA", "131.20")
                        .with("realty.certNo", grant.outputs().get("realty.certNo"))
                        .filing(),
                Map.of(),
                NOW);
        assertThat(register.unit(UNIT).orElseThrow().buildingArea()).isEqualByComparingTo(new BigDecimal("131.20"));
        assertThat(codes(change, aChange("USE", "CASTLE"), Level.BLOCK)).contains("title.not-live");
    }

    // --- who may know

    @Test
    void an_owner_learns_what_the_register_says_and_nobody_else() {
        Grant grant = query.grant(aQuery("350502190001010017").filing(), Map.of(), NOW);

        assertThat(grant.outputs()).containsEntry("query.certNo", "CX3505022026000001");
        assertThat(grant.certificates().get(0).lines())
                .containsEntry("权利人", "林志明")
                .containsEntry("他项及限制", "无抵押、查封、异议、预告和居住权");
        assertThat(codes(query, aQuery("350583190304050049"), Level.BLOCK)).containsExactly("query.not-a-party");
        assertThat(codes(query, aQuery("350502190001010017").with("realty.unitCode", MORTGAGED_UNIT), Level.BLOCK))
                .containsExactly("query.not-a-party");
    }

    @Test
    void the_history_of_a_unit_tells_every_state_and_its_case() {
        mortgage.grant(aMortgage().ofCase("loan").filing(), Map.of(), NOW);
        transfer.grant(
                aTransfer()
                        .ofCase("sale")
                        .with("deal.withMortgage", true)
                        .with("deal.mortgagee", "中国银行泉州分行")
                        .with("deal.mortgageConsentNo", "同意1号")
                        .filing(),
                Map.of(),
                NOW.plusSeconds(60));

        assertThat(register.history(UNIT, null, 10))
                .extracting(line ->
                        line.act() + " " + line.party() + " " + line.ground().caseNo())
                .containsExactly(
                        "TITLE_ENTERED 许思敏 YJS-sale",
                        "TITLE_CLOSED 林志明 YJS-sale",
                        "BURDEN_LAID 中国银行泉州分行 YJS-loan",
                        "TITLE_ENTERED null null");
        assertThat(register.history(UNIT, null, 1)).extracting(Entry::act).containsExactly(Act.TITLE_ENTERED);
    }

    private static FilingBuilder aShare() {
        return aTransfer()
                .with("realty.unitCode", SHARED_UNIT)
                .with("realty.certNo", SHARED_TITLE)
                .with("realty.location", "泉州市鲤城区涂门街1号刺桐花园1幢302室")
                .with("realty.buildingArea", "88.60");
    }

    private static FilingBuilder aPrenotice() {
        return FilingBuilder.of("re_prenotice")
                .with("realty.unitCode", UNIT)
                .with("realty.certNo", TITLE)
                .with("deal.sellers", List.of(person("林志明", "350502190001010017", 100)))
                .with("deal.buyers", List.of(person("许思敏", "350583190304050049", 100)))
                .with("deal.contractNo", "QZ2026-000123")
                .with("deal.loanBank", "中国银行泉州分行")
                .with("deal.loanAmount", "500000")
                .with("reg.prenoticeMortgage", true)
                .with("reg.convertAgreed", true);
    }

    private static FilingBuilder aSplit() {
        return FilingBuilder.of("re_unit_split")
                .with("realty.unitCode", UNIT)
                .with("realty.certNo", TITLE)
                .with(
                        "split.units",
                        List.of(
                                part("350502001001GB00001F00010901", "65"),
                                part("350502001001GB00001F00010902", "65.01")));
    }

    private static FilingBuilder aLandEntry() {
        return FilingBuilder.of("re_first_land")
                .with("org.name", "泉州市鲤城区刺桐云帆信息科技有限公司")
                .with("org.uscc", "91350502MA8T00016E")
                .with("proj.siteAddress", "泉州市鲤城区江南高新区南环路8号")
                .with("proj.siteParcel", "350502001001GB00088")
                .with("proj.landArea", "26800")
                .with("proj.landContractNo", "35050220261120G018")
                .with("land.handoverNo", "鲤城交地〔2026〕018号")
                .with("land.termUntil", "2076-11-19");
    }

    private static FilingBuilder aFirstEntry() {
        return FilingBuilder.of("re_first_house")
                .with(
                        "first.owners",
                        List.of(Map.of(
                                "kind", "ENTERPRISE", "name", "泉州某房地产公司", "uscc", "91350502MA8T00016E", "share", 100)))
                .with(
                        "first.units",
                        List.of(
                                part("350502001001GB00031F00010001", "120"),
                                Map.of(
                                        "unitCode",
                                        "350502001001GB00031F00010002",
                                        "location",
                                        "新建1幢102号店",
                                        "buildingArea",
                                        "60",
                                        "plannedUse",
                                        "NON_RESIDENCE")))
                .with("first.planningNo", "规核1号")
                .with("first.acceptanceNo", "验收1号")
                .with("first.surveyNo", "测绘1号");
    }

    private static FilingBuilder aChange(String kind, String value) {
        return FilingBuilder.of("re_general")
                .with("realty.unitCode", UNIT)
                .with("realty.certNo", TITLE)
                .with("change.kind", kind)
                .with("change.value", value)
                .with("change.docNo", "公安证明1号");
    }

    private static FilingBuilder aQuery(String idNumber) {
        return FilingBuilder.of("re_query")
                .with("realty.unitCode", UNIT)
                .with("query.idNumber", idNumber)
                .with("query.purpose", "子女入学");
    }

    private static Map<String, Object> part(String code, String area) {
        return Map.of("unitCode", code, "location", "某处" + code.substring(24), "buildingArea", area);
    }

    private static List<String> codes(Desk desk, FilingBuilder filing, Level level) {
        return desk.examine(filing.filing()).stream()
                .filter(finding -> finding.level() == level)
                .map(Finding::code)
                .toList();
    }
}
