package cn.yijianshi.platform.time;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The platform's clock: real time, and in the development profile real time that somebody may move. */
@Configuration(proxyBeanMethods = false)
public class TimeConfiguration {

    // Microseconds, because that is what the columns keep: a value read back equals the one that was written.
    private static final Duration PRECISION = Duration.ofNanos(1_000);

    @Bean
    @ConditionalOnMissingBean(Clock.class)
    @Profile("!development")
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), PRECISION);
    }

    @Configuration(proxyBeanMethods = false)
    @Profile("development")
    static class Movable {
        @Bean
        @ConditionalOnMissingBean(Clock.class)
        MovableClock clock() {
            return new MovableClock(Clock.tick(Clock.systemUTC(), PRECISION));
        }
    }
}
