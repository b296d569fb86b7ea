package cn.yijianshi.companyregistration.messaging;

import cn.yijianshi.platform.messaging.Reaction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the register listens to besides what every department does. */
@Configuration(proxyBeanMethods = false)
class CompanyRegistrationReactions {

    @Bean
    Reaction toObjectionsOfOffices() {
        return Reaction.to("company-registration.objections", "review.refused.v1");
    }
}
