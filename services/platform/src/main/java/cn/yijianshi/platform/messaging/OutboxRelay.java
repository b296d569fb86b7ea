package cn.yijianshi.platform.messaging;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what waits in the outbox, in the order it was kept, and forgets it only when the broker has confirmed it.
 *
 * <p>Woken by every commit that announced something; looks by itself once a second for what a crash left behind.
 * Several processes of one service may relay at once: a row is locked while it is being sent.
 */
class OutboxRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int BATCH = 200;
    private static final long SWEEP_MS = 1_000;
    private static final long CONFIRM_MS = 10_000;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final RabbitTemplate broker;
    private final String exchange;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private Thread thread;

    OutboxRelay(JdbcClient sql, TransactionTemplate transaction, RabbitTemplate broker, String exchange) {
        this.sql = sql;
        this.transaction = transaction;
        this.broker = broker;
        this.exchange = exchange;
    }

    void wake() {
        wake.release();
    }

    @Override
    public void start() {
        running = true;
        thread = new Thread(this::relay, "outbox-relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        wake.release();
        try {
            thread.join(CONFIRM_MS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    // Stops after the web server and the listeners, so that their last announcements still leave.
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1_000;
    }

    private void relay() {
        boolean troubled = false;
        while (running) {
            try {
                if (wake.tryAcquire(SWEEP_MS, TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
                while (sendBatch() == BATCH && running) {
                    LOG.debug("the outbox holds more than one batch");
                }
                if (troubled) {
                    LOG.info("The outbox is being sent again");
                    troubled = false;
                }
            } catch (AmqpException | DataAccessException | TransactionException unavailable) {
                if (!troubled) {
                    LOG.warn("The outbox waits, nothing is lost: {}", unavailable.getMessage());
                    troubled = true;
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException unexpected) {
                LOG.error("The outbox met an error it does not know; it will try again", unexpected);
            }
        }
    }

    private int sendBatch() {
        Integer sent = transaction.execute(status -> {
            List<Waiting> batch = sql.sql(
                            "SELECT id, event_id, routing_key, traceparent, payload FROM outbox ORDER BY id LIMIT "
                                    + BATCH + " FOR UPDATE SKIP LOCKED")
                    .query((row, n) -> new Waiting(
                            row.getLong("id"),
                            row.getString("event_id"),
                            row.getString("routing_key"),
                            row.getString("traceparent"),
                            row.getString("payload")))
                    .list();
            if (batch.isEmpty()) {
                return 0;
            }
            broker.invoke(channel -> {
                batch.forEach(waiting -> channel.send(exchange, waiting.routingKey(), waiting.message()));
                channel.waitForConfirmsOrDie(CONFIRM_MS);
                return null;
            });
            sql.sql("DELETE FROM outbox WHERE id IN (:ids)")
                    .param("ids", batch.stream().map(Waiting::id).toList())
                    .update();
            return batch.size();
        });
        return sent == null ? 0 : sent;
    }

    private record Waiting(long id, String eventId, String routingKey, String traceparent, String payload) {
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
}
