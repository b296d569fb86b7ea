package cn.yijianshi.platform.messaging;

import cn.yijianshi.events.Event;
import cn.yijianshi.platform.persistence.Moments;
import java.time.Clock;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The only way to tell the other services something: a row of the outbox, kept in the transaction that made it true,
 * sent right after the commit.
 */
public class Announcements {

    private final JdbcClient sql;
    private final CloudEvents cloudEvents;
    private final TraceContext traces;
    private final Clock clock;
    private final OutboxRelay relay;

    Announcements(JdbcClient sql, CloudEvents cloudEvents, TraceContext traces, Clock clock, OutboxRelay relay) {
        this.sql = sql;
        this.cloudEvents = cloudEvents;
        this.traces = traces;
        this.clock = clock;
        this.relay = relay;
    }

    /** Keeps the event for sending; without an open transaction it refuses, because nothing would hold the two together. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void announce(Event event) {
        String traceparent = traces.current();
        String payload = cloudEvents.write(event, traceparent);
        KeyHolder key = new GeneratedKeyHolder();
        sql.sql(
                        "INSERT INTO outbox (event_id, name, routing_key, traceparent, payload, created_at) VALUES (?,?,?,?,?,?)")
                .params(
                        event.id().toString(),
                        event.name(),
                        event.routingKey(),
                        traceparent,
                        payload,
                        Moments.toColumn(clock.instant()))
                .update(key, "id");
        Letter letter = new Letter(
                Objects.requireNonNull(key.getKey()).longValue(),
                event.id().toString(),
                event.routingKey(),
                traceparent,
                payload);
        ofThisTransaction().letters.add(letter);
    }

    private Send ofThisTransaction() {
        for (TransactionSynchronization other : TransactionSynchronizationManager.getSynchronizations()) {
            if (other instanceof Send send && send.relay == relay) {
                return send;
            }
        }
        Send send = new Send(relay);
        TransactionSynchronizationManager.registerSynchronization(send);
        return send;
    }

    private static final class Send implements TransactionSynchronization {
        private final OutboxRelay relay;
        private final List<Letter> letters = new ArrayList<>();
        private final Map<Object, Integer> savepoints = new IdentityHashMap<>();

        Send(OutboxRelay relay) {
            this.relay = relay;
        }

        // What was announced on trial has gone with the rows that told it.
        @Override
        public void savepoint(Object savepoint) {
            savepoints.put(savepoint, letters.size());
        }

        @Override
        public void savepointRollback(Object savepoint) {
            Integer before = savepoints.get(savepoint);
            letters.subList(before == null ? 0 : before, letters.size()).clear();
        }

        @Override
        public void afterCommit() {
            relay.send(letters);
        }
    }
}
