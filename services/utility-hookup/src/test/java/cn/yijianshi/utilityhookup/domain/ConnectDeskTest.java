package cn.yijianshi.utilityhookup.domain;

import static cn.yijianshi.utilityhookup.domain.FilingBuilder.aConnectionOf;
import static cn.yijianshi.utilityhookup.domain.FilingBuilder.aSurveyFor;
import static cn.yijianshi.utilityhookup.domain.FilingBuilder.aTransferOf;
import static cn.yijianshi.utilityhookup.domain.FilingBuilder.anAppointmentFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Finding.Level;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.department.domain.Sequences;
import cn.yijianshi.utilityhookup.domain.AccountEntry.Act;
import cn.yijianshi.utilityhookup.persistence.ShippedTables;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectDeskTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:30:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final ShippedTables tables = new ShippedTables();
    private final Sequences sequences = tables.sequences();
    private final Accounts accounts = tables.accounts();
    private final Closing closing = new Closing(accounts);

    // --- the survey

    @Test
    void what_the_survey_found_travels_on() {
        Grant grant = survey(Supply.WATER)
                .grant(
                        aSurveyFor(Supply.WATER).filing(),
                        Map.of("water.externalLine", "true", "water.roadDig", "true", "water.route", "新门街北侧 40 m"),
                        NOW);

        assertThat(grant.outputs())
                .containsEntry("water.externalLine", "true")
                .containsEntry("water.roadDig", "true")
                .containsEntry("water.route", "新门街北侧 40 m");
    }

    @Test
    void a_survey_that_contradicts_itself_is_not_taken() {
        assertThatThrownBy(() -> survey(Supply.GAS)
                        .grant(
                                aSurveyFor(Supply.GAS).filing(),
                                Map.of("gas.externalLine", "false", "gas.roadDig", "true"),
                                NOW))
                .isInstanceOf(Blocked.class)
                .hasMessage("survey.dig-without-line");
        assertThatThrownBy(() -> survey(Supply.GAS)
                        .grant(
                                aSurveyFor(Supply.GAS).filing(),
                                Map.of("gas.externalLine", "true", "gas.roadDig", "false"),
                                NOW))
                .hasMessage("survey.no-route");
    }

    @ParameterizedTest
    @CsvSource({"160, LOW", "160.01, HIGH"})
    void the_survey_of_power_tells_the_voltage_which_the_permit_to_dig_goes_by(String kw, String voltage) {
        assertThat(survey(Supply.POWER)
                        .grant(
                                aSurveyFor(Supply.POWER)
                                        .with("power.capacityKw", kw)
                                        .filing(),
                                Map.of("power.externalLine", "false", "power.roadDig", "false"),
                                NOW)
                        .outputs())
                .containsEntry("power.voltage", voltage);
    }

    @Test
    void nobody_is_connected_before_the_survey_and_the_permit_it_asks_for() {
        assertThat(blocks(Supply.WATER, aConnectionOf(Supply.WATER).fact("water.externalLine", "")))
                .containsExactly("survey.missing");
        var dug = aConnectionOf(Supply.WATER).fact("water.externalLine", "true").fact("water.roadDig", "true");
        assertThat(blocks(Supply.WATER, dug)).containsExactly("road.no-permit");
        assertThat(blocks(Supply.WATER, dug.fact("road.permitNo", "WJ350502202600001")))
                .isEmpty();
    }

    // --- accounts

    @ParameterizedTest
    @EnumSource
    void a_connection_opens_an_account_with_its_meter(Supply supply) {
        Grant grant = connect(supply)
                .grant(aConnectionOf(supply).filing(), Map.of(supply.connection() + ".meterNo", "M-0001"), NOW);

        String number = grant.outputs().get(supply.connection() + ".account");
        assertThat(accounts.of(supply, number)).hasValueSatisfying(account -> {
            assertThat(account.holder()).isEqualTo("许思敏");
            assertThat(account.meterNo()).isEqualTo("M-0001");
            assertThat(account.closedOn()).isNull();
        });
        assertThat(accounts.history(supply, number, null, 10))
                .extracting(AccountEntry::act)
                .containsExactly(Act.OPENED);
        assertThat(grant.certificates().get(0).lines())
                .containsEntry("户号", number)
                .containsEntry("报装费（元）", "0.00");
    }

    @Test
    void a_point_of_supply_has_one_open_account() {
        var filing = aConnectionOf(Supply.WATER);
        connect(Supply.WATER).grant(filing.filing(), Map.of("water.meterNo", "M-1"), NOW);

        assertThat(blocks(Supply.WATER, filing)).containsExactly("point.has-account");
        assertThat(blocks(Supply.WATER, filing.with("water.fireSupply", true))).isEmpty();
    }

    @Test
    void a_meter_counts_for_one_account() {
        connect(Supply.GAS).grant(aConnectionOf(Supply.GAS).filing(), Map.of("gas.meterNo", "G-1"), NOW);

        assertThatThrownBy(() -> connect(Supply.GAS)
                        .grant(
                                aConnectionOf(Supply.GAS)
                                        .with("place.unitCode", "350502003002GB00012F00020067")
                                        .filing(),
                                Map.of("gas.meterNo", "G-1"),
                                NOW))
                .isInstanceOf(Blocked.class)
                .hasMessage("meter.in-use");
    }

    @Test
    void old_debts_of_the_premises_stop_that_supply_only() {
        var owing = "350502001001GB00001F00010002";
        assertThat(blocks(Supply.GAS, aConnectionOf(Supply.GAS).with("place.unitCode", owing)))
                .contains("account.arrears");
        assertThat(blocks(Supply.WATER, aConnectionOf(Supply.WATER).with("place.unitCode", owing)))
                .doesNotContain("account.arrears");
    }

    @Test
    void a_reservation_becomes_an_account_once() {
        var appointment = new AppointmentDesk(
                Supply.POWER, tables.appointments(), tables.providers(), tables.sizing(), sequences, CLOCK);
        String number = appointment
                .grant(anAppointmentFor(Supply.POWER).filing(), Map.of(), NOW)
                .outputs()
                .get("util.appointmentNo");
        var filing = aConnectionOf(Supply.POWER).with("util.appointmentNo", number);

        String account = connect(Supply.POWER)
                .grant(filing.filing(), Map.of("power.meterNo", "P-1"), NOW)
                .outputs()
                .get("power.account");

        assertThat(tables.appointments().of(number).orElseThrow().account()).isEqualTo(account);
        assertThat(blocks(Supply.POWER, filing.with("place.unitCode", "350502003002GB00012F00020067")))
                .containsExactly("appointment.used");
    }

    @Test
    void a_closed_account_frees_its_point_and_is_not_transferred() {
        closing.close(Supply.WATER, "W05020101", new BigDecimal("650"), "拆迁", clerk());
        closing.close(Supply.WATER, "W05020101", new BigDecimal("650"), "拆迁", clerk());

        assertThat(accounts.at(Supply.WATER, "350502001001GB00001F00010001")).isEmpty();
        assertThat(accounts.history(Supply.WATER, "W05020101", null, 10))
                .extracting(entry -> entry.act() + " " + entry.detail() + " "
                        + entry.ground().by())
                .containsExactly("CLOSED 拆迁 王师傅");
        var transfer = new TransferDesk(Supply.WATER, accounts, tables.providers(), tables.sizing(), sequences);
        assertThat(transfer.examine(aTransferOf(Supply.WATER).filing()))
                .extracting(Finding::code)
                .contains("account.closed");
        assertThat(blocks(
                        Supply.WATER,
                        aConnectionOf(Supply.WATER).with("place.unitCode", "350502001001GB00001F00010001")))
                .isEmpty();
    }

    @Test
    void nobody_closes_an_account_that_owes_or_whose_meter_was_not_read() {
        assertThatThrownBy(() -> closing.close(Supply.GAS, "G05020102", new BigDecimal("1000"), "搬迁", clerk()))
                .hasMessage("account.arrears");
        assertThatThrownBy(() -> closing.close(Supply.GAS, "G05020101", null, "搬迁", clerk()))
                .hasMessage("account.no-reading");
        assertThatThrownBy(() -> closing.close(Supply.GAS, "G05020101", BigDecimal.ONE, "搬迁", clerk()))
                .hasMessage("account.reading-below-last");
    }

    // --- power

    @ParameterizedTest
    @CsvSource({
        "60, , 三相380V，经互感器150/5, 0",
        "100, 60, 三相380V，经互感器300/5, 0",
        "100, 60.01, 高压10kV，变压器200kVA, 受电工程由用户投资",
        "160, , 三相380V，经互感器300/5, 0",
        "161, , 高压10kV，变压器200kVA, 受电工程由用户投资",
    })
    void up_to_160_kilowatts_in_all_the_customer_invests_nothing(
            String asked, String existing, String scheme, String investment) {
        var filing = aConnectionOf(Supply.POWER)
                .with("power.capacityKw", asked)
                .with("power.existingKw", existing == null ? "0" : existing)
                .with("power.equipment", List.of());

        assertThat(connect(Supply.POWER)
                        .grant(filing.filing(), Map.of("power.meterNo", "P-1"), NOW)
                        .outputs())
                .containsEntry("power.scheme", scheme)
                .containsEntry("power.userInvestment", investment);
    }

    @Test
    void the_equipment_is_within_a_fifth_of_the_power_asked_for() {
        assertThat(blocks(Supply.POWER, aConnectionOf(Supply.POWER).with("power.capacityKw", "50")))
                .isEmpty();
        assertThat(blocks(Supply.POWER, aConnectionOf(Supply.POWER).with("power.capacityKw", "49.9")))
                .containsExactly("power.equipment-differs");
    }

    @Test
    void an_important_load_has_two_sources_and_a_person_looks_at_it() {
        var important = aConnectionOf(Supply.POWER).with("power.importance", "FIRST");
        assertThat(blocks(Supply.POWER, important)).containsExactly("power.dual-needed");
        assertThat(codes(Supply.POWER, important.with("power.supply", "DUAL"), Level.WARN))
                .containsExactly("power.important");
    }

    @Test
    void a_construction_site_is_supplied_until_a_day_to_come() {
        var site = aConnectionOf(Supply.POWER).with("util.purpose", "CONSTRUCTION_TEMP");
        assertThat(blocks(Supply.POWER, site)).containsExactly("power.no-end");
        assertThat(blocks(Supply.POWER, site.with("power.tempUntil", "2026-11-23")))
                .containsExactly("power.no-end");
        assertThat(blocks(Supply.POWER, site.with("power.tempUntil", "2027-11-23")))
                .isEmpty();
    }

    // --- water and gas

    @Test
    void an_own_source_is_never_joined_to_the_mains() {
        assertThat(blocks(Supply.WATER, aConnectionOf(Supply.WATER).with("water.ownSource", true)))
                .containsExactly("water.own-source");
    }

    @Test
    void who_discharges_is_told_of_the_drainage_permit() {
        assertThat(codes(Supply.WATER, aConnectionOf(Supply.WATER).with("water.dischargeToSewer", true), Level.WARN))
                .containsExactly("water.drainage");
    }

    @ParameterizedTest
    @CsvSource({"BASEMENT", "WINDOWLESS"})
    void no_gas_where_it_cannot_get_out(String room) {
        assertThat(blocks(Supply.GAS, aConnectionOf(Supply.GAS).with("gas.roomKind", room)))
                .containsExactly("gas.room");
    }

    @Test
    void a_kitchen_that_feeds_others_promises_an_alarm() {
        assertThat(blocks(Supply.GAS, aConnectionOf(Supply.GAS).with("gas.alarmPromise", false)))
                .containsExactly("gas.no-alarm");
        assertThat(blocks(
                        Supply.GAS,
                        aConnectionOf(Supply.GAS)
                                .with("gas.alarmPromise", false)
                                .with("gas.purpose", "RESIDENT")))
                .isEmpty();
    }

    @Test
    void the_appliances_add_up_to_the_peak_and_size_the_meter() {
        assertThat(blocks(Supply.GAS, aConnectionOf(Supply.GAS).with("gas.peakM3h", "8")))
                .containsExactly("gas.appliances-differ");
        assertThat(connect(Supply.GAS)
                        .grant(aConnectionOf(Supply.GAS).filing(), Map.of("gas.meterNo", "G-1"), NOW)
                        .outputs())
                .containsEntry("gas.scheme", "燃气表G6，低压");
    }

    @Test
    void where_nobody_supplies_nobody_is_connected() {
        assertThat(blocks(Supply.GAS, aConnectionOf(Supply.GAS).with("place.region", "350527")))
                .containsExactly("place.unserved");
    }

    private Desk survey(Supply supply) {
        return new SurveyDesk(supply, tables.providers(), tables.sizing());
    }

    private Desk connect(Supply supply) {
        return new ConnectDesk(
                supply,
                accounts,
                tables.appointments(),
                tables.providers(),
                tables.charges(),
                tables.sizing(),
                sequences,
                CLOCK);
    }

    private static Ground clerk() {
        return new Ground(null, null, "王师傅", NOW);
    }

    private List<String> blocks(Supply supply, FilingBuilder filing) {
        return codes(supply, filing, Level.BLOCK);
    }

    private List<String> codes(Supply supply, FilingBuilder filing, Level level) {
        return connect(supply).examine(filing.filing()).stream()
                .filter(finding -> finding.level() == level)
                .map(Finding::code)
                .toList();
    }
}
