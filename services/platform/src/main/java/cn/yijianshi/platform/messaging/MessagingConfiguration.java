package cn.yijianshi.platform.messaging;

import io.micrometer.tracing.Tracer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.config.SimpleRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.amqp.autoconfigure.SimpleRabbitListenerContainerFactoryConfigurer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Outbox, inbox, dead letters and the queues of this service's reactions. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessagingSettings.class)
public class MessagingConfiguration {

    private static final String DEAD = "yijianshi.dead";
    // Far above what a healthy consumer ever needs: it only ends a crash loop.
    private static final int DELIVERY_LIMIT = 200;
    // What was taken and not acknowledged yet (see batch-size) is so when this long nothing else has come.
    private static final long ACKNOWLEDGED_AFTER_MS = 250;
    // What is taken together ends with this much silence, after this long, or when there are so many.
    private static final long TOGETHER_SILENCE_MS = 40;
    private static final long TOGETHER_LONGEST_MS = 200;
    private static final long LEISURE_SILENCE_MS = 500;
    private static final long LEISURE_LONGEST_MS = 1_000;
    private static final int TOGETHER_MOST = 50;

    @Bean
    CloudEvents cloudEvents(JsonMapper json, @Value("${spring.application.name}") String service) {
        return new CloudEvents(json, service);
    }

    @Bean
    TraceContext traceContext(ObjectProvider<Tracer> tracer) {
        return new TraceContext(tracer.getIfAvailable());
    }

    @Bean
    OutboxRelay outboxRelay(
            JdbcClient sql,
            PlatformTransactionManager transactions,
            ConnectionFactory connections,
            MessagingSettings settings) {
        return new OutboxRelay(
                sql, new TransactionTemplate(transactions), new RabbitTemplate(connections), settings.exchange());
    }

    @Bean
    Announcements announcements(
            JdbcClient sql, CloudEvents cloudEvents, TraceContext traces, Clock clock, OutboxRelay relay) {
        return new Announcements(sql, cloudEvents, traces, clock, relay);
    }

    @Bean
    Inbox inbox(JdbcClient sql, Clock clock) {
        return new Inbox(sql, clock);
    }

    @Bean
    DeadLetters deadLetters(JdbcClient sql, JsonMapper json, Clock clock) {
        return new DeadLetters(sql, json, clock);
    }

    @Bean
    SimpleRabbitListenerContainerFactory rabbitListenerContainerFactory(
            SimpleRabbitListenerContainerFactoryConfigurer configurer,
            ConnectionFactory connections,
            CloudEvents cloudEvents,
            DeadLetters deadLetters) {
        SimpleRabbitListenerContainerFactory factory = new SimpleRabbitListenerContainerFactory();
        configurer.configure(factory, connections);
        factory.setMessageConverter(new EventConverter(cloudEvents));
        factory.setAdviceChain(new RetryThenPark(deadLetters));
        // The broker's recovery after a crash is seconds; half a second finds it soon without hammering it.
        factory.setRecoveryInterval(500L);
        factory.setReceiveTimeout(ACKNOWLEDGED_AFTER_MS);
        return factory;
    }

    @Bean(Reaction.TOGETHER)
    SimpleRabbitListenerContainerFactory eventsTogether(
            SimpleRabbitListenerContainerFactoryConfigurer configurer,
            ConnectionFactory connections,
            CloudEvents cloudEvents,
            DeadLetters deadLetters) {
        return takingLists(
                rabbitListenerContainerFactory(configurer, connections, cloudEvents, deadLetters),
                TOGETHER_SILENCE_MS,
                TOGETHER_LONGEST_MS);
    }

    @Bean(Reaction.AT_LEISURE)
    SimpleRabbitListenerContainerFactory eventsAtLeisure(
            SimpleRabbitListenerContainerFactoryConfigurer configurer,
            ConnectionFactory connections,
            CloudEvents cloudEvents,
            DeadLetters deadLetters) {
        return takingLists(
                rabbitListenerContainerFactory(configurer, connections, cloudEvents, deadLetters),
                LEISURE_SILENCE_MS,
                LEISURE_LONGEST_MS);
    }

    private static SimpleRabbitListenerContainerFactory takingLists(
            SimpleRabbitListenerContainerFactory factory, long silence, long longest) {
        factory.setBatchListener(true);
        factory.setConsumerBatchEnabled(true);
        factory.setBatchSize(TOGETHER_MOST);
        factory.setReceiveTimeout(silence);
        factory.setBatchReceiveTimeout(longest);
        return factory;
    }

    @Bean
    Declarables topology(ObjectProvider<Reaction> reactions, MessagingSettings settings) {
        List<Declarable> declared = new ArrayList<>();
        TopicExchange exchange = new TopicExchange(settings.exchange(), true, false);
        declared.add(exchange);
        if (!settings.embedded()) {
            declared.add(new TopicExchange(DEAD, true, false));
            Queue dead = QueueBuilder.durable(DEAD).quorum().build();
            declared.add(dead);
            declared.add(BindingBuilder.bind(dead).to(new TopicExchange(DEAD)).with("#"));
        }
        reactions.orderedStream().forEach(reaction -> {
            Queue queue = queue(reaction.queue(), settings);
            declared.add(queue);
            for (String key : reaction.routingKeys()) {
                Binding binding = BindingBuilder.bind(queue).to(exchange).with(key);
                declared.add(binding);
            }
        });
        return new Declarables(declared);
    }

    // Everything is said explicitly, so that brokers of different versions behave alike.
    private static Queue queue(String name, MessagingSettings settings) {
        QueueBuilder queue = QueueBuilder.durable(name);
        if (settings.embedded()) {
            return queue.build();
        }
        queue.deadLetterExchange(DEAD).deadLetterRoutingKey(name).withArgument("x-queue-type", settings.queueType());
        queue.overflow(QueueBuilder.Overflow.rejectPublish);
        if ("quorum".equals(settings.queueType())) {
            queue.deliveryLimit(DELIVERY_LIMIT);
        }
        return queue.build();
    }
}
