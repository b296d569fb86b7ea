package cn.yijianshi.platform.messaging;

import cn.yijianshi.events.Event;
import cn.yijianshi.platform.persistence.Moments;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
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
        sql.sql(
                        "INSERT INTO outbox (event_id, name, routing_key, traceparent, payload, created_at) VALUES (?,?,?,?,?,?)")
                .params(
                        event.id().toString(),
                        event.name(),
                        event.routingKey(),
                        traceparent,
                        cloudEvents.write(event, traceparent),
                        Moments.toColumn(clock.instant()))
                .update();
        if (TransactionSynchronizationManager.getSynchronizations().stream().noneMatch(Send.class::isInstance)) {
            TransactionSynchronizationManager.registerSynchronization(new Send(relay));
        }
    }

    private record Send(OutboxRelay relay) implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            relay.wake();
        }
    }
}
