package cn.yijianshi.engine.process;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Walk;
import cn.yijianshi.engine.domain.CaseFile;
import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.Cases;
import cn.yijianshi.engine.domain.Clocks;
import cn.yijianshi.engine.domain.Drawn;
import cn.yijianshi.engine.domain.Processes;
import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.engine.migration.domain.Destination;
import cn.yijianshi.engine.migration.domain.MigratedCase;
import cn.yijianshi.engine.migration.domain.MigratedCase.Outcome;
import cn.yijianshi.engine.migration.domain.Migration;
import cn.yijianshi.engine.migration.domain.Migration.Held;
import cn.yijianshi.engine.migration.domain.Migration.Place;
import cn.yijianshi.engine.migration.domain.Migration.Preview;
import cn.yijianshi.engine.migration.domain.Migration.Work;
import cn.yijianshi.engine.migration.domain.MigrationRefused;
import cn.yijianshi.engine.migration.domain.Migrations;
import cn.yijianshi.engine.migration.domain.Move;
import cn.yijianshi.engine.migration.domain.Move.Goes;
import cn.yijianshi.engine.migration.domain.Move.Stays;
import cn.yijianshi.engine.migration.domain.Movement;
import cn.yijianshi.engine.migration.domain.Moves;
import cn.yijianshi.engine.migration.domain.Reason;
import cn.yijianshi.engine.migration.domain.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries migrations out. Each case is moved in a transaction of its own that holds the case first, so that it is moved
 * whole or not at all; what is done is marked with it, so that a restart goes on with the next.
 */
