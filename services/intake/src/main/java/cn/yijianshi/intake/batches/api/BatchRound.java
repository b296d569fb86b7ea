package cn.yijianshi.intake.batches.api;

import cn.yijianshi.catalogue.Checks;
import cn.yijianshi.intake.api.Receiving;
import cn.yijianshi.intake.api.Receiving.ApplicationForm;
import cn.yijianshi.intake.batches.domain.Batch;
import cn.yijianshi.intake.batches.domain.BatchColumns;
import cn.yijianshi.intake.batches.domain.BatchColumns.Said;
import cn.yijianshi.intake.batches.domain.BatchRow;
import cn.yijianshi.intake.batches.domain.Batches;
import cn.yijianshi.intake.domain.Acting;
import cn.yijianshi.intake.domain.Bundles;
import cn.yijianshi.intake.domain.Filing;
import cn.yijianshi.intake.mandates.domain.Mandates;
import cn.yijianshi.intake.messaging.Round;
import cn.yijianshi.intake.sheets.domain.CellProblem;
import cn.yijianshi.intake.sheets.domain.SheetRow;
import cn.yijianshi.platform.problems.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files the rows of batches, one after the other, each in a transaction of its own: a bad row stops no good one. The row's
 * key is its idempotency key, so a row that a crash caught in the middle is filed once.
 */
@Component
class BatchRound implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BatchRound.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int AT_ONCE = 20;

    private final Batches batches;
    private final Bundles bundles;
    private final Mandates mandates;
    private final Receiving receiving;
    private final Checks checks;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Round round;

    BatchRound(
            Batches batches,
            Bundles bundles,
            Mandates mandates,
            Receiving receiving,
            Checks checks,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.batches = batches;
        this.bundles = bundles;
        this.mandates = mandates;
        this.receiving = receiving;
        this.checks = checks;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.round = new Round("batch-rows", EVERY, this::goOn);
    }

    void hurry() {
        round.hurry();
    }

    @Override
    public void start() {
        round.start();
    }

    @Override
    public void stop() {
        round.stop();
    }

    @Override
    public boolean isRunning() {
        return round.isRunning();
    }

    private boolean goOn() {
        var rows = batches.pending(AT_ONCE);
        for (var row : rows) {
            try {
                var done = tried(row);
                transaction.executeWithoutResult(status -> batches.keep(done));
            } catch (Bundles.Unreachable away) {
                // It is not the row's fault: it waits.
                return false;
            }
        }
        return rows.size() == AT_ONCE;
    }

    private BatchRow tried(BatchRow row) {
        var batch = batches.find(row.batchId()).orElseThrow();
        var bundle = bundles.offered(batch.bundle());
        if (bundle.isEmpty()) {
            return row.failed(List.of(whole("unknown-bundle", batch.bundle())));
        }
        var said = BatchColumns.of(bundle.get(), bundles::item).read(row.cells());
        if (!row.problems().isEmpty()) {
            var all = new ArrayList<>(row.problems());
            wrong(batch, row, said).stream()
                    .filter(problem ->
                            all.stream().noneMatch(known -> problem.column().equals(known.column())))
                    .forEach(all::add);
            return row.failed(all);
        }
        try {
            var acting = acting(batch);
            if (acting.isEmpty()) {
                return row.failed(List.of(whole("mandate-not-in-force")));
            }
            var receipt = receiving
                    .receive(
                            acting.get(),
                            "batch " + batch.id() + " " + row.key(),
                            new ApplicationForm(
                                    batch.bundle(),
                                    batch.region(),
                                    said.answers(),
                                    said.form(),
                                    Map.of(),
                                    Map.of(),
                                    Map.of()),
                            Map.of(),
                            application -> {})
                    .receipt();
            return row.filed(receipt.id(), receipt.caseNo(), receipt.trackingCode());
        } catch (Filing.NotAcceptable | Filing.Stopped refused) {
            return row.failed(wrong(batch, row, said));
        } catch (Acting.NotCovered refused) {
            return row.failed(List.of(whole("mandate-not-in-force")));
        } catch (Problem refused) {
            return row.failed(List.of(whole(
                    refused.code(), refused.args().stream().map(String::valueOf).toArray(String[]::new))));
        } catch (Bundles.Unreachable away) {
            throw away;
        } catch (RuntimeException unexpected) {
            LOG.error("A row of batch {} could not be filed", batch.id(), unexpected);
            return row.failed(List.of(whole("internal")));
        }
    }

    /** Everything that is wrong with what the row says. */
    private List<CellProblem> wrong(Batch batch, BatchRow row, Said said) {
        var cells = SheetRow.places(row.places(), row.number());
        var problems = new ArrayList<CellProblem>();
        try {
            Filing.of(
                    bundles.offered(batch.bundle()).orElseThrow(), said.answers(), said.form(), bundles::item, checks);
        } catch (Filing.NotAcceptable refused) {
            refused.answers()
                    .forEach(answer -> problems.add(new CellProblem(
                            cells.get("?" + answer.question()),
                            "?" + answer.question(),
                            "answer-" + answer.code(),
                            List.of(answer.option() == null ? "" : answer.option()))));
            refused.fields().forEach(field -> {
                var column = said.columnOf(field.pointer());
                problems.add(CellProblem.ofField(cells.get(column), column, field.code(), field.args()));
            });
        } catch (Filing.Stopped wrongDoor) {
            problems.add(whole(
                    "wrong-door", wrongDoor.stop().reason(), wrongDoor.stop().door()));
        }
        return problems;
    }

    private Optional<Acting> acting(Batch batch) {
        return batch.mandateId() == null
                ? Optional.of(Acting.himself(batch.owner()))
                : mandates.find(batch.mandateId()).flatMap(mandate -> mandate.actingAt(clock.instant(), batch.by()));
    }

    private static CellProblem whole(String code, String... args) {
        return new CellProblem(null, "", code, List.of(args));
    }
}
