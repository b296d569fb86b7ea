package cn.yijianshi.propertyregistration.domain;

import static cn.yijianshi.propertyregistration.domain.FilingBuilder.MORTGAGED_UNIT;
import static cn.yijianshi.propertyregistration.domain.FilingBuilder.TITLE;
import static cn.yijianshi.propertyregistration.domain.FilingBuilder.UNIT;
import static cn.yijianshi.propertyregistration.domain.FilingBuilder.aMortgageToCancel;
import static cn.yijianshi.propertyregistration.domain.FilingBuilder.aTransfer;
import static cn.yijianshi.propertyregistration.domain.FilingBuilder.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Finding.Level;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.platform.identifiers.TitleNumber;
import cn.yijianshi.propertyregistration.persistence.ShippedTables;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class TransferDeskTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:30:00Z");

    private final ShippedTables tables = new ShippedTables();
    private final RealtyRegister register = tables.register();
    private final Office office = tables.office(Clock.fixed(NOW, ZoneOffset.UTC));
    private final TransferDesk desk = new TransferDesk("re_transfer", office);

    // --- entry

    @Test
    void a_grant_closes_the_old_title_and_enters_the_new_one() {
        Grant grant = desk.grant(aTransfer().filing(), Map.of(), NOW);

        assertThat(grant.outputs())
                .containsEntry("realty.certNo", "闽（2026）泉州市不动产权第0000001号")
                .containsEntry("realty.unitCode", UNIT)
                .containsEntry("realty.holderName", "许思敏")
                .containsEntry("registration.fee", "80.00");
        assertThat(register.liveTitleNumbered(TITLE)).isEmpty();
        assertThat(register.liveTitle(UNIT)).hasValueSatisfying(title -> {
            assertThat(title.number()).isEqualTo("闽（2026）泉州市不动产权第0000001号");
            assertThat(title.owners()).extracting(Owner::name).containsExactly("许思敏");
            assertThat(title.registeredOn()).isEqualTo(LocalDate.of(2026, 11, 23));
        });
    }

    @Test
    void the_certificate_tells_what_the_register_says() {
        var certificate =
                desk.grant(aTransfer().filing(), Map.of(), NOW).certificates().get(0);

        assertThat(certificate.kind()).isEqualTo("TITLE_CERTIFICATE");
        assertThat(certificate.holderName()).isEqualTo("许思敏");
        assertThat(certificate.lines())
                .containsEntry("权利人", "许思敏")
                .containsEntry("共有情况", "单独所有")
                .containsEntry("不动产单元号", "350502 001001 GB00001 F00010001")
                .containsEntry("用途", "住宅")
                .containsEntry("面积", "建筑面积130.00㎡（套内108.30㎡）")
                .containsEntry("权利其他状况", "登记原因：买卖；原不动产权证号：" + TITLE)
                .containsEntry("登记机构", "泉州市不动产登记中心")
                .containsEntry("登记费", "80.00元（FEE-HOME）");
    }

    @Test
    void a_title_that_was_closed_cannot_be_sold_again() {
        desk.grant(aTransfer().filing(), Map.of(), NOW);

        assertThat(blocks(aTransfer())).contains("title.not-live", "sellers.are-not-the-owners");
        assertThatThrownBy(() -> desk.grant(aTransfer().filing(), Map.of(), NOW))
                .isInstanceOf(Blocked.class);
    }

    @Test
    void the_new_owner_may_sell_next() {
        String certNo =
                desk.grant(aTransfer().filing(), Map.of(), NOW).outputs().get("realty.certNo");

        Grant next = desk.grant(
                aTransfer()
                        .with("realty.certNo", certNo)
                        .with("deal.sellers", List.of(person("许思敏", "350583190304050049", 100)))
                        .with("deal.buyers", List.of(person("林志明", "350502190001010017", 100)))
                        .filing(),
                Map.of(),
                NOW);

        assertThat(next.outputs()).containsEntry("realty.certNo", "闽（2026）泉州市不动产权第0000002号");
    }

    @Test
    void every_registry_counts_its_own_titles_of_a_year() {
        var titles = new Titles(tables.sequences(), register);
        var quanzhou = tables.registries().ofRegion("350503").orElseThrow();
        var jinjiang = tables.registries().ofRegion("350582").orElseThrow();

        assertThat(titles.next(TitleNumber.Kind.TITLE, quanzhou, 2026)).isEqualTo("闽（2026）泉州市不动产权第0000001号");
        assertThat(titles.next(TitleNumber.Kind.TITLE, quanzhou, 2026)).isEqualTo("闽（2026）泉州市不动产权第0000002号");
        assertThat(titles.next(TitleNumber.Kind.TITLE, jinjiang, 2026)).isEqualTo("闽（2026）晋江市不动产权第0000001号");
        assertThat(titles.next(TitleNumber.Kind.TITLE, quanzhou, 2027)).isEqualTo("闽（2027）泉州市不动产权第0000001号");
        assertThat(titles.next(TitleNumber.Kind.CERTIFICATE, quanzhou, 2026)).isEqualTo("闽（2026）泉州市不动产证明第0000001号");
    }

    @Test
    void a_number_an_old_book_has_used_is_skipped() {
        register.add(
                new Unit("350502001001GB00001F00019999", "350502", "某处", "RESIDENCE", "出让", BigDecimal.ONE, null, null),
                Ground.takenOver(NOW));
        register.enter(
                new Title(
                        "闽（2026）泉州市不动产权第0000001号",
                        "350502001001GB00001F00019999",
                        List.of(new Owner("某", "", BigDecimal.valueOf(100))),
                        "SOLE",
                        "TAKEN_OVER",
                        LocalDate.of(2026, 1, 1)),
                Ground.takenOver(NOW));

        assertThat(desk.grant(aTransfer().filing(), Map.of(), NOW).outputs())
                .containsEntry("realty.certNo", "闽（2026）泉州市不动产权第0000002号");
    }

    // --- what an approval asks of the tables

    @Test
    void an_approval_reads_the_register_once_and_under_the_units_lock() {
        assertThat(tables.asked().in(() -> tables.asked().transaction().executeWithoutResult(status -> approve())))
                .containsExactly(
                        "realty_unit FOR UPDATE",
                        "realty_pending",
                        "realty_title",
                        "realty_burden",
                        "registration_fee",
                        "realty_registry",
                        // Whether an old book has used the number already.
                        "realty_title");
    }

    @Test
    void who_only_looks_holds_nobody_up() {
        assertThat(tables.asked().in(() -> desk.examine(aTransfer().filing())))
                .contains("realty_unit")
                .doesNotContain("realty_unit FOR UPDATE");
    }

    @Test
    void what_was_entered_on_trial_and_undone_is_not_remembered() {
        var transaction = tables.asked().transaction();
        var trial = new TransactionTemplate(
                transaction.getTransactionManager(),
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));

        transaction.executeWithoutResult(status -> {
            trial.executeWithoutResult(tried -> {
                approve();
                assertThat(register.liveTitleNumbered(TITLE)).isEmpty();
                tried.setRollbackOnly();
            });

            assertThat(blocks(aTransfer())).isEmpty();
            approve();
        });

        assertThat(register.liveTitle(UNIT).orElseThrow().owners())
                .extracting(Owner::name)
                .containsExactly("许思敏");
    }

    private void approve() {
        assertThat(blocks(aTransfer())).isEmpty();
        desk.grant(aTransfer().filing(), Map.of(), NOW);
    }

    // --- what stands in the way

    @Test
    void a_clean_sale_meets_no_obstacle() {
        assertThat(desk.examine(aTransfer().filing())).allMatch(finding -> finding.level() == Level.PASS);
    }

    @Test
    void a_unit_nobody_registered_cannot_be_sold() {
        assertThat(blocks(aTransfer().with("realty.unitCode", "350502001001GB00001F00019998")))
                .containsExactly("unit.not-registered");
    }

    @Test
    void only_the_owners_sell_and_all_of_them() {
        assertThat(blocks(aTransfer().with("deal.sellers", List.of(person("林志明", "350583190304050049", 100)))))
                .containsExactly("sellers.are-not-the-owners");
        var joint = aTransfer()
                .with("realty.unitCode", "350502001001GB00001F00010005")
                .with("realty.certNo", "闽（2019）泉州市不动产权第0000105号")
                .with("realty.location", "泉州市鲤城区涂门街1号刺桐花园1幢301室");
        assertThat(blocks(joint.with("deal.sellers", List.of(Map.of("name", "吴文博", "share", 100)))))
                .containsExactly("sellers.are-not-the-owners");
        assertThat(blocks(joint.with(
                        "deal.sellers",
                        List.of(Map.of("name", "王丽华", "share", 50), Map.of("name", "吴文博", "share", 50)))))
                .isEmpty();
    }

    @Test
    void a_sealed_unit_stays_where_it_is() {
        var sealed = aTransfer()
                .with("realty.unitCode", "350502001001GB00001F00010004")
                .with("realty.certNo", "闽（2018）泉州市不动产权第0000104号")
                .with("realty.location", "泉州市鲤城区涂门街1号刺桐花园1幢202室")
                .with("realty.buildingArea", "150")
                .with("deal.sellers", List.of(person("郑美玲", "350583190304050049", 100)));

        assertThat(blocks(sealed)).containsExactly("unit.sealed");
    }

    @Test
    void a_mortgage_must_be_cancelled_first() {
        var mortgaged = aTransfer()
                .with("realty.unitCode", MORTGAGED_UNIT)
                .with("realty.certNo", "闽（2021）泉州市不动产权第0000103号")
                .with("realty.location", "泉州市鲤城区涂门街1号刺桐花园1幢201室")
                .with("deal.sellers", List.of(person("黄建国", "35058219020304003X", 100)));
        assertThat(blocks(mortgaged)).containsExactly("unit.mortgaged");

        new MortgageCancelDesk(office).grant(aMortgageToCancel().filing(), Map.of(), NOW);

        assertThat(blocks(mortgaged)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"OBJECTION", "ADVANCE_NOTICE"})
    void a_dispute_or_a_promise_to_another_stops_it(Burden.Kind kind) {
        tables.lay(kind, UNIT, "第三人");

        assertThat(blocks(aTransfer())).hasSize(1);
    }

    @Test
    void an_advance_notice_for_the_buyer_protects_the_buyer() {
        tables.lay(Burden.Kind.ADVANCE_NOTICE, UNIT, "许思敏");

        assertThat(blocks(aTransfer())).isEmpty();
    }

    @Test
    void a_right_of_residence_is_shown_and_stays() {
        tables.lay(Burden.Kind.RIGHT_OF_RESIDENCE, UNIT, "林母");

        assertThat(codes(aTransfer(), Level.WARN)).containsExactly("unit.somebody-may-live-there");
    }

    @ParameterizedTest
    @CsvSource({"129.99, true", "130.01, true", "129.98, false", "130.02, false"})
    void the_area_is_the_one_of_the_register_to_the_square_decimetre(String area, boolean fits) {
        assertThat(blocks(aTransfer().with("realty.buildingArea", area)).isEmpty())
                .isEqualTo(fits);
    }

    @Test
    void the_location_may_be_written_with_blanks_and_the_province() {
        assertThat(blocks(aTransfer().with("realty.location", "福建省泉州市鲤城区 涂门街1号 刺桐花园1幢101室")))
                .isEmpty();
        assertThat(blocks(aTransfer().with("realty.location", "泉州市鲤城区涂门街1号刺桐花园1幢102室")))
                .containsExactly("unit.location-differs");
    }

    @Test
    void shares_add_up_to_a_hundred() {
        var two = aTransfer()
                .with("deal.coOwn", "SHARES")
                .with("deal.buyers", List.of(person("许思敏", "350583190304050049", 60), person("苏", "", 39)));

        assertThat(blocks(two)).containsExactly("buyers.shares-differ");
        assertThat(blocks(two.with("deal.coOwn", "JOINT"))).isEmpty();
        assertThat(blocks(two.with("deal.coOwn", "SOLE"))).containsExactly("buyers.sole-is-one");
    }

    @Test
    void the_contract_is_the_one_that_was_checked() {
        assertThat(blocks(aTransfer().fact("transaction.contractNo", "QZ2026-000999")))
                .containsExactly("contract.differs");
        assertThat(codes(aTransfer().fact("transaction.contractNo", ""), Level.WARN))
                .containsExactly("contract.not-checked");
    }

    // --- tax first

    @Test
    void nobody_is_entered_before_the_tax_is_settled() {
        assertThat(desk.examine(aTransfer().fact("tax.paid", "").filing()))
                .contains(Finding.block("DEED-11", null, "tax.open"));
        assertThatThrownBy(
                        () -> desk.grant(aTransfer().fact("tax.paid", "false").filing(), Map.of(), NOW))
                .isInstanceOf(Blocked.class);
        assertThat(register.liveTitleNumbered(TITLE)).isPresent();
    }

    @Test
    void a_family_that_was_never_asked_for_tax_is_judged_by_a_person() {
        assertThat(codes(aTransfer().with("reg.cause", "SPOUSES").fact("tax.paid", ""), Level.WARN))
                .containsExactly("tax.exempt-by-cause");
    }

    @Test
    void an_heir_applies_alone_with_a_document() {
        var heir = aTransfer().with("reg.cause", "INHERITANCE").with("deal.sellers", List.of());

        assertThat(blocks(heir)).containsExactly("cause.no-document");
        assertThat(codes(heir.with("deal.causeDocNo", "（2026）闽泉公证字第1号"), Level.WARN))
                .containsExactly("cause.check-document");
    }

    // --- fees

    @ParameterizedTest
    @CsvSource({
        "RESIDENCE, false, 80.00, FEE-HOME",
        "PARKING, false, 80.00, FEE-PARKING",
        "NON_RESIDENCE, false, 550.00, FEE-OTHER",
        "NON_RESIDENCE, true, 0.00, FEE-ENTERPRISE",
    })
    void the_fee_goes_by_the_planned_use(String use, boolean enterprise, BigDecimal amount, String rule) {
        var fee = tables.fees()
                .fee(new Fees.Registration("TRANSFER", use, enterprise, false, false), LocalDate.of(2026, 11, 23))
                .orElseThrow();

        assertThat(fee.amount()).isEqualByComparingTo(amount);
        assertThat(fee.rule()).isEqualTo(rule);
    }

    private List<String> blocks(FilingBuilder transfer) {
        return codes(transfer, Level.BLOCK);
    }

    private List<String> codes(FilingBuilder transfer, Level level) {
        return desk.examine(transfer.filing()).stream()
                .filter(finding -> finding.level() == level)
                .map(Finding::code)
                .toList();
    }
}
