package cn.yijianshi.companyregistration;

import cn.yijianshi.companyregistration.domain.Enterprises;
import cn.yijianshi.companyregistration.domain.EstablishmentDesk;
import cn.yijianshi.companyregistration.domain.Figures;
import cn.yijianshi.companyregistration.domain.FoundingRules;
import cn.yijianshi.companyregistration.domain.NameRules;
import cn.yijianshi.companyregistration.domain.Registries;
import cn.yijianshi.companyregistration.domain.ScopeCatalogue;
import cn.yijianshi.companyregistration.persistence.NameRuleFiles;
import cn.yijianshi.department.domain.Desk;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The desks of this office; the rules behind them know no framework. */
@Configuration(proxyBeanMethods = false)
class CompanyRegistrationDesks {

    @Bean
    Desk establishmentDesk(Enterprises register, Registries registries, Figures figures, Clock clock) {
        ScopeCatalogue catalogue = NameRuleFiles.scopeCatalogue();
        NameRules names = new NameRules(
                NameRuleFiles.forbiddenWords(),
                NameRuleFiles.regionNames(),
                NameRuleFiles.industryWords(),
                register,
                figures);
        return new EstablishmentDesk(
                names, new FoundingRules(catalogue, figures), catalogue, register, registries, clock);
    }
}
