package cn.yijianshi.platform.messaging;

import cn.yijianshi.platform.persistence.FewLengths;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what waits in the outbox, in the order it was kept, and forgets it only when the broker has confirmed it.
 *
 * <p>A commit hands over what it announced, so that nothing has to be read again. Once a second the rows that were sent
 * go together, and it looks for rows that nobody has sent: after a crash, or while the broker was away, they are sent
 * from the table. A row may thus be sent twice, and is met once (see {@link Inbox}). Several processes of
 * one service may relay at once.
 */
class OutboxRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int BATCH = 200;
    private static final long SWEEP_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long CONFIRM_MS = 10_000;
    /** More than this waits in the table rather than in memory. */
    private static final int MOST_IN_HAND = 10_000;
    /** Only wakes the relay. */
    private static final Letter NOTHING = new Letter(0, "", "", null, "");

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final RabbitTemplate broker;
    private final String exchange;
    private final LinkedBlockingQueue<Letter> handed = new LinkedBlockingQueue<>(MOST_IN_HAND);
    private final List<Long> sent = new ArrayList<>();
    private Set<Long> seen = Set.of();
    /** Rows wait in the table that were not handed over, or could not be sent: they come first. */
    private boolean behind = true;

    private boolean troubled;
    private volatile boolean running;
    private Thread thread;

    OutboxRelay(JdbcClient sql, TransactionTemplate transaction, RabbitTemplate broker, String exchange) {
        this.sql = sql;
        this.transaction = transaction;
        this.broker = broker;
        this.exchange = exchange;
    }

    /** What a transaction has kept and committed; never waits. Whatever finds no room is found in the table. */
    void send(List<Letter> letters) {
        letters.forEach(handed::offer);
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
        handed.offer(NOTHING);
        LockSupport.unpark(thread);
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
        long sweepAt = System.nanoTime() + SWEEP_NANOS;
        while (running || !handed.isEmpty()) {
            try {
                if (behind) {
                    catchUp();
                } else {
                    Letter first = handed.poll(sweepAt - System.nanoTime(), TimeUnit.NANOSECONDS);
                    if (first != null) {
                        sendWith(first);
                    }
                }
                if (sent.size() >= BATCH) {
                    forget();
                }
                if (sweepAt <= System.nanoTime()) {
                    sweep();
                    sweepAt = System.nanoTime() + SWEEP_NANOS;
                }
                if (troubled) {
                    LOG.info("The outbox is being sent again");
                    troubled = false;
                }
            } catch (AmqpException | DataAccessException | TransactionException unavailable) {
                if (!troubled) {
                    LOG.warn("The outbox waits, nothing is lost: {}", unavailable.getMessage());
                }
                later();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException unexpected) {
                LOG.error("The outbox met an error it does not know; it will try again", unexpected);
                later();
            }
        }
        try {
            forget();
        } catch (DataAccessException | TransactionException unavailable) {
            LOG.warn("Sent already, and will be sent again: {} events", sent.size());
        }
    }

    private void later() {
        troubled = true;
        behind = true;
        if (!running) {
            handed.clear();
            return;
        }
        LockSupport.parkNanos(SWEEP_NANOS);
    }

    private void sendWith(Letter first) {
        List<Letter> batch = new ArrayList<>();
        batch.add(first);
        handed.drainTo(batch, BATCH - 1);
        batch.removeIf(NOTHING::equals);
        if (!batch.isEmpty()) {
            publish(batch);
            batch.forEach(letter -> sent.add(letter.id()));
        }
    }

    /** Sends what the table holds; what is handed over meanwhile is handed over after its commit, and so comes later. */
    private void catchUp() {
        forget();
        int count;
        do {
            handed.clear();
            count = sendFromTable();
        } while (count == BATCH && running);
        behind = false;
    }

    private int sendFromTable() {
        Integer count = transaction.execute(status -> {
            List<Letter> batch = sql.sql(
                            "SELECT id, event_id, routing_key, traceparent, payload FROM outbox ORDER BY id LIMIT "
                                    + BATCH + " FOR UPDATE SKIP LOCKED")
                    .query((row, n) -> new Letter(
                            row.getLong("id"),
                            row.getString("event_id"),
                            row.getString("routing_key"),
                            row.getString("traceparent"),
                            row.getString("payload")))
                    .list();
            if (!batch.isEmpty()) {
                publish(batch);
                delete(batch.stream().map(Letter::id).toList());
            }
            return batch.size();
        });
        return count == null ? 0 : count;
    }

    private void publish(List<Letter> batch) {
        broker.invoke(channel -> {
            batch.forEach(letter -> channel.send(exchange, letter.routingKey(), letter.message()));
            channel.waitForConfirmsOrDie(CONFIRM_MS);
            return null;
        });
    }

    private void forget() {
        if (!sent.isEmpty()) {
            transaction.executeWithoutResult(status -> delete(sent));
            sent.clear();
        }
    }

    private void delete(List<Long> ids) {
        sql.sql("DELETE FROM outbox WHERE id IN (:ids)")
                .param("ids", FewLengths.of(ids))
                .update();
    }

    /** A row that two looks in a row have met belongs to nobody: whoever had it in hand has died or given up. */
    private void sweep() {
        forget();
        if (!handed.isEmpty()) {
            return;
        }
        List<Long> waiting = transaction.execute(status -> sql.sql("SELECT id FROM outbox ORDER BY id LIMIT " + BATCH)
                .query(Long.class)
                .list());
        Set<Long> now = new HashSet<>(waiting == null ? List.of() : waiting);
        behind = now.stream().anyMatch(seen::contains);
        seen = now;
    }
}
