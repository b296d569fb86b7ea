package cn.yijianshi.platform.audit;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Comes with the platform: every service keeps its own chain in its own database. */
@Configuration(proxyBeanMethods = false)
@Import({AuditController.class, Acting.Bodies.class})
public class AuditConfiguration {

    @Bean
    AuditTrail auditTrail(JdbcClient sql, TransactionTemplate transaction) {
        return new AuditTrail(sql, transaction);
    }

    @Bean
    Sealing auditSealing(AuditTrail trail) {
        return new Sealing(trail);
    }

    @Bean
    Unattended unattendedActsAreNoted(
            AuditTrail trail, ObjectProvider<Clock> clock, ObjectProvider<JsonMapper> json, Sealing sealing) {
        return new UnattendedNotes(
                trail,
                () -> clock.getObject().instant(),
                detail -> json.getObject().writeValueAsString(detail),
                sealing::wake);
    }

    // The transaction manager is made before almost everything else: what the listener needs is asked for at the act.
    @Bean
    static TransactionExecutionListener actsAreNoted(
            ObjectProvider<AuditTrail> trail,
            ObjectProvider<Clock> clock,
            ObjectProvider<JsonMapper> json,
            ObjectProvider<Sealing> sealing) {
        return new Acting.Notes(
                trail::getObject,
                () -> clock.getObject().instant(),
                detail -> json.getObject().writeValueAsString(detail),
                () -> sealing.getObject().wake());
    }

    @Bean
    WebMvcConfigurer actsAreWatched() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new Acting.Watch());
            }
        };
    }
}
