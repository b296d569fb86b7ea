package cn.yijianshi.gateway.routes;

import cn.yijianshi.gateway.GatewaySettings;
import cn.yijianshi.gateway.problems.Problems;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RequestLimits {

    @Bean
    RateLimit rateLimit(GatewaySettings settings, Problems problems) {
        return new RateLimit(settings.rateLimit(), problems);
    }

    /** It stands inside the security chain, after its headers; the container must not run it a second time. */
    @Bean
    FilterRegistrationBean<RateLimit> rateLimitOnlyInTheSecurityChain(RateLimit rateLimit) {
        var registration = new FilterRegistrationBean<>(rateLimit);
        registration.setEnabled(false);
        return registration;
    }
}
