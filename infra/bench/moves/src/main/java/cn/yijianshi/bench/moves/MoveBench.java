package cn.yijianshi.bench.moves;

import cn.yijianshi.broker.EmbeddedBroker;
import cn.yijianshi.engine.EngineApplication;
import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.Cases;
import cn.yijianshi.engine.domain.ItemState;
import cn.yijianshi.engine.migration.domain.MigratedCase;
import cn.yijianshi.engine.migration.domain.MigratedCase.Outcome;
import cn.yijianshi.engine.migration.domain.Migration;
import cn.yijianshi.engine.migration.domain.Migration.State;
import cn.yijianshi.engine.migration.domain.Migration.Work;
import cn.yijianshi.engine.migration.domain.Migrations;
import cn.yijianshi.engine.migration.domain.Movement;
import cn.yijianshi.engine.process.Conductor;
import cn.yijianshi.events.ApplicationEvent.ApplicationSubmitted;
import cn.yijianshi.events.ReviewEvent.ReviewApproved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Running cases in random places are tried, moved, and moved back; see the README above. */
public final class MoveBench {

    private static final int CLIENTS = 4;
    private static final int PAGE = 500;
    private static final String BUNDLE = "many_offices";

    private final ConfigurableApplicationContext engine;
    private final Conductor conductor;
    private final Cases cases;
    private final Movement movement;
    private final Migrations migrations;
    private final TransactionTemplate transaction;

    private MoveBench(ConfigurableApplicationContext engine) {
        this.engine = engine;
        this.conductor = engine.getBean(Conductor.class);
        this.cases = engine.getBean(Cases.class);
        this.movement = engine.getBean(Movement.class);
        this.migrations = engine.getBean(Migrations.class);
        this.transaction = engine.getBean(TransactionTemplate.class);
    }

    /** @param words how many cases, 10,000 when left out; and the folder of the repository's calendar */
    public static void main(String[] words) throws Exception {
        int count = words.length > 1 ? Integer.parseInt(words[1]) : 10_000;
        Path folder = Files.createTempDirectory("moves");
        writeFiles(folder, Path.of(words[0]));
        try (EmbeddedBroker broker = EmbeddedBroker.start(0, null);
                ConfigurableApplicationContext engine = started(folder, broker)) {
            System.out.println(new MoveBench(engine).run(count));
        }
        System.exit(0);
    }

    private static ConfigurableApplicationContext started(Path folder, EmbeddedBroker broker) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", 0);
        settings.put("yijianshi.workflows-dir", folder.toString());
        settings.put("yijianshi.messaging.broker", "embedded");
        settings.put("spring.rabbitmq.addresses", "amqp://guest:guest@127.0.0.1:" + broker.port());
        if (System.getenv("YIJIANSHI_DB_URL") == null) {
            settings.put("spring.datasource.url", "jdbc:h2:file:" + folder.resolve("engine") + ";MODE=MySQL");
        }
        return new SpringApplicationBuilder(EngineApplication.class)
                .properties(settings)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    private String run(int count) throws InterruptedException, ExecutionException {
        say("filing " + count + " cases and deciding some of their items");
        double filing = seconds(() -> fileAll(count));
        Migration[] planned = new Migration[1];
        double planning = seconds(() -> planned[0] = movement.plan(plan(count), null, null));
        String id = planned[0].id();
        double trial = seconds(() -> carryOut(id, Work.TRIAL, State.TRIED));
        double execution = seconds(() -> carryOut(id, Work.EXECUTION, State.DONE));
        int[] moved = new int[1];
        int[] otherwise = new int[1];
        rows(id, row -> {
            boolean same = row.outcome() == Outcome.MOVED && row.predicted() == Outcome.WOULD_MOVE
                    || row.outcome() == Outcome.STAYS && row.predicted() == Outcome.STAYS;
            otherwise[0] += same ? 0 : 1;
            moved[0] += row.outcome() == Outcome.MOVED ? 1 : 0;
        });
        double giveBack = seconds(() -> carryOut(id, Work.RETURN, State.RETURNED));
        int[] returned = new int[1];
        rows(id, row -> returned[0] += row.outcome() == Outcome.RETURNED ? 1 : 0);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("bench", "moves");
        line.put("database", System.getenv("YIJIANSHI_DB_URL") == null ? "h2" : "mysql");
        line.put("cores", Runtime.getRuntime().availableProcessors());
        line.put("cases", count);
        line.put("filing_s", filing);
        line.put("preview_s", planning);
        line.put("trial_s", trial);
        line.put("execution_s", execution);
        line.put("execution_cases_per_s", count / execution);
        line.put("moved", moved[0]);
        line.put("stayed", count - moved[0]);
        line.put("otherwise_than_tried", otherwise[0]);
        line.put("return_s", giveBack);
        line.put("returned", returned[0]);
        return engine.getBean(JsonMapper.class).writeValueAsString(line);
    }

