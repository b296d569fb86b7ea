package cn.yijianshi.platform.messaging;

import cn.yijianshi.platform.persistence.Moments;
import java.time.Clock;
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
}
