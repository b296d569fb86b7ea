package cn.yijianshi.platform.messaging;

import cn.yijianshi.events.Event;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.support.converter.MessageConversionException;
import org.springframework.amqp.support.converter.MessageConverter;

/** Hands listeners the event itself; sending goes through the outbox only. */
class EventConverter implements MessageConverter {

    private final CloudEvents cloudEvents;

    EventConverter(CloudEvents cloudEvents) {
        this.cloudEvents = cloudEvents;
    }

    @Override
    public Message toMessage(Object object, MessageProperties properties) {
        throw new MessageConversionException("Events leave through the outbox: use Announcements");
    }

    @Override
    public Event fromMessage(Message message) {
        return cloudEvents.read(message.getBody());
    }
}
