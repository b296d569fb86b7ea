package cn.yijianshi.platform.messaging;

import java.nio.charset.StandardCharsets;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;

/** A row of the outbox: an event as it leaves. */
record Letter(long id, String eventId, String routingKey, String traceparent, String payload) {

    Message message() {
        MessageProperties properties = new MessageProperties();
        properties.setContentType(CloudEvents.CONTENT_TYPE);
        properties.setContentEncoding(StandardCharsets.UTF_8.name());
        properties.setDeliveryMode(MessageDeliveryMode.PERSISTENT);
        properties.setMessageId(eventId);
        if (traceparent != null) {
            properties.setHeader("traceparent", traceparent);
        }
        return MessageBuilder.withBody(payload.getBytes(StandardCharsets.UTF_8))
                .andProperties(properties)
                .build();
    }
}
