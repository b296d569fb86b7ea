package cn.yijianshi.intake.tracking.api;

import cn.yijianshi.intake.domain.Attempts;
import cn.yijianshi.intake.messaging.Round;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Wrong guesses of yesterday are of no interest any more. */
@Configuration(proxyBeanMethods = false)
class ForgottenAttempts {

    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration KEPT = Duration.ofDays(1);

    @Bean
    Round attemptRound(Attempts attempts, Clock clock, PlatformTransactionManager transactions) {
        return Round.inTransaction(
                "forgotten-attempts",
                EVERY,
                () -> {
                    attempts.forgetBefore(clock.instant().minus(KEPT));
                    return false;
                },
                transactions);
    }
}
