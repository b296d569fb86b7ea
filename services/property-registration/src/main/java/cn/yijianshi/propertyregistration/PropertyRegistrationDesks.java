package cn.yijianshi.propertyregistration;

import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Sequences;
import cn.yijianshi.department.tables.domain.Column;
import cn.yijianshi.department.tables.domain.DatedTable;
import cn.yijianshi.propertyregistration.domain.ChangeDesk;
import cn.yijianshi.propertyregistration.domain.DomicileCheck;
import cn.yijianshi.propertyregistration.domain.Fees;
import cn.yijianshi.propertyregistration.domain.FirstEntryDesk;
import cn.yijianshi.propertyregistration.domain.FirstLandDesk;
import cn.yijianshi.propertyregistration.domain.MortgageCancelDesk;
import cn.yijianshi.propertyregistration.domain.MortgageChangeDesk;
import cn.yijianshi.propertyregistration.domain.MortgageDesk;
import cn.yijianshi.propertyregistration.domain.Office;
import cn.yijianshi.propertyregistration.domain.Pending;
import cn.yijianshi.propertyregistration.domain.PrenoticeDesk;
import cn.yijianshi.propertyregistration.domain.QueryDesk;
import cn.yijianshi.propertyregistration.domain.RealtyRegister;
import cn.yijianshi.propertyregistration.domain.Registries;
import cn.yijianshi.propertyregistration.domain.SealDesk;
import cn.yijianshi.propertyregistration.domain.SplitDesk;
import cn.yijianshi.propertyregistration.domain.Titles;
import cn.yijianshi.propertyregistration.domain.TransferDesk;
import cn.yijianshi.propertyregistration.domain.UnitEntry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The desks of the registration centre; the rules behind them know no framework. */
@Configuration(proxyBeanMethods = false)
class PropertyRegistrationDesks {

    @Bean
    Titles titles(Sequences sequences, RealtyRegister register) {
        return new Titles(sequences, register);
    }

    /** Of the lines whose conditions hold the first by order counts. */
    @Bean
    DatedTable registrationFees() {
        return DatedTable.of(
                "registration-fee",
                "不动产登记费",
                "Registration fees",
                Column.text("ruleId", "规则", "Rule", 40).asKey(),
                Column.whole("lineOrder", "次序", "Order", 1, 999),
                Column.choice(
                        "registration", "登记类型", "Registration", "FIRST", "TRANSFER", "MORTGAGE", "CHANGE", "COPY"),
                Column.choice(
                                "plannedUse",
                                "规划用途（空为不限）",
                                "Planned use, empty for any",
                                "RESIDENCE",
                                "NON_RESIDENCE",
                                "PARKING")
                        .orNothing(),
                Column.yesNo("enterpriseParty", "一方为企业（空为不限）", "A party is an enterprise, empty for either")
                        .orNothing(),
                Column.yesNo("smallMicro", "小微企业（空为不限）", "Small or micro enterprise, empty for either")
                        .orNothing(),
                Column.yesNo("lowRisk", "简易低风险（空为不限）", "Low-risk project, empty for either")
                        .orNothing(),
                Column.money("amount", "金额（元）", "Amount (CNY)"));
    }

    @Bean
    UnitEntry unitEntry(RealtyRegister register, Registries registries, Titles titles, Clock clock) {
        return new UnitEntry(register, registries, titles, clock);
    }

    @Bean
    Desk domicileCheck(RealtyRegister register) {
        return new DomicileCheck(register);
    }

    @Bean
    Office office(
            RealtyRegister register, Pending pending, Registries registries, Titles titles, Fees fees, Clock clock) {
        return new Office(register, pending, registries, titles, fees, clock);
    }

    @Bean
    Desk transferDesk(Office office) {
        return new TransferDesk("re_transfer", office);
    }

    /** 交房即交证: the same entry, by the papers of a hand-over. */
    @Bean
    Desk handoverDesk(Office office) {
        return new TransferDesk("re_handover", office);
    }

    /** 共有分割、离婚析产、互换: the same entry, by other papers. */
    @Bean
    Desk divisionDesk(Office office) {
        return new TransferDesk("re_division", office);
    }

    @Bean
    Desk mortgageCancelDesk(Office office) {
        return new MortgageCancelDesk(office);
    }

    @Bean
    Desk mortgageDesk(Office office) {
        return new MortgageDesk("re_mortgage", "deal.buyers", office);
    }

    /** 银行直连: on what the borrower owns already. */
    @Bean
    Desk directMortgageDesk(Office office) {
        return new MortgageDesk("re_mortgage_direct", "mortgage.owners", office);
    }

    @Bean
    Desk mortgageChangeDesk(Office office) {
        return new MortgageChangeDesk(office);
    }

    @Bean
    Desk prenoticeDesk(Office office) {
        return new PrenoticeDesk(office);
    }

    @Bean
    Desk sealDesk(Office office) {
        return new SealDesk(office);
    }

    @Bean
    Desk firstEntryDesk(Office office) {
        return new FirstEntryDesk(office);
    }

    @Bean
    Desk firstLandDesk(Office office) {
        return new FirstLandDesk(office);
    }

    @Bean
    Desk splitDesk(Office office) {
        return new SplitDesk(office);
    }

    @Bean
    Desk changeDesk(Office office) {
        return new ChangeDesk(office);
    }

    @Bean
    Desk queryDesk(RealtyRegister register, Sequences sequences) {
        return new QueryDesk(register, sequences);
    }
}
