package cn.yijianshi.tax;

import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Sequences;
import cn.yijianshi.tax.domain.Assessments;
import cn.yijianshi.tax.domain.FirstInvoiceDesk;
import cn.yijianshi.tax.domain.HouseTaxDesk;
import cn.yijianshi.tax.domain.NewTaxpayerDesk;
import cn.yijianshi.tax.domain.Rates;
import cn.yijianshi.tax.domain.ReferencePrices;
import cn.yijianshi.tax.domain.TaxRules;
import cn.yijianshi.tax.domain.Taxpayers;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The desks of the tax office; the rules behind them know no framework. */
@Configuration(proxyBeanMethods = false)
class TaxDesks {

    @Bean
    Desk houseTaxDesk(Rates rates, ReferencePrices prices, Assessments register, Sequences sequences, Clock clock) {
        return new HouseTaxDesk(rates, prices, register, sequences, clock);
    }

    @Bean
    Desk newTaxpayerDesk(TaxRules rules, Taxpayers register, Sequences sequences, Clock clock) {
        return new NewTaxpayerDesk(rules, register, sequences, clock);
    }

    @Bean
    Desk firstInvoiceDesk(TaxRules rules, Taxpayers register, Sequences sequences, Clock clock) {
        return new FirstInvoiceDesk(rules, register, sequences, clock);
    }
}
