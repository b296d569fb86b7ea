package cn.yijianshi.department;

import cn.yijianshi.platform.time.MovableClock;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A clock that a test may move. */
@TestConfiguration(proxyBeanMethods = false)
public class MovedTime {

    @Bean
    MovableClock clock() {
        return new MovableClock(Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)));
    }
}
