package cn.yijianshi.propertyregistration;

import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Sequences;
import cn.yijianshi.propertyregistration.domain.DomicileCheck;
import cn.yijianshi.propertyregistration.domain.Fees;
import cn.yijianshi.propertyregistration.domain.MortgageCancelDesk;
import cn.yijianshi.propertyregistration.domain.MortgageDesk;
import cn.yijianshi.propertyregistration.domain.RealtyRegister;
import cn.yijianshi.propertyregistration.domain.Registries;
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

    @Bean
    UnitEntry unitEntry(RealtyRegister register, Registries registries, Titles titles, Clock clock) {
        return new UnitEntry(register, registries, titles, clock);
    }

    @Bean
    Desk domicileCheck(RealtyRegister register) {
        return new DomicileCheck(register);
    }

    @Bean
    Desk transferDesk(RealtyRegister register, Registries registries, Titles titles, Fees fees, Clock clock) {
        return new TransferDesk(register, registries, titles, fees, clock);
    }

    @Bean
    Desk mortgageCancelDesk(RealtyRegister register) {
        return new MortgageCancelDesk(register);
    }

    @Bean
    Desk mortgageDesk(RealtyRegister register, Registries registries, Titles titles, Fees fees) {
        return new MortgageDesk(register, registries, titles, fees);
    }
}