    private void fileAll(int count) {
        var clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<? extends Future<?>> all = IntStream.range(0, count)
                    .mapToObj(number -> clients.submit(() -> file(new Random(number))))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } finally {
            clients.shutdown();
        }
    }

    private void file(Random lot) {
        String id = UUID.randomUUID().toString();
        transaction.executeWithoutResult(status -> conductor.submitted(new ApplicationSubmitted(
                UUID.randomUUID(),
                Instant.now(),
                id,
                "YJS" + id.substring(0, 12),
                BUNDLE,
                1,
                "350502",
                Map.of(),
                IntStream.range(0, 6).mapToObj(item -> "item_" + item).toList(),
                "applicant")));
        for (int decided = lot.nextInt(5); decided > 0; decided--) {
            List<CaseReview> open = cases.reviews(id).stream()
                    .filter(review -> review.state() == ItemState.OPEN)
                    .toList();
            approve(open.get(lot.nextInt(open.size())));
        }
    }

    private void approve(CaseReview review) {
        transaction.executeWithoutResult(status -> conductor.decided(
                new ReviewApproved(
                        UUID.randomUUID(),
                        Instant.now(),
                        review.caseId(),
                        review.reviewId(),
                        review.department(),
                        review.item(),
                        3,
                        Map.of(),
                        List.of()),
                ItemState.APPROVED,
                Map.of()));
    }

    private static Migration plan(int count) {
        return new Migration(
                UUID.randomUUID().toString(),
                BUNDLE,
                1,
                2,
                State.PLANNED,
                Work.NONE,
                "bench",
                "bench",
                Instant.now(),
                null,
                count);
    }

    private void carryOut(String id, Work work, State until) {
        say(work.name().toLowerCase(java.util.Locale.ROOT));
        movement.begin(id, work);
        while (migrations.of(id).orElseThrow().work() != Work.NONE) {
            pause();
        }
        if (migrations.of(id).orElseThrow().state() != until) {
            throw new IllegalStateException("the migration is not " + until);
        }
    }

    private void rows(String id, java.util.function.Consumer<MigratedCase> each) {
        String after = null;
        List<MigratedCase> page;
        do {
            page = migrations.cases(id, null, after, PAGE);
            page.forEach(each);
            after = page.isEmpty() ? null : page.get(page.size() - 1).caseId();
        } while (page.size() == PAGE);
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static double seconds(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return Math.round((System.nanoTime() - begun) / 1e6) / 1e3;
    }

    private static void say(String text) {
        System.err.println(text);
    }

    /** Six items in three waves; the second version puts two of them side by side and adds one. */
    private static void writeFiles(Path folder, Path calendar) throws IOException {
        put(folder, "departments.yaml", """
                - {key: office-0, name: [甲局, Office A], service: department}
                - {key: office-1, name: [乙局, Office B], service: department}
                """);
        put(folder, "items/fields.v1.yaml", """
                version: 1
                sections: [{key: basics, name: [基本信息, Basics]}]
                fields: {}
                """);
        for (int item = 0; item < 7; item++) {
            put(folder, "items/office-%d/item_%d.yaml".formatted(item % 2, item), """
                    key: item_%1$d
                    version: 1
                    dictionary: 1
                    name: [事项%1$d, Item %1$d]
                    department: office-%2$d
                    kind: FILING
                    decision: OFFICER
                    legalBasis: [[行政许可法, Administrative Licensing Law]]
                    promised: 2 WORKING_DAY
                    statutory: 20 WORKING_DAY
                    """.formatted(item, item % 2));
        }
        String nodes = "{item: item_0}, {item: item_1}, {item: item_2}, {item: item_3}, {item: item_4}, {item: item_5}";
        String start = """
                edges:
                  - {from: item_0, to: item_2, kind: OUT}
                  - {from: item_1, to: item_3, kind: OUT}
                  - {from: item_2, to: item_4, kind: OUT}
                  - {from: item_3, to: item_4, kind: OUT}
                """;
        put(
                folder,
                "bundles/" + BUNDLE + "/v1/bundle.yaml",
                head(1) + "nodes: [" + nodes + "]\n" + start + "  - {from: item_4, to: item_5, kind: OUT}\n");
        put(
                folder,
                "bundles/" + BUNDLE + "/bundle.yaml",
                head(2) + "nodes: [" + nodes + ", {item: item_6}]\n" + start
                        + "  - {from: item_3, to: item_5, kind: OUT}\n  - {from: item_5, to: item_6, kind: OUT}\n");
        try (var files = Files.walk(calendar)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve("calendar")
                        .resolve(calendar.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static String head(int version) {
        return """
                key: %1$s
                version: %2$d
                name: [多部门一件事, Many offices]
                description: [合成的一件事, Synthetic]
                leadDepartment: office-0
                promise: 60 WORKING_DAY
                """.formatted(BUNDLE, version);
    }

    private static void put(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
