package cn.yijianshi.platform.messaging;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param broker {@code embedded} for the broker that {@code ./start} brings along, {@code rabbitmq} for the real one
 * @param exchange the topic exchange all events go through
 * @param queueType RabbitMQ's queue type for every reaction
 */
@ConfigurationProperties("yijianshi.messaging")
public record MessagingSettings(
        @DefaultValue("embedded") String broker,
        @DefaultValue("yijianshi.events") String exchange,
        @DefaultValue("quorum") String queueType) {

    boolean embedded() {
        return "embedded".equals(broker);
    }
}
