package cn.yijianshi.platform;

import cn.yijianshi.platform.audit.AuditConfiguration;
import cn.yijianshi.platform.messaging.MessagingConfiguration;
import cn.yijianshi.platform.persistence.PersistenceConfiguration;
import cn.yijianshi.platform.problems.Problems;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.security.SecurityConfiguration;
import cn.yijianshi.platform.signing.SigningConfiguration;
import cn.yijianshi.platform.time.TimeConfiguration;
import cn.yijianshi.platform.time.TimeMachine;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureBefore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** What every service needs and nobody's domain: it comes with the jar, no service switches it on. */
@AutoConfiguration
@AutoConfigureBefore(
        name = {
            "org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.OAuth2ResourceServerAutoConfiguration"
        })
@Import({
    TimeConfiguration.class,
    TimeMachine.class,
    MessagingConfiguration.class,
    PersistenceConfiguration.class,
    SecurityConfiguration.class,
    SigningConfiguration.class,
    AuditConfiguration.class,
    Problems.class
})
@ComponentScan(
        basePackageClasses = MessagingConfiguration.class,
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.ANNOTATION,
                        classes = org.springframework.web.bind.annotation.RestController.class))
public class PlatformConfiguration {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    /** The head of the service's API document; its addresses are those behind the gateway, not this machine's. */
    @Bean
    @ConditionalOnMissingBean
    OpenAPI apiDocument(@Value("${spring.application.name}") String service) {
        return new OpenAPI()
                .info(new Info()
                        .title("一件事 " + service)
                        .version("v1")
                        .description(
                                "Errors are application/problem+json (RFC 9457) in the language of Accept-Language,"
                                        + " with a JSON pointer for every wrong place.")
                        .license(new License().name("Apache-2.0")))
                .servers(List.of(new Server().url("/")));
    }
}
