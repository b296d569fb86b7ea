package cn.yijianshi.bench;

import cn.yijianshi.bench.Client.Waiting;
import cn.yijianshi.bench.Timings.Spread;
import cn.yijianshi.local.Platform;
import cn.yijianshi.local.Portal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Whole cases through the gateway, from filing to the last certificate; see the README beside the source. */
public final class CaseThroughput {

    private static final int PORT_OFFSET = 3000;
    private static final int UNITS_AT_ONCE = 250;
    /** Neither ours nor part of a case: they stand beside the services and are told apart in the figures. */
    private static final List<String> NOT_OURS = List.of("keycloak", "broker", "mysql", "rabbitmq");

    private final Wishes wishes;
    private final Path repository;
    private final Path work;

    private CaseThroughput(Wishes wishes, Path repository) {
        this.wishes = wishes;
        this.repository = repository;
        this.work = repository.resolve("infra/bench/target");
    }

    public static void main(String[] words) {
        int code = 0;
        try {
            Wishes wishes = Wishes.of(words);
            if (wishes.help()) {
                System.out.print(Wishes.HELP);
            } else {
                System.out.println(new CaseThroughput(wishes, repository()).run());
            }
        } catch (RuntimeException problem) {
            say("failed: " + problem.getMessage());
            if (problem.getMessage() == null || problem.getCause() != null) {
                problem.printStackTrace();
            }
            code = 1;
        }
        System.exit(code);
    }

    private Line run() {
        Optional<Peer> peer = wishes.peer() ? Peer.of(repository, work, CaseThroughput::say) : Optional.empty();
        Optional<Peer.Database> database = database();
        var peers = new ArrayList<JsonNode>();
        // Before and after, so that a machine that became slower or quicker meanwhile shows.
        runPeer(peer, database, peers);
        Line line;
        if (wishes.url() != null) {
            line = drive(wishes.url(), pids());
        } else {
            try (Platform platform = started()) {
                Map<String, Long> pids = new LinkedHashMap<>();
                platform.names().forEach(name -> pids.put(name, platform.pid(name)));
                pids.putAll(wishes.pids());
                line = drive(platform.url(), pids);
            }
        }
        runPeer(peer, database, peers);
        compare(line, peers);
        return line;
    }

    private Platform started() {
        boolean ownServers =
                System.getenv("YIJIANSHI_MYSQL_URL") == null || wishes.pids().containsKey("mysql");
        var builder = Platform.builder()
                .repository(repository)
                .state(work.resolve("run"))
                .portOffset(PORT_OFFSET)
                .environment(System.getenv())
                .tell(CaseThroughput::say);
        if (ownServers) {
            builder.afresh();
        }
        Platform platform = builder.build();
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
        try {
            return platform.start();
        } catch (RuntimeException problem) {
            platform.close();
            throw problem;
        }
    }

    private Line drive(String url, Map<String, Long> pids) {
        HomeSale sale = HomeSale.in(repository, Instant.now().getEpochSecond());
        int all = wishes.warmup() + wishes.cases() + wishes.light();
        say("registering " + all + " homes, signing in " + wishes.clients() + " applicants and their officers");
        List<String> titles = register(sale, all, url);
        List<Client> clients = IntStream.range(0, wishes.clients())
                .mapToObj(number -> new Client(url, number))
                .toList();
        var meter = new Meter(pids);

        if (wishes.warmup() > 0) {
            say("warming up with " + wishes.warmup() + " cases");
            new Phase(sale, titles, clients, false).run(0, wishes.warmup());
        }
        say("measuring " + wishes.cases() + " cases of " + wishes.clients() + " clients");
        var busy = new Phase(sale, titles, clients, false);
        Map<String, Double> cpuBefore = meter.cpuMillis();
        double ownBefore = ownCpuMillis();
        busy.run(wishes.warmup(), wishes.cases());
        Map<String, Double> cpu = difference(cpuBefore, meter.cpuMillis());
        double own = ownCpuMillis() - ownBefore;
        Map<String, Double> resident = meter.residentMegabytes();

        Line line = new Line()
                .put("bench", "case-throughput")
                .put("at", Instant.now().toString())
                .put("database", onMySql() ? "mysql" : "h2")
                .put("broker", System.getenv("YIJIANSHI_AMQP_URL") == null ? "embedded" : "rabbitmq")
                .put(
                        "java_options",
                        Objects.requireNonNullElse(System.getenv("YIJIANSHI_JAVA_OPTIONS"), "")
                                .strip())
                .put("cores", Runtime.getRuntime().availableProcessors())
                .put("cases", wishes.cases())
                .put("warmup", wishes.warmup())
                .put("clients", wishes.clients())
                .put("seconds", busy.seconds)
                .put("cases_per_s", wishes.cases() / busy.seconds);
        busy.tell(line);
        if (meter.isEmpty()) {
            line.putNull("cpu_ms_per_case").putNull("rss_mb");
        } else {
            line.put("cpu_ms_per_case", sum(cpu) / wishes.cases());
            cpu.replaceAll((name, millis) -> millis / wishes.cases());
            line.put("cpu_ms_per_case_by_process", cpu);
            line.put("rss_mb", sum(resident));
            line.put(
                    "rss_mb_services",
                    resident.entrySet().stream()
                            .filter(process -> !NOT_OURS.contains(process.getKey()))
                            .mapToDouble(Map.Entry::getValue)
                            .sum());
            line.put("rss_mb_by_process", resident);
        }
        line.put("client_cpu_ms_per_case", own / wishes.cases());
        if (wishes.light() > 0) {
            say("one client alone: " + wishes.light() + " cases");
            var light = new Phase(sale, titles, clients.subList(0, 1), true);
            light.run(wishes.warmup() + wishes.cases(), wishes.light());
            Line inner = line.within("light")
                    .put("cases", wishes.light())
                    .put("cases_per_s", wishes.light() / light.seconds);
            light.tell(inner);
        } else {
            line.putNull("light");
        }
        return line;
    }

