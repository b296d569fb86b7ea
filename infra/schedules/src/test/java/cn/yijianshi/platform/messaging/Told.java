package cn.yijianshi.platform.messaging;

import cn.yijianshi.events.Event;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** An outbox without a table: what a transaction announced is sent when it commits, and never heard of otherwise. */
public class Told extends Announcements {

    private final Consumer<List<Event>> send;

    public Told(Consumer<List<Event>> send) {
        super(null, null, null, null, null);
        this.send = send;
    }

    @Override
    public void announce(Event event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("announced outside a transaction: " + event);
        }
        ofThisTransaction().events.add(event);
    }

    private Letters ofThisTransaction() {
        for (TransactionSynchronization other : TransactionSynchronizationManager.getSynchronizations()) {
            if (other instanceof Letters letters) {
                return letters;
            }
        }
        Letters letters = new Letters();
        TransactionSynchronizationManager.registerSynchronization(letters);
        return letters;
    }

    private final class Letters implements TransactionSynchronization {
        private final List<Event> events = new ArrayList<>();
        private final Map<Object, Integer> savepoints = new IdentityHashMap<>();

        @Override
        public void savepoint(Object savepoint) {
            savepoints.put(savepoint, events.size());
        }

        @Override
        public void savepointRollback(Object savepoint) {
            Integer before = savepoints.get(savepoint);
            events.subList(before == null ? 0 : before, events.size()).clear();
        }

        @Override
        public void afterCommit() {
            send.accept(List.copyOf(events));
        }
    }
}
