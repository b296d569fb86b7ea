package cn.yijianshi.bench;

import cn.yijianshi.bench.Asking.Filter;
import cn.yijianshi.bench.Asking.Known;
import cn.yijianshi.bench.Asking.Question;
import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.department.domain.Lamp;
import cn.yijianshi.department.domain.ReviewQueue;
import cn.yijianshi.department.domain.Status;
import cn.yijianshi.platform.persistence.Moments;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pages, counts and the next one in line of a queue of a million open reviews; see the README beside the source. */
public final class QueueBench {

    private static final long SEED = 20261123;
    private static final String SCHEMA = "yijianshi_bench_queue";
    private static final String PARAMETERS = "?useServerPrepStmts=true&cachePrepStmts=true&prepStmtCacheSize=500"
            + "&prepStmtCacheSqlLimit=4096&rewriteBatchedStatements=true&useLocalSessionState=true"
            + "&nullDatabaseMeansCurrent=true&connectionTimeZone=UTC&sslMode=DISABLED&allowPublicKeyRetrieval=true";
    private static final int PAGE = 20;
    private static final int LINE = 32;
    private static final int KNOWN = 4000;
    private static final Set<Filter> NONE = EnumSet.noneOf(Filter.class);
    private static final Set<Filter> SIX = EnumSet.allOf(Filter.class);

    private final QueueWishes wishes;
    private final Town town;

    private interface Answer {
        int size(ReviewQueue queue, Question question);
    }

    private record Kind(String name, boolean supervisor, Set<Filter> filters, boolean found, boolean deep, Answer ask) {

        Question draw(Asking asking) {
            return asking.any(supervisor, filters, found, deep);
        }
    }

    private QueueBench(QueueWishes wishes) {
        this.wishes = wishes;
        this.town = new Town(Catalogue.load(Path.of("workflows")), wishes.open(), wishes.ended(), SEED);
    }

    public static void main(String[] words) {
        int code = 0;
        try {
            var wishes = QueueWishes.of(words);
            if (wishes.help()) {
                System.out.print(QueueWishes.HELP);
            } else {
                System.out.println(new QueueBench(wishes).run());
            }
        } catch (RuntimeException | SQLException problem) {
            say("failed: " + problem.getMessage());
            if (problem.getMessage() == null || problem.getCause() != null) {
                problem.printStackTrace();
            }
            code = 1;
        }
        System.exit(code);
    }

    private Line run() throws SQLException {
        var server = Objects.requireNonNull(System.getenv("YIJIANSHI_MYSQL_URL"), "YIJIANSHI_MYSQL_URL is not set");
        prepareServer(server);
        try (var database = new HikariDataSource(pool(server + "/" + SCHEMA + PARAMETERS));
                var service = service(database)) {
            var sql = service.getBean(JdbcClient.class);
            migrate(database, service);
            load(database, sql);
            var queue = service.getBean(ReviewQueue.class);
            var known = known(sql);
            var line = new Line()
                    .put("bench", "queue")
                    .put("at", Instant.now().toString())
                    .put(
                            "database",
                            "mysql "
                                    + sql.sql("SELECT VERSION()")
                                            .query(String.class)
                                            .single())
                    .put("cores", Runtime.getRuntime().availableProcessors())
                    .put("pool_mb", wishes.pool())
                    .put("open", wishes.open())
                    .put("ended", wishes.ended())
                    .put("load_before", loadAverage());
            for (int clients : wishes.clients()) {
                measure(queue, known, clients, line.within("clients_" + clients));
            }
            return line.put("load_after", loadAverage());
        }
    }