    /** A number of cases by some clients, each case once. */
    private static final class Phase {

        private final HomeSale sale;
        private final List<String> titles;
        private final List<Client> clients;
        private final boolean light;
        private final Timings steps = new Timings();
        private final Timings seen = new Timings();
        private final Timings told = new Timings();
        private List<Filed> ended = List.of();
        private double seconds;

        private record Filed(Portal applicant, String id) {}

        Phase(HomeSale sale, List<String> titles, List<Client> clients, boolean light) {
            this.sale = sale;
            this.titles = titles;
            this.clients = clients;
            this.light = light;
        }

        void run(int first, int count) {
            var next = new AtomicInteger(first);
            var done = new ConcurrentLinkedQueue<Filed>();
            ExecutorService threads = Executors.newFixedThreadPool(clients.size());
            long begun = System.nanoTime();
            try {
                List<Future<?>> running = new ArrayList<>();
                for (Client client : clients) {
                    running.add(threads.submit(() -> {
                        Waiting waiting = light ? Waiting.eager() : client.patience();
                        for (int n = next.getAndIncrement(); n < first + count; n = next.getAndIncrement()) {
                            String id = client.run(sale.application(n, titles.get(n)), waiting, steps, seen);
                            done.add(new Filed(client.applicant(), id));
                        }
                    }));
                }
                for (Future<?> client : running) {
                    client.get();
                }
            } catch (ExecutionException problem) {
                throw new IllegalStateException(problem.getCause().getMessage(), problem.getCause());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", stopped);
            } finally {
                threads.shutdownNow();
            }
            seconds = (System.nanoTime() - begun) / 1e9;
            ended = List.copyOf(done);
        }

        /** Reads the timelines now, when nothing is measured any more. */
        void tell(Line line) {
            ended.forEach(filed -> Stamps.add(
                    filed.applicant()
                            .get("/api/applications/" + filed.id() + "/timeline?limit=100")
                            .expect(200)
                            .json()
                            .get("items"),
                    told));
            Map<String, Spread> bySteps = steps.spreads();
            line.putSpreads("steps_ms", bySteps);
            line.putSpreads("hops_seen_ms", seen.spreads());
            line.putSpreads("hops_stamped_ms", told.spreads());
            bySteps.forEach((name, spread) -> say("  %-32s %s".formatted(name, words(spread))));
            seen.spreads().forEach((name, spread) -> say("  hop %-28s %s".formatted(name, words(spread))));
            told.spreads().forEach((name, spread) -> say("  stamped %-24s %s".formatted(name, words(spread))));
        }

        private static String words(Spread spread) {
            return "n %5d  p50 %7.1f  p95 %7.1f  p99 %7.1f ms"
                    .formatted(spread.n(), spread.p50(), spread.p95(), spread.p99());
        }
    }

