package cn.yijianshi.platform;

import cn.yijianshi.platform.messaging.MessagingConfiguration;
import cn.yijianshi.platform.problems.Problems;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.security.SecurityConfiguration;
import cn.yijianshi.platform.time.TimeConfiguration;
import cn.yijianshi.platform.time.TimeMachine;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureBefore;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** What every service needs and nobody's domain: it comes with the jar, no service switches it on. */
@AutoConfiguration
@AutoConfigureBefore(
        name = {
            "org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.OAuth2ResourceServerAutoConfiguration"
        })
@Import({
    TimeConfiguration.class,
    TimeMachine.class,
    MessagingConfiguration.class,
    SecurityConfiguration.class,
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
}
