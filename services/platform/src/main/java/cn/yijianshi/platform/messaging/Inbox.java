package cn.yijianshi.platform.messaging;

import cn.yijianshi.platform.persistence.FewLengths;
import cn.yijianshi.platform.persistence.Moments;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What this service has already reacted to: the row is kept in the reaction's own transaction or not at all. */
public class Inbox {

    private final JdbcClient sql;
    private final Clock clock;

    Inbox(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Whether the consumer meets the event for the first time. A second delivery that races the first waits for its
     * commit and then answers false.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isNew(UUID eventId, String consumer) {
        // IGNORE instead of catching the duplicate key: on MySQL a failed insert is no error to the transaction,
        // on others it is.
        return sql.sql("INSERT IGNORE INTO inbox (consumer, event_id, taken_at) VALUES (?,?,?)")
                        .params(consumer, eventId.toString(), Moments.toColumn(clock.instant()))
                        .update()
                == 1;
    }

    /**
     * Which of several different events the consumer meets for the first time: all or none of them.
     *
     * @throws MixedNews if it has met some: the transaction cannot go on, and each is to be taken by itself
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean areNew(List<UUID> eventIds, String consumer) {
        Object now = Moments.toColumn(clock.instant());
        List<Object> values = new ArrayList<>();
        List<UUID> padded = FewLengths.of(eventIds);
        padded.forEach(id -> values.addAll(List.of(consumer, id.toString(), now)));
        int taken = sql.sql("INSERT IGNORE INTO inbox (consumer, event_id, taken_at) VALUES "
                        + String.join(", ", Collections.nCopies(padded.size(), "(?,?,?)")))
                .params(values)
                .update();
        if (taken != 0 && taken != eventIds.size()) {
            throw new MixedNews("of " + eventIds.size() + " events " + taken + " are new to " + consumer);
        }
        return taken != 0;
    }

    /** Of events that were taken together some had been met before. */
    public static class MixedNews extends RuntimeException {
        MixedNews(String message) {
            super(message);
        }
    }
}
