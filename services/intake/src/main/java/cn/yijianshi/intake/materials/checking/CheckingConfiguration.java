package cn.yijianshi.intake.materials.checking;

import cn.yijianshi.intake.materials.domain.ContentCheck;
import cn.yijianshi.intake.materials.domain.StructuralCheck;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What every file passes before anybody but its owner sees it, the cheapest look first. */
@Configuration(proxyBeanMethods = false)
class CheckingConfiguration {

    @Bean
    @Order(1)
    ContentCheck structure() {
        return new StructuralCheck();
    }

    @Bean
    @Order(2)
    @ConditionalOnExpression("!'${yijianshi.intake.checking.clamav:}'.isBlank()")
    ContentCheck malware(CheckingSettings settings) {
        return new ClamAv(settings.clamav(), settings.timeout());
    }
}
