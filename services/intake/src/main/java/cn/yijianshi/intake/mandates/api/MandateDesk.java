package cn.yijianshi.intake.mandates.api;

import cn.yijianshi.intake.domain.Acts;
import cn.yijianshi.intake.mandates.domain.MandateActs;
import cn.yijianshi.intake.mandates.domain.Mandates;
import cn.yijianshi.intake.notices.domain.Notices;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The domain's own parts of acting for another. */
@Configuration(proxyBeanMethods = false)
class MandateDesk {

    @Bean
    Acts acts(Mandates mandates, Notices notices) {
        return new MandateActs(mandates, notices);
    }
}
