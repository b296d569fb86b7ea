package cn.yijianshi.engine.persistence;

import cn.yijianshi.engine.domain.Calendars;
import cn.yijianshi.engine.domain.ClockLedger;
import cn.yijianshi.engine.domain.ClockState;
import cn.yijianshi.engine.domain.Clocks;
import cn.yijianshi.engine.domain.DueDates;
import cn.yijianshi.engine.domain.LedgerColumns;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Walks the clocks page by page; one that is written meanwhile has its columns from its writer. */
@Repository
class MySqlLedgerColumns implements LedgerColumns {
    private static final Logger LOG = LoggerFactory.getLogger(MySqlLedgerColumns.class);
    private static final int PAGE = 100;
    private static final int TRIES = 3;
    private static final String WRITE = "UPDATE clock SET " + String.join(" = ?, ", SearchedBy.COLUMNS)
            + " = ? WHERE review_id = ? AND version = ?";

    private final JdbcClient sql;
    private final Clocks clocks;
    private final Calendars calendars;
    private final TransactionTemplate transaction;

    MySqlLedgerColumns(JdbcClient sql, Clocks clocks, Calendars calendars, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.clocks = clocks;
        this.calendars = calendars;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Clocks of before there were these columns get theirs at the first start. */
    @EventListener(ApplicationReadyEvent.class)
    void atStart() {
        boolean old = sql.sql("SELECT review_id FROM clock WHERE received_month IS NULL LIMIT 1")
                .query(String.class)
                .optional()
                .isPresent();
        if (old) {
            LOG.info("{} clocks have their figures now", rebuild());
        }
    }

    @Override
    public int rebuild() {
        DueDates dates = calendars.dueDates();
        int walked = 0;
        for (ClockState state : ClockState.values()) {
            String after = null;
            List<ClockLedger> page;
            do {
                page = clocks.in(state, after, PAGE, dates);
                write(page);
                walked += page.size();
                after = page.isEmpty()
                        ? null
                        : page.get(page.size() - 1).subject().reviewId();
            } while (page.size() == PAGE);
        }
        return walked;
    }

    private void write(List<ClockLedger> page) {
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(status -> page.forEach(this::write));
                return;
            } catch (ConcurrencyFailureException collided) {
                if (attempt == TRIES) {
                    throw collided;
                }
            }
        }
    }

    private void write(ClockLedger clock) {
        sql.sql(WRITE)
                .params(SearchedBy.values(clock))
                .params(clock.subject().reviewId(), clock.version())
                .update();
    }
}