    private static List<String> register(HomeSale sale, int count, String url) {
        Portal administrator = Portal.login(url, "admin");
        var titles = new ArrayList<String>();
        for (int first = 0; first < count; first += UNITS_AT_ONCE) {
            var units = IntStream.range(first, Math.min(count, first + UNITS_AT_ONCE))
                    .mapToObj(sale::unit)
                    .toList();
            administrator
                    .post("/api/departments/property-registration/register/units", Map.of("units", units))
                    .expect(200)
                    .json()
                    .get("units")
                    .valueStream()
                    .forEach(unit -> titles.add(unit.get("titleNumber").asString()));
        }
        return titles;
    }

    private void runPeer(Optional<Peer> peer, Optional<Peer.Database> database, List<JsonNode> results) {
        if (peer.isEmpty() || database.isEmpty()) {
            return;
        }
        say("the bare engine on " + database.get().url());
        JsonNode result = peer.get().run(database.get(), wishes.cases(), wishes.warmup(), wishes.clients());
        say("  %.1f cases/s".formatted(result.get("cases_per_s").asDouble()));
        results.add(result);
    }

    private static void compare(Line line, List<JsonNode> peers) {
        if (peers.isEmpty()) {
            line.putNull("peer").putNull("ratios");
            return;
        }
        double casesPerSecond = mean(peers, "cases_per_s");
        double cpu = mean(peers, "cpu_ms_per_case") + mean(peers, "db_cpu_ms_per_case");
        line.within("peer")
                .put("engine", "camunda " + peers.get(0).path("version").asString())
                .put("database", peers.get(0).path("db").asString())
                .put("cases_per_s", casesPerSecond)
                .put("cases_per_s_before", peers.get(0).get("cases_per_s").asDouble())
                .put(
                        "cases_per_s_after",
                        peers.get(peers.size() - 1).get("cases_per_s").asDouble())
                .put("cpu_ms_per_case", cpu)
                .put("task_ms_p50", mean(peers, "task_ms_p50"))
                .put("task_ms_p99", mean(peers, "task_ms_p99"));
        line.within("ratios")
                .put("cases_per_s", line.number("cases_per_s") / casesPerSecond)
                .put("cpu_ms_per_case", line.number("cpu_ms_per_case") / cpu);
    }

    private static double mean(List<JsonNode> peers, String figure) {
        // The database in a peer's own process has no CPU time of its own.
        return peers.stream()
                .mapToDouble(peer -> peer.path(figure).asDouble(0))
                .average()
                .orElse(Double.NaN);
    }

    private Optional<Peer.Database> database() {
        if (onMySql()) {
            return Optional.of(new Peer.Database(
                    System.getenv("YIJIANSHI_MYSQL_URL").replaceFirst("/+$", "") + "/",
                    environment("YIJIANSHI_MYSQL_USER"),
                    environment("YIJIANSHI_MYSQL_PASSWORD"),
                    wishes.pids().getOrDefault("mysql", 0L)));
        }
        // What a platform that runs elsewhere stands on is not known here.
        return wishes.url() != null
                ? Optional.empty()
                : Optional.of(new Peer.Database("h2-file:" + work.resolve("peers/h2"), "sa", "", 0));
    }

    /** The processes to watch: those that were named, or else those of {@code ./start}. */
    private Map<String, Long> pids() {
        if (!wishes.pids().isEmpty()) {
            return wishes.pids();
        }
        Path list = repository.resolve(".run/processes");
        var pids = new LinkedHashMap<String, Long>();
        try {
            if (Files.exists(list)) {
                Files.readAllLines(list).stream()
                        .map(line -> line.split(" "))
                        .filter(parts -> !parts[0].equals("launcher"))
                        .forEach(parts -> pids.put(parts[0], Long.valueOf(parts[1])));
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return pids;
    }

    private static boolean onMySql() {
        return System.getenv("YIJIANSHI_MYSQL_URL") != null;
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? "yijianshi" : value;
    }

    private static double ownCpuMillis() {
        // Without the processes it started: those are the platform.
        return Meter.cpuMillisOf(ProcessHandle.current().pid());
    }

    private static Map<String, Double> difference(Map<String, Double> before, Map<String, Double> after) {
        var difference = new LinkedHashMap<String, Double>();
        after.forEach((name, value) -> difference.put(name, value - before.getOrDefault(name, 0.0)));
        return difference;
    }

    private static double sum(Map<String, Double> values) {
        return values.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static Path repository() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("infra/keycloak/yijianshi-realm.json"))) {
                return folder;
            }
        }
        throw new IllegalStateException("This must run inside a clone of the project.");
    }

    private static void say(String words) {
        System.err.println(words);
    }
}