    private void prepareServer(String server) throws SQLException {
        try (var database = new HikariDataSource(pool(server + "/" + PARAMETERS));
                var connection = database.getConnection();
                var statement = connection.createStatement()) {
            if (wishes.fresh()) {
                statement.execute("DROP DATABASE IF EXISTS " + SCHEMA);
            }
            statement.execute("CREATE DATABASE IF NOT EXISTS " + SCHEMA + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
            statement.execute("SET GLOBAL innodb_buffer_pool_size = " + wishes.pool() * 1024L * 1024);
        }
    }

    private static HikariConfig pool(String url) {
        var pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setUsername(Objects.requireNonNullElse(System.getenv("YIJIANSHI_MYSQL_USER"), "yijianshi"));
        pool.setPassword(Objects.requireNonNullElse(System.getenv("YIJIANSHI_MYSQL_PASSWORD"), "yijianshi"));
        // As platform.yml has it.
        pool.setMaximumPoolSize(12);
        pool.setMinimumIdle(2);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool.setAutoCommit(false);
        return pool;
    }

    /** The service's own reader of queues and the migrations it has in Java, and nothing else of the service. */
    private static AnnotationConfigApplicationContext service(HikariDataSource database) {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        var scanner = new ClassPathBeanDefinitionScanner(context, false);
        scanner.addIncludeFilter(new AssignableTypeFilter(ReviewQueue.class));
        scanner.addIncludeFilter(new AssignableTypeFilter(JavaMigration.class));
        scanner.scan("cn.yijianshi.department.persistence");
        context.refresh();
        return context;
    }

    private static void migrate(HikariDataSource database, AnnotationConfigApplicationContext service) {
        long begun = System.nanoTime();
        var done = Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/platform", "classpath:db/migration")
                .javaMigrations(
                        service.getBeansOfType(JavaMigration.class).values().toArray(JavaMigration[]::new))
                .outOfOrder(true)
                .load()
                .migrate();
        if (done.migrationsExecuted > 0) {
            say("migrated in %.1f s".formatted((System.nanoTime() - begun) / 1e9));
        }
    }

    private void load(HikariDataSource database, JdbcClient sql) throws SQLException {
        // With other workflows it would be another town, and questions would miss what is there.
        var town = "%d open, %d ended, seed %d, items %08x"
                .formatted(
                        wishes.open(),
                        wishes.ended(),
                        SEED,
                        this.town.items().stream().map(Item::key).toList().hashCode());
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS bench_loaded (town VARCHAR(100) PRIMARY KEY)");
        }
        var there = sql.sql("SELECT town FROM bench_loaded").query(String.class).list();
        if (there.equals(List.of(town))) {
            return;
        }
        if (sql.sql("SELECT COUNT(*) FROM (SELECT id FROM review LIMIT 1) AS one")
                        .query(Integer.class)
                        .single()
                > 0) {
            throw new IllegalStateException("Another town is loaded, or half of one: --fresh loads again.");
        }
        say("loading " + town);
        long begun = System.nanoTime();
        new LoadedTown(database, this.town, QueueBench::say).load();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("INSERT INTO bench_loaded VALUES (?)")) {
            statement.setString(1, town);
            statement.executeUpdate();
            connection.commit();
        }
        say("loaded in %.0f s".formatted((System.nanoTime() - begun) / 1e9));
    }

    private List<Known> known(JdbcClient sql) {
        var ids = IntStream.range(0, KNOWN)
                .mapToObj(n -> Town.id((int) ((long) n * town.number() / KNOWN), town.number()))
                .toList();
        return sql.sql("SELECT id, department, item, region, lamp, status, claimed_by, applicant_name, case_no, due_at"
                        + " FROM review WHERE id IN (:ids) AND ended = FALSE ORDER BY id")
                .param("ids", ids)
                .query((row, n) -> new Known(
                        row.getString("id"),
                        row.getString("department"),
                        row.getString("item"),
                        row.getString("region"),
                        Lamp.valueOf(row.getString("lamp")),
                        Status.valueOf(row.getString("status")),
                        row.getString("claimed_by"),
                        row.getString("applicant_name"),
                        row.getString("case_no"),
                        Moments.fromColumn(row.getObject("due_at", LocalDateTime.class))))
                .list();
    }

    private void measure(ReviewQueue queue, List<Known> known, int clients, Line line) {
        var timings = new Timings();
        var sizes = new ConcurrentHashMap<String, AtomicLong>();
        for (var kind : kinds()) {
            if (!kind.name().contains(wishes.only())) {
                continue;
            }
            ask(queue, kind, new Asking(town, known, SEED + 1), 1, wishes.requests() / 10, null, null);
            var size = sizes.computeIfAbsent(kind.name(), key -> new AtomicLong());
            ask(queue, kind, new Asking(town, known, SEED), clients, wishes.requests(), timings, size);
            var spread = timings.spreads().get(kind.name());
            say("%d clients  %-32s n %4d  p50 %8.1f  p95 %8.1f  p99 %8.1f  max %8.1f  rows %.1f"
                    .formatted(
                            clients,
                            kind.name(),
                            spread.n(),
                            spread.p50(),
                            spread.p95(),
                            spread.p99(),
                            spread.max(),
                            size.get() / (double) spread.n()));
        }
        line.putSpreads("ms", timings.spreads());
    }

    private void ask(
            ReviewQueue queue, Kind kind, Asking asking, int clients, int number, Timings timings, AtomicLong size) {
        // Drawn beforehand: drawing takes no time from answering, and every run of a seed asks the same.
        var questions =
                IntStream.range(0, number).mapToObj(n -> kind.draw(asking)).toList();
        var next = new AtomicInteger();
        var longest = new AtomicLong();
        var end = System.nanoTime() + wishes.seconds() * 1_000_000_000L;
        var pool = Executors.newFixedThreadPool(clients);
        try {
            var working = IntStream.range(0, clients)
                    .mapToObj(client -> pool.submit(() -> {
                        for (int n = next.getAndIncrement();
                                n < number && System.nanoTime() < end;
                                n = next.getAndIncrement()) {
                            long begun = System.nanoTime();
                            int rows = kind.ask().size(queue, questions.get(n));
                            long took = System.nanoTime() - begun;
                            if (timings == null) {
                                continue;
                            }
                            timings.add(kind.name(), took);
                            size.addAndGet(rows);
                            if (longest.accumulateAndGet(took, Math::max) == took && wishes.slowest()) {
                                say("  %.1f ms, %d rows: %s"
                                        .formatted(
                                                took / 1e6,
                                                rows,
                                                questions.get(n).words()));
                            }
                        }
                    }))
                    .toList();
            for (var one : working) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException problem) {
            throw new IllegalStateException(kind.name() + " failed", problem);
        } finally {
            pool.shutdownNow();
        }
    }

    private static List<Kind> kinds() {
        Answer page = (queue, question) ->
                queue.page(question.wanted(), question.from(), false, PAGE + 1).size();
        Answer back = (queue, question) ->
                queue.page(question.wanted(), question.from(), true, PAGE + 1).size();
        Answer counts = (queue, question) ->
                queue.counts(question.wanted(), question.me()).size();
        Answer next =
                (queue, question) -> queue.inLine(question.wanted(), 0, LINE).size();
        var kinds = new ArrayList<Kind>();
        for (boolean supervisor : List.of(false, true)) {
            var who = supervisor ? "supervisor." : "officer.";
            kinds.add(new Kind(who + "six", supervisor, SIX, false, false, page));
            kinds.add(new Kind(who + "six-found", supervisor, SIX, true, false, page));
            kinds.add(new Kind(who + "six-deep", supervisor, SIX, false, true, page));
            kinds.add(new Kind(who + "first", supervisor, NONE, false, false, page));
            kinds.add(new Kind(who + "deep", supervisor, NONE, false, true, page));
            kinds.add(new Kind(who + "back", supervisor, NONE, false, true, back));
            for (var filter : Filter.values()) {
                var name = filter.name().toLowerCase(java.util.Locale.ROOT);
                kinds.add(new Kind(who + "only-" + name, supervisor, EnumSet.of(filter), false, false, page));
            }
            kinds.add(new Kind(who + "counts", supervisor, NONE, false, false, counts));
            kinds.add(new Kind(
                    who + "counts-two", supervisor, EnumSet.of(Filter.ITEM, Filter.REGION), false, false, counts));
            kinds.add(new Kind(who + "counts-text", supervisor, EnumSet.of(Filter.TEXT), false, false, counts));
            kinds.add(new Kind(who + "counts-six", supervisor, SIX, false, false, counts));
        }
        // Nobody takes for a supervisor: the next one is of the officer's own departments.
        kinds.add(new Kind("officer.next", false, NONE, false, false, next));
        kinds.add(new Kind("officer.next-two", false, EnumSet.of(Filter.ITEM, Filter.REGION), false, false, next));
        kinds.add(new Kind("officer.next-text", false, EnumSet.of(Filter.TEXT), false, false, next));
        return kinds;
    }

    private static String loadAverage() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static void say(String words) {
        System.err.println(words);
    }
}
