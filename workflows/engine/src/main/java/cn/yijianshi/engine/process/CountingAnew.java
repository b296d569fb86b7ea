package cn.yijianshi.engine.process;

import cn.yijianshi.engine.domain.Calendars;
import cn.yijianshi.engine.domain.ClockLedger;
import cn.yijianshi.engine.domain.ClockLedger.Shown;
import cn.yijianshi.engine.domain.ClockState;
import cn.yijianshi.engine.domain.Clocks;
import cn.yijianshi.engine.domain.DueDates;
import cn.yijianshi.engine.domain.Recounting;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Walks the open clocks page by page; each that moves is changed in a transaction of its own under its case's lock. */
@Component
class CountingAnew implements Recounting {
    private static final Logger LOG = LoggerFactory.getLogger(CountingAnew.class);
    private static final List<ClockState> OPEN = List.of(ClockState.RECEIVED, ClockState.RUNNING, ClockState.PAUSED);
    private static final int PAGE = 200;
    private static final int NAMED = 100;
    private static final int TRIES = 3;

    private final Clocks clocks;
    private final Calendars calendars;
    private final Conductor conductor;
    private final TransactionTemplate transaction;

    CountingAnew(Clocks clocks, Calendars calendars, Conductor conductor, PlatformTransactionManager transactions) {
        this.clocks = clocks;
        this.calendars = calendars;
        this.conductor = conductor;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Once at start: the calendar may have changed while nobody was there, or a walk may have been cut off. */
    @EventListener(ApplicationReadyEvent.class)
    void atStart() {
        Effect effect = anew();
        if (effect.moved() > 0) {
            LOG.info("{} open clocks were counted anew", effect.moved());
        }
    }

    @Override
    public Effect anew() {
        return walk(calendars.dueDates(), this::countAnew);
    }

    @Override
    public Effect preview(DueDates dates) {
        return walk(dates, ledger -> true);
    }

    private Effect walk(DueDates dates, Predicate<ClockLedger> moves) {
        int moved = 0;
        List<MovedClock> named = new ArrayList<>();
        for (ClockState state : OPEN) {
            String after = null;
            List<ClockLedger> page;
            do {
                page = clocks.in(state, after, PAGE, dates);
                for (ClockLedger ledger : page) {
                    after = ledger.subject().reviewId();
                    if (ledger.dueHasMoved() && moves.test(ledger)) {
                        moved++;
                        if (named.size() < NAMED) {
                            named.add(told(ledger));
                        }
                    }
                }
            } while (page.size() == PAGE);
        }
        return new Effect(moved, List.copyOf(named));
    }

    private boolean countAnew(ClockLedger ledger) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Boolean.TRUE.equals(transaction.execute(status -> conductor.countAnew(
                        ledger.subject().caseId(), ledger.subject().reviewId())));
            } catch (ConcurrencyFailureException collided) {
                if (attempt == TRIES) {
                    // Whoever held it writes the clock by the calendar in force; the rest is found at the next walk.
                    LOG.warn(
                            "The clock of {} was not counted anew",
                            ledger.subject().reviewId(),
                            collided);
                    return false;
                }
            }
        }
    }

    private static MovedClock told(ClockLedger ledger) {
        Shown before = ledger.lastShown().orElse(new Shown(null, null, null));
        return new MovedClock(
                ledger.subject().caseId(),
                ledger.subject().reviewId(),
                ledger.subject().item(),
                before.due(),
                ledger.due().orElse(null),
                before.statutoryDue(),
                ledger.statutoryDue().orElse(null));
    }
}