@Component
class MovingCases implements Movement, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MovingCases.class);
    private static final int PAGE = 200;
    private static final int TRIES = 3;
    private static final int AGAIN_AFTER_SECONDS = 20;

    private final Migrations migrations;
    private final Cases cases;
    private final Clocks clocks;
    private final Published published;
    private final Drawn drawn;
    private final Conductor conductor;
    private final Processes processes;
    private final Moves moves;
    private final TransactionTemplate transaction;
    private final Object turn = new Object();
    private ScheduledThreadPoolExecutor worker;
    private volatile boolean working;
    private boolean again;

    MovingCases(
            Migrations migrations,
            Cases cases,
            Clocks clocks,
            Published published,
            Drawn drawn,
            Conductor conductor,
            Processes processes,
            PlatformTransactionManager transactions) {
        this.migrations = migrations;
        this.cases = cases;
        this.clocks = clocks;
        this.published = published;
        this.drawn = drawn;
        this.conductor = conductor;
        this.processes = processes;
        this.moves = new Moves(published::item, published::item);
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public Migration plan(Migration plan, List<String> chosen, String idempotencyKey) {
        return transaction.execute(status -> {
            Optional<Migration> known = idempotencyKey == null ? Optional.empty() : migrations.planned(idempotencyKey);
            if (known.isPresent()) {
                return known.get();
            }
            if (chosen == null) {
                migrations.plan(plan, idempotencyKey);
            } else {
                migrations.plan(plan, idempotencyKey, chosen);
            }
            migrations.preview(plan.id(), preview(plan));
            return migrations.of(plan.id()).orElseThrow();
        });
    }

    @Override
    public Migration begin(String id, Work work) {
        Migration begun = transaction.execute(status -> {
            Migration migration = migrations.hold(id).orElseThrow();
            if (migration.work() == work) {
                return migration;
            }
            if (!migration.mayBegin(work)) {
                throw new MigrationRefused(migration);
            }
            migrations.begin(id, migration.during(work), work);
            return migrations.of(id).orElseThrow();
        });
        wake();
        return begun;
    }

    @EventListener(ApplicationReadyEvent.class)
    void atStart() {
        wake();
    }

    private void wake() {
        synchronized (turn) {
            if (working) {
                worker.execute(this::work);
            }
        }
    }

    @Override
    public void start() {
        synchronized (turn) {
            worker = new ScheduledThreadPoolExecutor(1, task -> {
                Thread thread = new Thread(task, "moving-cases");
                thread.setDaemon(true);
                return thread;
            });
            worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
            working = true;
            again = false;
        }
    }

    /** Stops after the case that is being moved. */
    @Override
    public void stop() {
        synchronized (turn) {
            working = false;
            worker.shutdown();
        }
    }

    @Override
    public boolean isRunning() {
        return working;
    }

    private void work() {
        try {
            for (Migration migration : migrations.unfinished()) {
                try {
                    carryOut(migration);
                } catch (RuntimeException failed) {
                    LOG.error("The migration {} was interrupted; it is tried again", migration.id(), failed);
                    workAgain();
                }
            }
        } catch (RuntimeException failed) {
            LOG.error("Migrations could not be read; they are tried again", failed);
            workAgain();
        }
    }

    /** After a while, and once however many failed. */
    private void workAgain() {
        synchronized (turn) {
            if (working && !again) {
                again = true;
                worker.schedule(
                        () -> {
                            synchronized (turn) {
                                again = false;
                            }
                            work();
                        },
                        AGAIN_AFTER_SECONDS,
                        TimeUnit.SECONDS);
            }
        }
    }

    private void carryOut(Migration migration) {
        boolean back = migration.work() == Work.RETURN;
        Destination to = destination(migration, back ? migration.fromVersion() : migration.toVersion());
        while (working && isBeingDone(migration)) {
            List<String> page = migrations.waiting(migration.id(), PAGE);
            if (page.isEmpty()) {
                transaction.executeWithoutResult(
                        status -> migrations.end(migration.id(), migration.work(), migration.afterwards()));
                return;
            }
            if (migration.work() == Work.TRIAL) {
                transaction.executeWithoutResult(status -> tryOut(migration, page, to));
            } else {
                for (String caseId : page) {
                    if (!working) {
                        return;
                    }
                    move(migration, caseId, to);
                }
            }
        }
    }

    private boolean isBeingDone(Migration migration) {
        return migrations
                .of(migration.id())
                .filter(now -> now.work() == migration.work())
                .isPresent();
    }

    private Move foreseen(Standing standing, Bundle from, Destination to) {
        try {
            return moves.forward(standing, from, to);
        } catch (RuntimeException unexpected) {
            LOG.error(
                    "What would become of the case {} cannot be told",
                    standing.file().caseId(),
                    unexpected);
            return new Stays(Reason.UNEXPECTED, null);
        }
    }

    private void tryOut(Migration migration, List<String> page, Destination to) {
        Bundle from = from(migration);
        standings(page).forEach(standing -> {
            Move move = foreseen(standing, from, to);
            if (move instanceof Stays stays) {
                migrations.predicted(
                        migration.id(), standing.file().caseId(), Outcome.STAYS, stays.reason(), stays.item());
            } else {
                migrations.predicted(migration.id(), standing.file().caseId(), Outcome.WOULD_MOVE, null, null);
            }
        });
    }

    private void move(Migration migration, String caseId, Destination to) {
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(status -> moveInTurn(migration, caseId, to));
                return;
            } catch (ConcurrencyFailureException | OptimisticLockingException collided) {
                if (attempt == TRIES) {
                    failed(migration, caseId, collided);
                    return;
                }
            } catch (RuntimeException unexpected) {
                failed(migration, caseId, unexpected);
                return;
            }
        }
    }

    private void moveInTurn(Migration migration, String caseId, Destination to) {
        CaseInHand inHand = CaseInHand.hold(cases, clocks, caseId).orElseThrow();
        Optional<MigratedCase> waiting = migrations.waiting(migration.id(), caseId);
        if (waiting.isEmpty()) {
            return;
        }
        boolean back = migration.work() == Work.RETURN;
        CaseFile file = inHand.file();
        Standing standing = new Standing(file, inHand.reviews());
        Map<String, Integer> before = back ? waiting.get().itemsBefore() : file.items();
        Move move = back
                ? moves.back(
                        standing,
                        published
                                .bundle(migration.bundle(), migration.toVersion())
                                .orElseThrow(),
                        to,
                        before)
                : moves.forward(standing, from(migration), to);
        if (move instanceof Stays stays) {
            // One that does not come back is still where the migration brought it.
            Outcome outcome = back ? Outcome.MOVED : Outcome.STAYS;
            migrations.happened(migration.id(), caseId, outcome, stays.reason(), stays.item(), back ? before : null);
            return;
        }
        Goes goes = (Goes) move;
        conductor.moved(inHand, goes);
        processes.move(
                file.processId(),
                file.bundle(),
                goes.version(),
                standing.open().stream().map(CaseReview::item).collect(Collectors.toSet()),
                goes.opens(),
                goes.tokens());
        migrations.happened(migration.id(), caseId, back ? Outcome.RETURNED : Outcome.MOVED, null, null, before);
    }

    private void failed(Migration migration, String caseId, RuntimeException why) {
        LOG.error("The case {} was not moved by migration {}; it is where it was", caseId, migration.id(), why);
        transaction.executeWithoutResult(status -> migrations
                .waiting(migration.id(), caseId)
                .ifPresent(waiting -> migrations.happened(
                        migration.id(),
                        caseId,
                        migration.work() == Work.RETURN ? Outcome.MOVED : Outcome.FAILED,
                        Reason.UNEXPECTED,
                        null,
                        waiting.itemsBefore())));
    }

    private Preview preview(Migration plan) {
        Destination to = destination(plan, plan.toVersion());
        Bundle from = from(plan);
        Map<String, Integer> places = new TreeMap<>();
        Map<Reason, Integer> held = new EnumMap<>(Reason.class);
        int movable = 0;
        String after = null;
        List<MigratedCase> page;
        do {
            page = migrations.cases(plan.id(), null, after, PAGE);
            for (Standing standing :
                    standings(page.stream().map(MigratedCase::caseId).toList())) {
                standing.open().forEach(review -> places.merge(review.item(), 1, Integer::sum));
                if (foreseen(standing, from, to) instanceof Stays stays) {
                    held.merge(stays.reason(), 1, Integer::sum);
                } else {
                    movable++;
                }
            }
            after = page.isEmpty() ? null : page.get(page.size() - 1).caseId();
        } while (page.size() == PAGE);
        return new Preview(
                migrations.running(plan.bundle(), plan.fromVersion()),
                places.entrySet().stream()
                        .map(place -> new Place(place.getKey(), place.getValue()))
                        .toList(),
                movable,
                held.entrySet().stream()
                        .map(reason -> new Held(reason.getKey(), reason.getValue()))
                        .toList());
    }

    private List<Standing> standings(Collection<String> caseIds) {
        Map<String, List<CaseReview>> reviews =
                cases.reviewsOf(caseIds).stream().collect(Collectors.groupingBy(CaseReview::caseId));
        List<Standing> standings = new ArrayList<>();
        cases.all(caseIds)
                .forEach(file -> standings.add(new Standing(file, reviews.getOrDefault(file.caseId(), List.of()))));
        return standings;
    }

    private Destination destination(Migration migration, int version) {
        Bundle bundle = published.bundle(migration.bundle(), version).orElseThrow();
        return new Destination(bundle, Walk.published(bundle, drawn.drawing(migration.bundle(), version)));
    }

    private Bundle from(Migration migration) {
        return published.bundle(migration.bundle(), migration.fromVersion()).orElseThrow();
    }
}
