package cn.yijianshi.intake.batches.api;

import cn.yijianshi.intake.api.Cursor;
import cn.yijianshi.intake.api.IntakeSettings;
import cn.yijianshi.intake.api.Wording;
import cn.yijianshi.intake.batches.api.BatchViews.BatchLine;
import cn.yijianshi.intake.batches.api.BatchViews.BatchView;
import cn.yijianshi.intake.batches.api.BatchViews.ProblemView;
import cn.yijianshi.intake.batches.api.BatchViews.RowReceipt;
import cn.yijianshi.intake.batches.api.BatchViews.RowView;
import cn.yijianshi.intake.batches.domain.Batch;
import cn.yijianshi.intake.batches.domain.BatchColumns;
import cn.yijianshi.intake.batches.domain.BatchRow;
import cn.yijianshi.intake.batches.domain.BatchRow.State;
import cn.yijianshi.intake.batches.domain.Batches;
import cn.yijianshi.intake.batches.domain.Batches.AlreadyOpened;
import cn.yijianshi.intake.domain.Act;
import cn.yijianshi.intake.domain.Acting;
import cn.yijianshi.intake.domain.Acts;
import cn.yijianshi.intake.domain.Applications.Place;
import cn.yijianshi.intake.domain.Bundles;
import cn.yijianshi.intake.sheets.api.SheetReader;
import cn.yijianshi.intake.sheets.api.SheetWriter;
import cn.yijianshi.intake.sheets.domain.CellProblem;
import cn.yijianshi.intake.sheets.domain.Column;
import cn.yijianshi.intake.sheets.domain.SheetRow;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.web.Page;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The counter for many applications at once: reads the sheet, keeps its rows, and tells what became of each. */
@Component
class Batching {

    private static final int LONGEST_KEY = 120;

