package cn.yijianshi.platform.messaging;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** An inbox without a table: what was seen is forgotten again when the transaction that saw it fails. */
public class Seen extends Inbox {

    private final Set<String> seen = new HashSet<>();

    public Seen() {
        super(null, null);
    }

    @Override
    public boolean isNew(UUID eventId, String consumer) {
        String key = consumer + " " + eventId;
        boolean fresh = seen.add(key);
        if (fresh) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    if (status != STATUS_COMMITTED) {
                        seen.remove(key);
                    }
                }
            });
        }
        return fresh;
    }

    @Override
    public boolean areNew(List<UUID> eventIds, String consumer) {
        long fresh = eventIds.stream().filter(id -> isNew(id, consumer)).count();
        if (fresh != 0 && fresh != eventIds.size()) {
            throw new MixedNews(fresh + " of " + eventIds.size());
        }
        return fresh != 0;
    }

    public void forget() {
        seen.clear();
    }
}
