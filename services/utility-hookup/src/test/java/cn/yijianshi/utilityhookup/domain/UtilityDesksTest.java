package cn.yijianshi.utilityhookup.domain;

import static cn.yijianshi.utilityhookup.domain.FilingBuilder.aTransferOf;
import static cn.yijianshi.utilityhookup.domain.FilingBuilder.anAppointmentFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Finding.Level;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.department.domain.Sequences;
import cn.yijianshi.utilityhookup.persistence.ShippedTables;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UtilityDesksTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:30:00Z");

    private final ShippedTables tables = new ShippedTables();
    private final Sequences sequences = tables.sequences();
    private final Accounts accounts = tables.accounts();

    // --- transfers

    @ParameterizedTest
    @EnumSource
    void an_account_moves_to_the_new_owner(Supply supply) {
        Grant grant = transfer(supply).grant(aTransferOf(supply).filing(), Map.of(), NOW);

        String number = grant.outputs().get("util.accountNo");
        assertThat(accounts.of(supply, number).orElseThrow().holder()).isEqualTo("许思敏");
        assertThat(tables.moves()).isEqualTo(1);
        var notice = grant.certificates().get(0);
        assertThat(notice.kind()).isEqualTo("UTILITY_NOTICE");
        assertThat(notice.lines())
                .containsEntry("户号", number)
                .containsEntry("用户名称", "许思敏")
                .containsEntry("原用户名称", "林志明")
                .containsEntry("用户类别", "居民")
                .containsEntry("不动产权证号", "闽（2026）泉州市不动产权第0000001号")
                .containsKey("计量装置");
    }

    @Test
    void the_notice_names_the_meter_and_its_reading() {
        var grant = transfer(Supply.POWER)
                .grant(
                        aTransferOf(Supply.POWER)
                                .with("power.meterReading", "18300.5")
                                .filing(),
                        Map.of(),
                        NOW);

        assertThat(grant.certificates().get(0).number()).isEqualTo("DGH3505022026000001");
        assertThat(grant.certificates().get(0).lines())
                .containsEntry("计量装置", "单相220V，电能表5(60)A")
                .containsEntry("过户表底数", "18300.5")
                .containsEntry("缴费方式", "自助缴费")
                .containsEntry("供应单位", "国网泉州供电公司");
    }

    @Test
    void arrears_stop_their_own_supply_only() {
        var owing = aTransferOf(Supply.GAS).with("gas.accountNo", "G05020102");

        assertThat(transfer(Supply.GAS).examine(owing.filing()))
                .contains(Finding.block("TRANSFER-3", "gas.accountNo", "account.arrears", "G05020102", "128.50"));
        assertThatThrownBy(() -> transfer(Supply.GAS).grant(owing.filing(), Map.of(), NOW))
                .isInstanceOf(Blocked.class);
        assertThat(codes(transfer(Supply.WATER), owing, Level.BLOCK)).isEmpty();
        assertThat(accounts.of(Supply.GAS, "G05020102").orElseThrow().holder()).isEqualTo("陈秀英");
    }

    @Test
    void an_account_from_an_old_book_is_taken_over() {
        var unknown = aTransferOf(Supply.WATER).with("water.accountNo", "OLD0001");
        assertThat(codes(transfer(Supply.WATER), unknown, Level.WARN)).containsExactly("account.unknown");

        Grant grant = transfer(Supply.WATER).grant(unknown.filing(), Map.of(), NOW);

        assertThat(grant.outputs()).containsEntry("util.accountNo", "OLD0001");
        assertThat(grant.certificates().get(0).lines()).containsEntry("计量装置", "水表DN15");
        assertThat(accounts.of(Supply.WATER, "OLD0001").orElseThrow().unitCode())
                .isEqualTo("350502001001GB00001F00010001");
    }

    @Test
    void a_second_meter_of_a_unit_is_a_point_of_its_own() {
        transfer(Supply.WATER)
                .grant(
                        aTransferOf(Supply.WATER)
                                .with("water.accountNo", "OLD0002")
                                .filing(),
                        Map.of(),
                        NOW);

        assertThat(accounts.at(Supply.WATER, "350502001001GB00001F00010001")
                        .orElseThrow()
                        .number())
                .isEqualTo("W05020101");
        assertThat(accounts.of(Supply.WATER, "OLD0002").orElseThrow().point())
                .isEqualTo("350502001001GB00001F00010001#OLD0002");
    }

    @Test
    void a_holder_who_is_not_the_seller_is_asked_for_a_consent() {
        var other = aTransferOf(Supply.POWER).with("deal.sellers", List.of(Map.of("name", "别人")));

        assertThat(codes(transfer(Supply.POWER), other, Level.WARN)).containsExactly("account.holder-differs");
    }

    @Test
    void a_meter_does_not_run_backwards() {
        var wrong = aTransferOf(Supply.WATER).with("water.meterReading", "641.9");

        assertThat(codes(transfer(Supply.WATER), wrong, Level.BLOCK)).containsExactly("account.reading-below-last");
    }

    @Test
    void without_a_new_title_nothing_moves() {
        assertThat(codes(transfer(Supply.POWER), aTransferOf(Supply.POWER).fact("realty.certNo", ""), Level.BLOCK))
                .containsExactly("account.no-title");
    }

    @Test
    void an_account_is_read_once_and_under_its_lock() {
        assertThat(askedToMove(aTransferOf(Supply.POWER)))
                .containsExactly("utility_account FOR UPDATE", "utility_provider");
    }

    @Test
    void an_account_of_an_old_book_is_sized_with_a_statement_for_each_table() {
        assertThat(askedToMove(aTransferOf(Supply.POWER).with("power.accountNo", "OLD0001")))
                .containsExactly(
                        "utility_account FOR UPDATE",
                        // Nothing could be held: another may have opened it before the decision.
                        "utility_account FOR UPDATE",
                        // Whether the unit has a meter already.
                        "utility_account",
                        "usual_demand",
                        "meter_step",
                        "sizing_figure",
                        "utility_provider");
    }

    @Test
    void an_account_of_an_old_book_shows_both_that_it_was_taken_over_and_that_it_moved() {
        transfer(Supply.POWER)
                .grant(
                        aTransferOf(Supply.POWER)
                                .with("power.accountNo", "OLD0001")
                                .with("power.meterReading", "7")
                                .filing(),
                        Map.of(),
                        NOW);

        var account = accounts.of(Supply.POWER, "OLD0001").orElseThrow();
        assertThat(account.holder()).isEqualTo("许思敏");
        assertThat(account.lastReading()).isEqualByComparingTo("7");
        assertThat(accounts.history(Supply.POWER, "OLD0001", null, 9))
                .extracting(AccountEntry::act, AccountEntry::holder)
                .containsExactly(tuple(AccountEntry.Act.MOVED, "许思敏"), tuple(AccountEntry.Act.TAKEN_OVER, "林志明"));
        assertThat(tables.moves()).isEqualTo(1);
    }

    private List<String> askedToMove(FilingBuilder filing) {
        Desk desk = transfer(Supply.POWER);
        return tables.asked().in(() -> tables.asked().transaction().executeWithoutResult(status -> {
            assertThat(codes(desk, filing, Level.BLOCK)).isEmpty();
            desk.grant(filing.filing(), Map.of(), NOW);
        }));
    }

    // --- reservations

    @ParameterizedTest
    @CsvSource({
        "POWER, DY3505022611230001, 三相380V，电能表3×5(60)A, 国网泉州供电公司",
        "WATER, SY3505022611230001, 水表DN20, 泉州市自来水有限公司",
        "GAS,   QY3505022611230001, 燃气表G6, 泉州市燃气有限公司",
        "CATV,  GY3505022611230001, 500Mbps接入, 泉州广电网络有限公司",
    })
    void a_reservation_has_a_number_and_a_first_proposal(
            Supply supply, String number, String proposal, String provider) {
        Grant grant = appointment(supply).grant(anAppointmentFor(supply).filing(), Map.of(), NOW);

        assertThat(grant.outputs()).containsEntry("util.appointmentNo", number);
        assertThat(grant.certificates().get(0).kind()).isEqualTo("UTILITY_APPOINTMENT");
        assertThat(grant.certificates().get(0).lines())
                .containsEntry("单位名称", "泉州市鲤城区刺桐云帆信息科技有限公司")
                .containsEntry("初步配置", proposal)
                .containsEntry("供应单位", provider);
    }

    @Test
    void a_county_with_its_own_water_works_is_served_by_them() {
        var inJinjiang = anAppointmentFor(Supply.WATER).with("domicile.region", "350582");

        assertThat(appointment(Supply.WATER)
                        .grant(inJinjiang.filing(), Map.of(), NOW)
                        .certificates()
                        .get(0)
                        .lines())
                .containsEntry("供应单位", "晋江市自来水公司");
    }

    @Test
    void somebody_must_be_there_to_call() {
        assertThat(codes(
                        appointment(Supply.GAS),
                        anAppointmentFor(Supply.GAS).with("util.contactMobile", ""),
                        Level.BLOCK))
                .containsExactly("appointment.nobody-to-call");
    }

    @Test
    void a_day_that_is_past_is_shown() {
        assertThat(codes(
                        appointment(Supply.GAS),
                        anAppointmentFor(Supply.GAS).with("util.wantedOn", "2026-11-22"),
                        Level.WARN))
                .containsExactly("appointment.past");
    }

    private Desk transfer(Supply supply) {
        return new TransferDesk(supply, accounts, tables.providers(), tables.sizing(), sequences);
    }

    private Desk appointment(Supply supply) {
        return new AppointmentDesk(
                supply,
                tables.appointments(),
                tables.providers(),
                tables.sizing(),
                sequences,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static List<String> codes(Desk desk, FilingBuilder filing, Level level) {
        return desk.examine(filing.filing()).stream()
                .filter(finding -> finding.level() == level)
                .map(Finding::code)
                .toList();
    }
}
