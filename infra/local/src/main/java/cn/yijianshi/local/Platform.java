package cn.yijianshi.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The whole platform as processes of this machine: broker, Keycloak, the services and the gateway, each its own
 * program, watched and started again when it dies. {@code ./start}, the system tests and the bench all use this.
 */
public final class Platform implements AutoCloseable {

    private static final Duration TO_COME_UP = Duration.ofSeconds(180);
    private static final String BROKER = "broker";
    private static final String KEYCLOAK = "keycloak";
    private static final int METASPACE = 160;

    private final Settings settings;
    private final boolean afresh;
    private final Consumer<String> tell;
    private final Environment environment;
    private final Processes processes;
    private final Keycloak keycloak;
    private final Map<String, Supervised> parts = new LinkedHashMap<>();
    // Looked at once: what was made ready is what runs, even if somebody builds the jar again meanwhile.
    private final Map<String, ReadyJar> jars = new ConcurrentHashMap<>();
    private final CompletableFuture<Trouble> failure = new CompletableFuture<>();
    // As many at a time as there are cores, and one: more only make all of them late.
    private final ExecutorService starters =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors() + 1, Platform::background);
    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(2, Platform::background);
    private boolean closed;

    private Platform(Builder wanted) {
        this.settings = wanted.settings();
        this.afresh = wanted.afresh;
        this.tell = wanted.tell;
        this.environment = new Environment(settings);
        this.processes = new Processes(settings.state());
        this.keycloak = new Keycloak(settings);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Where people and API clients come in. */
    public String url() {
        return settings.publicUrl();
    }

    /** The address of one service behind the gateway, by its name ("tax"). */
    public String urlOf(String name) {
        return "http://127.0.0.1:" + part(name).part().port();
    }

    public List<String> names() {
        synchronized (parts) {
            return List.copyOf(parts.keySet());
        }
    }

    public long pid(String name) {
        return part(name).pid();
    }

    /** SIGKILL, as a crash: the process is started again by itself. */
    public void kill(String name) {
        part(name).kill();
    }

    /** Stops one process and leaves it down until {@link #resume}. */
    public void stop(String name) {
        part(name).stop();
    }

    public void resume(String name) {
        part(name).start();
    }

    /** Returns when every process answers again. */
    public void awaitHealthy() {
        for (Supervised each : snapshot()) {
            each.awaitHealthy(TO_COME_UP);
        }
    }

    public Path log(String name) {
        return part(name).part().log();
    }

    /** Where logs, databases and broker keep their files. */
    public Path state() {
        return settings.state();
    }

    /** Memory and CPU time of each process, by name. */
    public Map<String, Usage> usage() {
        var usages = new LinkedHashMap<String, Usage>();
        snapshot().forEach(each -> usages.put(each.part().name(), Usage.of(each.pid())));
        return usages;
    }

    /** How long each process took to answer, by name. */
    public Map<String, Duration> upIn() {
        var durations = new LinkedHashMap<String, Duration>();
        snapshot()
                .forEach(each -> durations.put(
                        each.part().name(), Optional.ofNullable(each.upIn()).orElse(Duration.ZERO)));
        return durations;
    }

    public int port(String name) {
        return part(name).part().port();
    }

    /** Completes when a process is given up for good; the platform should then be closed. */
    public CompletableFuture<Trouble> failure() {
        return failure;
    }

    /** What a first start has to do once: unpack, optimise, record archives. Nothing runs afterwards. */
    public void prepare() {
        var work = new ArrayList<Runnable>();
        if (settings.issuer().isEmpty() && !keycloak.isPrepared()) {
            work.add(() -> keycloak.prepare(tell));
        }
        if (settings.amqpUrl().isEmpty()) {
            ReadyJar broker = brokerJar();
            if (!broker.isReady()) {
                work.add(() -> broker.prepare(
                        Java.small(192, METASPACE),
                        Map.of(),
                        List.of("0", settings.cache().resolve("broker-training").toString()),
                        ReadyJar.Training.UNTIL_IT_LISTENS));
            }
        }
        for (Service service : Service.ALL) {
            ReadyJar jar = jar(service);
            if (!jar.isReady()) {
                work.add(() -> {
                    tell.accept(service.name() + ": recording its class archive (once for a build)");
                    jar.prepare(
                            flags(service),
                            trainingEnvironment(service),
                            List.of(),
                            ReadyJar.Training.UNTIL_BEANS_ARE_BUILT);
                });
            }
        }
        all(work);
        Folders.remove(settings.cache().resolve("broker-training"));
    }

    /** Checks, cleans up after an earlier run, starts everything and returns when everything answers. */
    public Platform start() {
        processes.takeOver();
        if (afresh) {
            forgetState();
        }
        Preflight.check(ports());
        settings.mysql().ifPresent(server -> Schemas.create(server, afresh));
        prepare();
        var identity = settings.issuer().isPresent()
                ? CompletableFuture.<Void>completedFuture(null)
                : CompletableFuture.runAsync(() -> up(keycloak.part()), starters);
        if (settings.amqpUrl().isEmpty()) {
            up(brokerPart());
        }
        var everything = new ArrayList<CompletableFuture<Void>>();
        everything.add(identity);
        Service.ALL.forEach(
                service -> everything.add(CompletableFuture.runAsync(() -> up(described(service)), starters)));
        join(everything);
        return this;
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        later.shutdownNow();
        starters.shutdownNow();
        var running = snapshot();
        // The door first, so that nobody new comes in; what the services stand on last.
        running.stream().filter(each -> is(each, Service.GATEWAY.name())).forEach(Supervised::stop);
        stopTogether(running.stream()
                .filter(each -> !is(each, Service.GATEWAY.name()) && !is(each, BROKER) && !is(each, KEYCLOAK))
                .toList());
        stopTogether(running.stream()
                .filter(each -> is(each, BROKER) || is(each, KEYCLOAK))
                .toList());
        processes.forgetAll();
    }

    private void up(Part part) {
        var supervised = new Supervised(part, processes, later, tell, failure::complete);
        synchronized (this) {
            // Ctrl-C may come while others are still being started.
            if (closed) {
                return;
            }
            synchronized (parts) {
                parts.put(part.name(), supervised);
            }
            supervised.start();
        }
        supervised.awaitHealthy(TO_COME_UP);
        tell.accept(
                "%-24s up in %4.1f s".formatted(part.name(), supervised.upIn().toMillis() / 1000.0));
    }

    private Part described(Service service) {
        int port = settings.port(service);
        Path state = Folders.made(settings.state().resolve(service.name()));
        var flags = new ArrayList<>(flags(service));
        flags.add("-Djava.io.tmpdir=" + emptied(state.resolve("tmp")));
        return new Part(
                service.name(),
                port,
                jar(service).command(flags),
                environment.of(service),
                state,
                settings.logs().resolve(service.name() + ".log"),
                Part.answers("http://127.0.0.1:" + port + "/actuator/health"));
    }

    /** What a service is sent and puts aside for a moment is for nobody else's eyes, and does not outlive its run. */
    private static Path emptied(Path folder) {
        Folders.remove(folder);
        return Folders.madePrivate(folder);
    }

    private Part brokerPart() {
        Path ready = settings.state().resolve(BROKER).resolve("ready");
        var listens = Part.listens(settings.brokerPort());
        var command = new ArrayList<>(brokerJar().command(Java.small(192, METASPACE)));
        command.add(String.valueOf(settings.brokerPort()));
        command.add(settings.state().resolve(BROKER).toString());
        return new Part(
                BROKER,
                settings.brokerPort(),
                command,
                Map.of(),
                settings.state().resolve(BROKER),
                settings.logs().resolve("broker.log"),
                () -> Files.exists(ready) && listens.getAsBoolean());
    }

    private ReadyJar jar(Service service) {
        return jar(service.name(), service.jar(settings.repository()));
    }

    private ReadyJar brokerJar() {
        return jar(BROKER, Service.jar(settings.repository(), "infra/broker"));
    }

    private ReadyJar jar(String name, Path built) {
        return jars.computeIfAbsent(name, any -> ReadyJar.of(name, built, settings.cache()));
    }

    private static List<String> flags(Service service) {
        return Java.small(service.firstMegabytes(), service.heapMegabytes(), METASPACE);
    }

    /** As in operation, but on a database in memory and without anybody to talk to. */
    private Map<String, String> trainingEnvironment(Service service) {
        var told = new LinkedHashMap<>(environment.of(service));
        told.put("SERVER_PORT", "0");
        told.computeIfPresent("YIJIANSHI_DB_URL", (name, url) -> "jdbc:h2:mem:training;MODE=MySQL");
        told.computeIfPresent("YIJIANSHI_DB_USER", (name, user) -> "sa");
        told.computeIfPresent("YIJIANSHI_DB_PASSWORD", (name, password) -> "");
        told.remove("SPRING_PROFILES_ACTIVE");
        return told;
    }

    private Map<String, Integer> ports() {
        var ports = new LinkedHashMap<String, Integer>();
        ports.put(Service.GATEWAY.name(), settings.port(Service.GATEWAY));
        if (settings.issuer().isEmpty()) {
            ports.put(KEYCLOAK, settings.keycloakPort());
        }
        if (settings.amqpUrl().isEmpty()) {
            ports.put(BROKER, settings.brokerPort());
        }
        Service.ALL.forEach(service -> ports.put(service.name(), settings.port(service)));
        return ports;
    }

    private void forgetState() {
        Service.ALL.forEach(service -> Folders.remove(settings.state().resolve(service.name())));
        Folders.remove(settings.state().resolve(BROKER));
        Folders.remove(settings.state().resolve(KEYCLOAK));
    }

    private Supervised part(String name) {
        synchronized (parts) {
            return Optional.ofNullable(parts.get(name))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "no process is called " + name + "; there are " + parts.keySet()));
        }
    }

    private List<Supervised> snapshot() {
        synchronized (parts) {
            return List.copyOf(parts.values());
        }
    }

    private void all(List<Runnable> work) {
        join(work.stream()
                .map(each -> CompletableFuture.runAsync(each, starters))
                .toList());
    }

    /** Fails with the first trouble, without waiting for the others. */
    private static void join(List<CompletableFuture<Void>> running) {
        var first = new CompletableFuture<Void>();
        running.forEach(each -> each.whenComplete((done, problem) -> {
            if (problem != null) {
                first.completeExceptionally(problem);
            }
        }));
        CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new)).thenRun(() -> first.complete(null));
        try {
            first.join();
        } catch (CompletionException problem) {
            if (problem.getCause() instanceof Trouble trouble) {
                throw trouble;
            }
            throw problem;
        }
    }

    private static void stopTogether(List<Supervised> some) {
        var stops = some.stream()
                .map(each -> CompletableFuture.runAsync(
                        each::stop, command -> background(command).start()))
                .toList();
        CompletableFuture.allOf(stops.toArray(CompletableFuture<?>[]::new))
                .orTimeout(40, TimeUnit.SECONDS)
                .exceptionally(problem -> null)
                .join();
    }

    private static boolean is(Supervised each, String name) {
        return each.part().name().equals(name);
    }

    private static Thread background(Runnable work) {
        var thread = new Thread(work, "platform");
        thread.setDaemon(true);
        return thread;
    }

    /** What to run on, and where. Everything has a default. */
    public static final class Builder {

        private Path repository;
        private Path state;
        private Path cache = Settings.userCache();
        private int portOffset;
        private boolean development;
        private boolean afresh;
        private Optional<Settings.MySql> mysql = Optional.empty();
        private Optional<String> amqpUrl = Optional.empty();
        private Optional<String> issuer = Optional.empty();
        private Consumer<String> tell = line -> {};

        private Builder() {}

        /** The project's folder; by default the one around the working directory. */
        public Builder repository(Path folder) {
            this.repository = folder.toAbsolutePath().normalize();
            return this;
        }

        /** Where databases, broker, Keycloak's data and logs are kept; by default .run in the project's folder. */
        public Builder state(Path folder) {
            this.state = folder.toAbsolutePath().normalize();
            return this;
        }

        /** Added to every default port, so that several platforms can run side by side. */
        public Builder portOffset(int offset) {
            this.portOffset = offset;
            return this;
        }

        /** The profile in which an administrator may move the clock. */
        public Builder development() {
            this.development = true;
            return this;
        }

        /** Forgets everything an earlier run kept in the same folder or on the same MySQL server. */
        public Builder afresh() {
            this.afresh = true;
            return this;
        }

        public Builder mysql(String url, String user, String password) {
            this.mysql = Optional.of(new Settings.MySql(url, user, password));
            return this;
        }

        public Builder amqp(String url) {
            this.amqpUrl = Optional.of(url);
            return this;
        }

        public Builder issuer(String url) {
            this.issuer = Optional.of(url);
            return this;
        }

        /** Takes over what YIJIANSHI_MYSQL_URL, YIJIANSHI_AMQP_URL and YIJIANSHI_OIDC_ISSUER say. */
        public Builder environment(Map<String, String> variables) {
            given(variables, "YIJIANSHI_MYSQL_URL")
                    .ifPresent(url -> mysql(
                            url,
                            given(variables, "YIJIANSHI_MYSQL_USER").orElse("yijianshi"),
                            given(variables, "YIJIANSHI_MYSQL_PASSWORD").orElse("yijianshi")));
            given(variables, "YIJIANSHI_AMQP_URL").ifPresent(this::amqp);
            given(variables, "YIJIANSHI_OIDC_ISSUER").ifPresent(this::issuer);
            return this;
        }

        /** Gets one line for each thing that happens. */
        public Builder tell(Consumer<String> listener) {
            this.tell = listener;
            return this;
        }

        public Platform build() {
            return new Platform(this);
        }

        /** Builds and starts; when that fails nothing is left running. */
        public Platform start() {
            Platform platform = build();
            try {
                return platform.start();
            } catch (RuntimeException problem) {
                platform.close();
                throw problem;
            }
        }

        private Settings settings() {
            Path root = repository == null ? Settings.repositoryAround(Path.of("")) : repository;
            return new Settings(
                    root,
                    state == null ? root.resolve(".run") : state,
                    cache,
                    portOffset,
                    development,
                    mysql,
                    amqpUrl,
                    issuer);
        }

        private static Optional<String> given(Map<String, String> variables, String name) {
            return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
        }
    }
}
