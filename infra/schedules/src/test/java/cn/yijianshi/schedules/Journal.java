package cn.yijianshi.schedules;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.SavepointManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.SmartTransactionObject;

/** One service's memory with transactions: everything kept in it is undone when the transaction fails. */
final class Journal extends AbstractPlatformTransactionManager {

    private final Deque<Runnable> undo = new ArrayDeque<>();
    private boolean open;
    private boolean rollbackOnly;

    Journal() {
        setNestedTransactionAllowed(true);
    }

    <K, V> Kept<K, V> kept() {
        return new Kept<>(this);
    }

    private void did(Runnable inverse) {
        if (!open) {
            throw new IllegalStateException("a write outside a transaction");
        }
        undo.push(inverse);
    }

    private void backTo(int mark) {
        while (undo.size() > mark) {
            undo.pop().run();
        }
    }

    @Override
    protected Object doGetTransaction() {
        return new Running();
    }

    @Override
    protected boolean isExistingTransaction(Object transaction) {
        return open;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        open = true;
        rollbackOnly = false;
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        end();
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        backTo(0);
        end();
    }

    @Override
    protected void doSetRollbackOnly(DefaultTransactionStatus status) {
        rollbackOnly = true;
    }

    private void end() {
        undo.clear();
        open = false;
        rollbackOnly = false;
    }

    private final class Running implements SmartTransactionObject, SavepointManager {
        @Override
        public boolean isRollbackOnly() {
            return rollbackOnly;
        }

        @Override
        public Object createSavepoint() {
            return new int[] {undo.size()};
        }

        @Override
        public void rollbackToSavepoint(Object savepoint) {
            backTo(((int[]) savepoint)[0]);
            rollbackOnly = false;
        }

        @Override
        public void releaseSavepoint(Object savepoint) {}
    }

    /** A table. */
    static final class Kept<K, V> {
        private final Journal journal;
        private final Map<K, V> rows = new LinkedHashMap<>();

        private Kept(Journal journal) {
            this.journal = journal;
        }

        void put(K key, V row) {
            V before = rows.put(key, row);
            journal.did(() -> {
                if (before == null) {
                    rows.remove(key);
                } else {
                    rows.put(key, before);
                }
            });
        }

        Optional<V> remove(K key) {
            V before = rows.remove(key);
            if (before != null) {
                journal.did(() -> rows.put(key, before));
            }
            return Optional.ofNullable(before);
        }

        Optional<V> get(K key) {
            return Optional.ofNullable(rows.get(key));
        }

        List<V> all() {
            return List.copyOf(rows.values());
        }

        int size() {
            return rows.size();
        }

        void clear() {
            rows.clear();
        }
    }
}
