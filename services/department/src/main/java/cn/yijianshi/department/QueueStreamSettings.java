package cn.yijianshi.department;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Queues open in browsers.
 *
 * @param perCaller at most so many of one officer; one more takes the place of the oldest
 * @param altogether at most so many of all
 * @param look how often is looked for changes while one is open
 * @param heartbeat how often a silent one is told that it is still there
 * @param longest after so long it is opened again, if the login does not end before
 */
@ConfigurationProperties("yijianshi.queue-streams")
public record QueueStreamSettings(
        @DefaultValue("6") int perCaller,
        @DefaultValue("500") int altogether,
        @DefaultValue("1s") Duration look,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("15m") Duration longest) {}
