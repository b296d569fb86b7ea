package cn.yijianshi.platform.messaging;

import cn.yijianshi.events.Event;
import cn.yijianshi.platform.persistence.Moments;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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

    // Each length is a statement that server and driver have to keep.
    private static final int MOST_AT_ONCE = 16;

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

    /**
     * Keeps the event for sending; without an open transaction it refuses, because nothing would hold the two together.
     * The rows of a transaction are written together, before its commit.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void announce(Event event) {
        String traceparent = traces.current();
        ofThisTransaction().add(new Row(event, traceparent, cloudEvents.write(event, traceparent), clock.instant()));
    }

    private record Row(Event event, String traceparent, String payload, Instant at) {
        List<Object> values() {
            return Arrays.asList(
                    event.id().toString(),
                    event.name(),
                    event.routingKey(),
                    traceparent,
                    payload,
                    Moments.toColumn(at));
        }

        Letter letter(Map<String, Object> key) {
            long id = ((Number) key.values().iterator().next()).longValue();
            return new Letter(id, event.id().toString(), event.routingKey(), traceparent, payload);
        }
    }

    private List<Letter> kept(List<Row> rows) {
        KeyHolder keys = new GeneratedKeyHolder();
        sql.sql("INSERT INTO outbox (event_id, name, routing_key, traceparent, payload, created_at) VALUES "
                        + String.join(", ", Collections.nCopies(rows.size(), "(?,?,?,?,?,?)")))
                .params(rows.stream().flatMap(row -> row.values().stream()).toList())
                .update(keys, "id");
        List<Letter> letters = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            letters.add(rows.get(i).letter(keys.getKeyList().get(i)));
        }
        return letters;
    }

    private Send ofThisTransaction() {
        for (TransactionSynchronization other : TransactionSynchronizationManager.getSynchronizations()) {
            if (other instanceof Send send && send.of() == this) {
                return send;
            }
        }
        Send send = new Send();
        TransactionSynchronizationManager.registerSynchronization(send);
        return send;
    }

    private final class Send implements TransactionSynchronization {
        private final List<Row> waiting = new ArrayList<>();
        private final List<Letter> letters = new ArrayList<>();
        private final Map<Object, Integer> savepoints = new IdentityHashMap<>();
        private boolean committing;

        Announcements of() {
            return Announcements.this;
        }

        void add(Row row) {
            waiting.add(row);
            if (committing) {
                write();
            }
        }

        // What was announced on trial goes as if it had never been told.
        @Override
        public void savepoint(Object savepoint) {
            savepoints.put(savepoint, waiting.size());
        }

        @Override
        public void savepointRollback(Object savepoint) {
            Integer before = savepoints.get(savepoint);
            waiting.subList(before == null ? 0 : before, waiting.size()).clear();
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            committing = true;
            write();
        }

        private void write() {
            for (int from = 0; from < waiting.size(); from += MOST_AT_ONCE) {
                letters.addAll(kept(waiting.subList(from, Math.min(waiting.size(), from + MOST_AT_ONCE))));
            }
            waiting.clear();
        }

        @Override
        public void afterCommit() {
            if (!waiting.isEmpty()) {
                throw new IllegalStateException("announced for the first time when the commit had begun: "
                        + waiting.get(0).event().name());
            }
            relay.send(letters);
        }
    }
}
