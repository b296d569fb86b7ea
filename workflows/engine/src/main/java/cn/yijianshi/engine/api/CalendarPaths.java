package cn.yijianshi.engine.api;

import cn.yijianshi.platform.security.PublicPaths;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Anybody may ask when a limit ends, and what the limits are. */
@Configuration(proxyBeanMethods = false)
class CalendarPaths {

    @Bean
    PublicPaths calendarIsPublic() {
        return new PublicPaths(
                List.of(
                        "/api/calendar/due",
                        "/api/calendar/limits",
                        "/api/calendar/limits/*",
                        "/api/calendar/limits/*/due"),
                List.of("/api/calendar/due"));
    }
}
