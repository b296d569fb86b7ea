package cn.yijianshi.platform.audit;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes the entry at once: what is taken back with the transaction takes it along. */
final class UnattendedNotes implements Unattended {

    private final AuditTrail trail;
    private final Supplier<Instant> now;
    private final Function<Map<String, Object>, String> json;
    private final Runnable sealing;

    UnattendedNotes(
            AuditTrail trail, Supplier<Instant> now, Function<Map<String, Object>, String> json, Runnable sealing) {
        this.trail = trail;
        this.now = now;
        this.json = json;
        this.sealing = sealing;
    }

    @Override
    public void note(Decider by, String act, String subject, Map<String, ?> detail) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("what is decided is noted with the decision: " + act);
        }
        trail.add(now.get(), by.id(), by.name(), act, subject, json.apply(new TreeMap<>(detail)));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                sealing.run();
            }
        });
    }
}
