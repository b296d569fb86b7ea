package cn.yijianshi.tax;

import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Sequences;
import cn.yijianshi.tax.domain.Assessments;
import cn.yijianshi.tax.domain.Clearances;
import cn.yijianshi.tax.domain.FirstInvoiceDesk;
import cn.yijianshi.tax.domain.HouseTaxDesk;
import cn.yijianshi.tax.domain.NewTaxpayerDesk;
import cn.yijianshi.tax.domain.Rates;
import cn.yijianshi.tax.domain.ReferencePrices;
import cn.yijianshi.tax.domain.TaxClearanceDesk;
import cn.yijianshi.tax.domain.TaxRules;
import cn.yijianshi.tax.domain.Taxpayers;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The desks of the tax office; the rules behind them know no framework. */
@Configuration(proxyBeanMethods = false)
class TaxDesks {

    @Bean
    Desk houseTaxDesk(
            Rates rates,
            ReferencePrices prices,
            TaxRules rules,
            Assessments register,
            Sequences sequences,
            Clock clock) {
        return new HouseTaxDesk(rates, prices, rules, register, sequences, clock);
    }

    @Bean
    Desk newTaxpayerDesk(TaxRules rules, Taxpayers register, Sequences sequences) {
        return new NewTaxpayerDesk(rules, register, sequences);
    }

    @Bean
    Desk firstInvoiceDesk(TaxRules rules, Taxpayers register, Sequences sequences) {
        return new FirstInvoiceDesk(rules, register, sequences);
    }

    @Bean
    Desk taxClearanceDesk(Taxpayers register, Clearances clearances, Sequences sequences) {
        return new TaxClearanceDesk(register, clearances, sequences);
    }
}