    private final Batches batches;
    private final Bundles bundles;
    private final BatchRound round;
    private final Acts acts;
    private final Wording wording;
    private final BatchSettings settings;
    private final IntakeSettings intake;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Batching(
            Batches batches,
            Bundles bundles,
            BatchRound round,
            Acts acts,
            Wording wording,
            BatchSettings settings,
            IntakeSettings intake,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.batches = batches;
        this.bundles = bundles;
        this.round = round;
        this.acts = acts;
        this.wording = wording;
        this.settings = settings;
        this.intake = intake;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    record Opened(BatchView batch, boolean again) {}

    Opened open(Acting acting, String key, String bundleKey, String region, String fileName, byte[] file) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Problem.bad("idempotency-key-unusable", LONGEST_KEY);
        }
        acting.demand(Act.SUBMIT, bundleKey);
        var owner = acting.applicant();
        var hash = hash(bundleKey, region, file);
        var earlier = batches.openedUnder(owner.id(), key);
        if (earlier.isPresent()) {
            return again(earlier.get(), hash);
        }
        var bundle = bundles.offered(bundleKey)
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "unknown-bundle", bundleKey));
        if (!intake.regions().contains(region)) {
            throw Problem.invalid("not-acceptable").at("/region", "unknown-region");
        }
        var rows = read(BatchColumns.of(bundle, bundles::item), file);
        var batch = new Batch(
                UUID.randomUUID().toString(),
                owner,
                acting.by(),
                acting.isForAnother() ? acting.authority().mandateId() : null,
                bundle.key(),
                bundle.name(),
                bundle.nameEn(),
                region,
                shortened(fileName),
                hash,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        try {
            transaction.executeWithoutResult(status -> {
                batches.open(
                        batch,
                        key,
                        rows.stream()
                                .map(row -> BatchRow.pending(batch.id(), row))
                                .toList());
                acts.done(acting, "BATCH_BEGUN", batch.id(), batch.bundleName(), batch.createdAt());
            });
        } catch (AlreadyOpened sentTwiceAtOnce) {
            return batches.openedUnder(owner.id(), key)
                    .map(other -> again(other, hash))
                    .orElseThrow(() -> sentTwiceAtOnce);
        }
        round.hurry();
        return new Opened(view(batch, null, null, 100), false);
    }

    private Opened again(Batch earlier, String hash) {
        if (!earlier.contentHash().equals(hash)) {
            throw Problem.invalid("idempotency-key-reused");
        }
        return new Opened(view(earlier, null, null, 100), true);
    }

    /** Rows that failed come corrected, and new ones may be added; what is filed stays as it is. */
    BatchView more(Acting acting, String id, byte[] file) {
        var seen = mine(batches.find(id), acting);
        acting.demand(Act.SUBMIT, seen.bundle());
        var bundle = bundles.offered(seen.bundle())
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "unknown-bundle", seen.bundle()));
        var rows = read(BatchColumns.of(bundle, bundles::item), file);
        transaction.executeWithoutResult(status -> {
            mine(batches.lock(id), acting);
            batches.forgetUnnamed(id);
            var before = batches.byKey(id);
            for (var row : rows) {
                var old = before.get(row.key());
                var next = BatchRow.pending(id, row);
                if (old == null) {
                    if (before.size() >= settings.mostRows()) {
                        throw Problem.invalid("not-acceptable").at("/file", "batch-too-long", settings.mostRows());
                    }
                    batches.add(next);
                    before.put(row.key(), next);
                } else if (old.state() == State.FAILED) {
                    batches.keep(next);
                }
            }
        });
        round.hurry();
        return view(seen, null, null, 100);
    }

    BatchView one(Acting acting, String id, State state, String after, int limit) {
        return view(mine(batches.find(id), acting), state, after, Page.limit(limit));
    }

    Page<BatchLine> mine(Acting acting, String after, int limit) {
        acting.demand(Act.FOLLOW);
        var size = Page.limit(limit);
        var found = batches.ofOwner(acting.applicant().id(), acting.bundles(), Cursor.read(after), size + 1).stream()
                .map(this::line)
                .toList();
        return Page.of(found, size, line -> Cursor.write(new Place(line.createdAt(), line.id())));
    }

    /** A sheet for this bundle with nothing filled in. */
    List<List<String>> template(String bundleKey) {
        return SheetWriter.template(columns(bundleKey));
    }

    /** The rows that failed, as a sheet to correct and hand in again. */
    List<List<String>> failed(Acting acting, String id) {
        var batch = mine(batches.find(id), acting);
        var failed = batches.rows(id, State.FAILED, 0, settings.mostRows());
        var header = new ArrayList<String>();
        header.add(BatchColumns.KEY);
        columns(batch.bundle()).template().stream()
                .map(Column::key)
                .filter(column -> !header.contains(column))
                .forEach(header::add);
        failed.stream()
                .flatMap(row -> row.cells().keySet().stream())
                .filter(column -> !header.contains(column))
                .distinct()
                .forEach(header::add);
        var lines = new ArrayList<List<String>>();
        lines.add(header);
        failed.forEach(row -> lines.add(header.stream()
                .map(column -> row.cells().getOrDefault(column, ""))
                .toList()));
        return lines;
    }

    private BatchColumns columns(String bundleKey) {
        return bundles.offered(bundleKey)
                .map(bundle -> BatchColumns.of(bundle, bundles::item))
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "unknown-bundle", bundleKey));
    }

    private List<SheetRow> read(BatchColumns columns, byte[] file) {
        try {
            return new SheetReader(columns, settings.mostRows()).read(file);
        } catch (SheetReader.Unreadable refused) {
            throw Problem.invalid("not-acceptable").at("/file", refused.code(), refused.args());
        }
    }

    private static Batch mine(Optional<Batch> batch, Acting acting) {
        return batch.filter(
                        found -> found.owner().id().equals(acting.applicant().id()) && acting.concerns(found.bundle()))
                .orElseThrow(Problem::notFound);
    }

    private BatchView view(Batch batch, State state, String after, int size) {
        var counts = batches.counts(batch.id());
        var columns = bundles.offered(batch.bundle()).map(bundle -> BatchColumns.of(bundle, bundles::item));
        var rows = batches.rows(batch.id(), state, number(after), size + 1).stream()
                .map(row -> row(row, columns))
                .toList();
        return new BatchView(
                batch.id(),
                batch.bundle(),
                batch.bundleName(),
                batch.bundleNameEn(),
                batch.region(),
                batch.fileName(),
                batch.owner().name(),
                batch.createdAt(),
                counts.pending() == 0,
                counts.pending(),
                counts.filed(),
                counts.failed(),
                Page.of(rows, size, row -> String.valueOf(row.row())));
    }

    private static int number(String after) {
        if (after == null || after.isBlank()) {
            return 0;
        }
        try {
            return Integer.parseInt(after);
        } catch (NumberFormatException notOurs) {
            throw Problem.bad("invalid-request").at("", "wrong-parameter", "after");
        }
    }

    private BatchLine line(Batch batch) {
        var counts = batches.counts(batch.id());
        return new BatchLine(
                batch.id(),
                batch.bundle(),
                batch.bundleName(),
                batch.bundleNameEn(),
                batch.fileName(),
                batch.createdAt(),
                counts.pending() == 0,
                counts.pending(),
                counts.filed(),
                counts.failed());
    }

    private RowView row(BatchRow row, Optional<BatchColumns> columns) {
        return new RowView(
                row.number(),
                row.key(),
                row.state(),
                row.state() == State.FILED
                        ? new RowReceipt(row.applicationId(), row.caseNo(), row.trackingCode())
                        : null,
                row.problems().stream()
                        .map(problem -> problem(problem, columns))
                        .toList());
    }

    private ProblemView problem(CellProblem problem, Optional<BatchColumns> columns) {
        var column = columns.flatMap(all -> all.column(problem.column()));
        return new ProblemView(
                problem.cell(),
                problem.column(),
                column.map(Column::label).orElse(null),
                column.map(Column::labelEn).orElse(null),
                problem.code(),
                wording.cell(problem, Locale.CHINESE),
                wording.cell(problem, Locale.ENGLISH));
    }

    private static String shortened(String name) {
        var text = name == null ? "" : name.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
        return text.length() > 200 ? text.substring(0, 200) : text;
    }

    private static String hash(String bundle, String region, byte[] file) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((bundle + " " + region + " ").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(file));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
