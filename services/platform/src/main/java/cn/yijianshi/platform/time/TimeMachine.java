package cn.yijianshi.platform.time;

import cn.yijianshi.events.PlatformEvent.TimeMoved;
import cn.yijianshi.platform.messaging.Inbox;
import cn.yijianshi.platform.messaging.Reaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves this process's clock when the platform's clock is moved, and remembers it over a restart. Exists in the
 * development profile only: in production no bean listens and no clock can be moved.
 */
@Configuration(proxyBeanMethods = false)
@Profile("development")
public class TimeMachine {

    private static final Logger LOG = LoggerFactory.getLogger(TimeMachine.class);

    @Bean
    static Reaction timeMoved(@Value("${spring.application.name}") String service) {
        return Reaction.to(service + ".time-moved", "platform.time-moved.v1");
    }

    @Bean
    WhenTimeMoved whenTimeMoved(MovableClock clock, JdbcClient sql, Inbox inbox, ObjectProvider<Follower> followers) {
        return new WhenTimeMoved(clock, sql, inbox, followers.orderedStream().toList());
    }

    /** Something besides the clock bean that keeps a time of its own, such as the process engine. */
    public interface Follower {
        void timeMovedBy(Duration fromRealTime);
    }

    public static class WhenTimeMoved {

        private final MovableClock clock;
        private final JdbcClient sql;
        private final Inbox inbox;
        private final List<Follower> followers;

        WhenTimeMoved(MovableClock clock, JdbcClient sql, Inbox inbox, List<Follower> followers) {
            this.clock = clock;
            this.sql = sql;
            this.inbox = inbox;
            this.followers = followers;
            remembered().ifPresent(this::apply);
        }

        @RabbitListener(queues = "${spring.application.name}.time-moved")
        @Transactional
        public void on(TimeMoved event) {
            if (!inbox.isNew(event.id(), "time-moved")) {
                return;
            }
            Duration offset = Duration.parse(event.offset());
            sql.sql("DELETE FROM moved_time").update();
            sql.sql("INSERT INTO moved_time (id, offset_ms) VALUES (1, ?)")
                    .param(offset.toMillis())
                    .update();
            apply(offset);
        }

        private Optional<Duration> remembered() {
            return sql.sql("SELECT offset_ms FROM moved_time WHERE id = 1")
                    .query(Long.class)
                    .optional()
                    .map(Duration::ofMillis);
        }

        private void apply(Duration offset) {
            clock.moveTo(offset);
            followers.forEach(follower -> follower.timeMovedBy(offset));
            LOG.warn("The platform's clock is {} away from real time (development profile)", offset);
        }
    }
}
