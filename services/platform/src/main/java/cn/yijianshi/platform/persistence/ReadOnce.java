package cn.yijianshi.platform.persistence;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the transaction under way has read already and nobody else can change, or should see changed, before it ends. The
 * next transaction reads anew, so what was published meanwhile counts from then on; without a transaction nothing is kept.
 *
 * @param <V> without anything in it that can be changed
 */
public final class ReadOnce<K, V> {

    public V of(K key, Supplier<V> read) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return read.get();
        }
        Map<K, V> kept = ofThisTransaction().orElseGet(this::begun).kept;
        V before = kept.get(key);
        if (before != null) {
            return before;
        }
        V now = read.get();
        kept.put(key, now);
        return now;
    }

    public Optional<V> known(K key) {
        return ofThisTransaction().map(read -> read.kept.get(key));
    }

    /** It was written: whoever asks next reads what is there now. */
    public void forget(K key) {
        ofThisTransaction().ifPresent(read -> read.kept.remove(key));
    }

    public void forgetAll() {
        ofThisTransaction().ifPresent(read -> read.kept.clear());
    }

    private Optional<Kept<K, V>> ofThisTransaction() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            for (TransactionSynchronization each : TransactionSynchronizationManager.getSynchronizations()) {
                if (each instanceof Kept<?, ?> read && read.owner == this) {
                    @SuppressWarnings("unchecked") // Its owner is of these types.
                    var mine = (Kept<K, V>) read;
                    return Optional.of(mine);
                }
            }
        }
        return Optional.empty();
    }

    private Kept<K, V> begun() {
        var read = new Kept<>(this);
        TransactionSynchronizationManager.registerSynchronization(read);
        return read;
    }

    private static final class Kept<K, V> implements TransactionSynchronization {
        private final ReadOnce<K, V> owner;
        private final Map<K, V> kept = new HashMap<>();

        Kept(ReadOnce<K, V> owner) {
            this.owner = owner;
        }

        // It may have been read from what is undone, or under a lock that went with it.
        @Override
        public void savepointRollback(Object savepoint) {
            kept.clear();
        }
    }
}
