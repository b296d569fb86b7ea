package cn.yijianshi.intake.api;

import cn.yijianshi.intake.domain.Acting;
import cn.yijianshi.intake.domain.Holdings;
import cn.yijianshi.intake.domain.Reuse;
import cn.yijianshi.platform.security.PublicPaths;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What intake shows to everybody: what can be done here and what it takes. Everything else asks for a login. */
@Configuration(proxyBeanMethods = false)
class IntakeSurface {

    @Bean
    PublicPaths whatCanBeDoneHere() {
        return new PublicPaths(
                List.of(
                        "/api/bundles",
                        "/api/bundles/*",
                        "/api/bundles/*/notice.pdf",
                        "/api/public/tracking",
                        "/api/ratings/tags"),
                List.of("/api/bundles/*/notice"));
    }

    @Bean
    Reuse reuseOfCertificates(Holdings holdings, Clock clock) {
        return new Reuse(holdings, clock);
    }

    /** Who may act for another may do so wherever an applicant acts. */
    @Bean
    OperationCustomizer authorityToActForAnother() {
        return (operation, handler) -> {
            if (Stream.of(handler.getMethodParameters())
                    .anyMatch(parameter -> parameter.getParameterType() == Acting.class)) {
                operation.addParametersItem(new HeaderParameter()
                        .name(ActingArgument.ON_BEHALF_OF)
                        .required(false)
                        .description("Id of the mandate to act under (代办); left out: for oneself")
                        .schema(new StringSchema()));
            }
            return operation;
        };
    }

    @Bean
    OpenAPI intakeDocument() {
        return new OpenAPI()
                .info(new Info()
                        .title("受理 Intake")
                        .version("1")
                        .description("Combined applications (一件事): what can be applied for, the one-time notice and"
                                + " the merged form, submitting, following, correcting and taking back."
                                + " Errors are problem+json in Chinese or English by Accept-Language."));
    }
}
