package cn.yijianshi.utilityhookup;

import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Sequences;
import cn.yijianshi.department.tables.domain.Column;
import cn.yijianshi.department.tables.domain.DatedTable;
import cn.yijianshi.utilityhookup.domain.Accounts;
import cn.yijianshi.utilityhookup.domain.AppointmentDesk;
import cn.yijianshi.utilityhookup.domain.Appointments;
import cn.yijianshi.utilityhookup.domain.Charges;
import cn.yijianshi.utilityhookup.domain.Closing;
import cn.yijianshi.utilityhookup.domain.ConnectDesk;
import cn.yijianshi.utilityhookup.domain.Providers;
import cn.yijianshi.utilityhookup.domain.SizingTables;
import cn.yijianshi.utilityhookup.domain.Supply;
import cn.yijianshi.utilityhookup.domain.SurveyDesk;
import cn.yijianshi.utilityhookup.domain.TransferDesk;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The desks of the four providers; the rules behind them know no framework. */
@Configuration(proxyBeanMethods = false)
class UtilityHookupDesks {
    private final Providers providers;
    private final SizingTables tables;
    private final Sequences sequences;

    UtilityHookupDesks(Providers providers, SizingTables tables, Sequences sequences) {
        this.providers = providers;
        this.tables = tables;
        this.sequences = sequences;
    }

    @Bean
    Desk powerTransfer(Accounts accounts) {
        return transfer(Supply.POWER, accounts);
    }

    @Bean
    Desk waterTransfer(Accounts accounts) {
        return transfer(Supply.WATER, accounts);
    }

    @Bean
    Desk gasTransfer(Accounts accounts) {
        return transfer(Supply.GAS, accounts);
    }

    @Bean
    Desk catvTransfer(Accounts accounts) {
        return transfer(Supply.CATV, accounts);
    }

    @Bean
    Desk powerAppointment(Appointments appointments, Clock clock) {
        return appointment(Supply.POWER, appointments, clock);
    }

    @Bean
    Desk waterAppointment(Appointments appointments, Clock clock) {
        return appointment(Supply.WATER, appointments, clock);
    }

    @Bean
    Desk gasAppointment(Appointments appointments, Clock clock) {
        return appointment(Supply.GAS, appointments, clock);
    }

    @Bean
    Desk broadcastAppointment(Appointments appointments, Clock clock) {
        return appointment(Supply.CATV, appointments, clock);
    }

    @Bean
    Desk powerSurvey() {
        return new SurveyDesk(Supply.POWER, providers, tables);
    }

    @Bean
    Desk waterSurvey() {
        return new SurveyDesk(Supply.WATER, providers, tables);
    }

    @Bean
    Desk gasSurvey() {
        return new SurveyDesk(Supply.GAS, providers, tables);
    }

    @Bean
    Desk powerConnection(Accounts accounts, Appointments appointments, Charges charges, Clock clock) {
        return connection(Supply.POWER, accounts, appointments, charges, clock);
    }

    @Bean
    Desk waterConnection(Accounts accounts, Appointments appointments, Charges charges, Clock clock) {
        return connection(Supply.WATER, accounts, appointments, charges, clock);
    }

    @Bean
    Desk gasConnection(Accounts accounts, Appointments appointments, Charges charges, Clock clock) {
        return connection(Supply.GAS, accounts, appointments, charges, clock);
    }

    @Bean
    Desk broadcastConnection(Accounts accounts, Appointments appointments, Charges charges, Clock clock) {
        return connection(Supply.CATV, accounts, appointments, charges, clock);
    }

    @Bean
    Closing closing(Accounts accounts) {
        return new Closing(accounts);
    }

    @Bean
    DatedTable meterSteps() {
        return DatedTable.of(
                "meter-step",
                "计量装置规格",
                "Sizes of meters",
                Column.choice(
                                "series",
                                "系列",
                                "Series",
                                "POWER_SINGLE",
                                "POWER_THREE",
                                "POWER_TRANSFORMED",
                                "POWER_TRANSFORMER",
                                "WATER",
                                "GAS")
                        .asKey(),
                Column.number(
                                "upTo",
                                "最大值（kW、A、kVA、m³/h）",
                                "The most it serves (kW, A, kVA, m³/h)",
                                3,
                                "0.001",
                                "1000000")
                        .asKey(),
                Column.text("label", "规格", "Size", 40));
    }

    @Bean
    DatedTable sizingFigures() {
        return DatedTable.of(
                "sizing-figure",
                "报装参数",
                "Figures of sizing",
                Column.text("name", "名称", "Name", 40).asKey(),
                Column.number("amount", "数值", "Amount", 3, "0", "1000000"));
    }

    @Bean
    DatedTable usualDemands() {
        return DatedTable.of(
                "usual-demand",
                "通常需求",
                "Usual demand",
                Column.choice("supply", "供应", "Supply", "POWER", "WATER", "GAS").asKey(),
                Column.choice("plannedUse", "规划用途", "Planned use", "RESIDENCE", "NON_RESIDENCE", "PARKING")
                        .asKey(),
                Column.number("demand", "需求（kW、m³/h）", "Demand (kW, m³/h)", 3, "0.001", "1000000"));
    }

    @Bean
    DatedTable utilityCharges() {
        return DatedTable.of(
                "utility-charge",
                "报装收费",
                "Charges of a connection",
                Column.choice("supply", "供应", "Supply", "POWER", "WATER", "GAS", "CATV")
                        .asKey(),
                Column.choice("purpose", "用户类别", "Kind of customer", "RESIDENT", "NON_RESIDENT", "CONSTRUCTION_TEMP")
                        .asKey(),
                Column.choice("charge", "费用", "Charge", "CONNECTION", "DEPOSIT").asKey(),
                Column.money("amount", "金额（元）", "Amount (CNY)"));
    }

    private Desk connection(Supply supply, Accounts accounts, Appointments appointments, Charges charges, Clock clock) {
        return new ConnectDesk(supply, accounts, appointments, providers, charges, tables, sequences, clock);
    }

    private Desk transfer(Supply supply, Accounts accounts) {
        return new TransferDesk(supply, accounts, providers, tables, sequences);
    }

    private Desk appointment(Supply supply, Appointments appointments, Clock clock) {
        return new AppointmentDesk(supply, appointments, providers, tables, sequences, clock);
    }
}
