package cn.yijianshi.intake.drafts.messaging;

import cn.yijianshi.intake.drafts.domain.DraftExpiry;
import cn.yijianshi.intake.messaging.Round;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Drafts go when their time is over, by the platform's clock. */
@Configuration(proxyBeanMethods = false)
class WhenDraftsExpire {

    private static final Duration EVERY = Duration.ofSeconds(5);

    @Bean
    Round draftRound(DraftExpiry expiry, PlatformTransactionManager transactions) {
        return Round.inTransaction("draft-expiry", EVERY, expiry::sweep, transactions);
    }
}
