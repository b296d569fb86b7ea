package cn.yijianshi.platform.foureyes;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Imported by services that have something to publish. */
@Configuration(proxyBeanMethods = false)
@Import(ProposedChangeController.class)
public class FourEyesConfiguration {

    @Bean
    FourEyes fourEyes(
            JdbcClient sql, ObjectProvider<Publishing> publishing, TransactionTemplate transaction, Clock clock) {
        return new FourEyes(new ProposedChanges(sql), publishing, transaction, clock);
    }
}
