package cn.yijianshi.platform.signing;

import cn.yijianshi.platform.security.PublicPaths;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Signing comes with the platform; a service's first signature makes its key. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SigningSettings.class)
@Import(KeysController.class)
public class SigningConfiguration {

    @Bean
    SigningKeys signingKeys(
            JdbcClient sql, PlatformTransactionManager transactions, SigningSettings settings, Clock clock) {
        // A key outlives the work it was made for: it must not vanish with a paper that was blocked.
        var ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new SigningKeys(sql, ownTransaction, settings, clock);
    }

    @Bean
    Signatures signatures(SigningKeys keys, @Value("${spring.application.name}") String service) {
        return new Signatures(keys, service);
    }

    @Bean
    PublicPaths everybodyMayReadThePublicKeys() {
        return new PublicPaths(List.of("/api/public/keys"), List.of());
    }
}
