package cn.yijianshi.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener;
import org.apache.qpid.server.model.Broker;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.State;
import org.apache.qpid.server.model.SystemConfig;

/**
 * An AMQP 0-9-1 broker inside this JVM: the default where no RabbitMQ is configured.
 * It lets in user guest with password guest, from this machine only.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final String NODE = "node";
    private static final String MESSAGES = "messages";

    private final SystemLauncher launcher;
    private final Path scratch;
    private final int port;

    private EmbeddedBroker(SystemLauncher launcher, Path scratch, int port) {
        this.launcher = launcher;
        this.scratch = scratch;
        this.port = port;
    }

    /**
     * @param port where to listen on 127.0.0.1; 0 takes a free one
     * @param dir keeps durable queues and messages there; null keeps everything in memory
     */
    public static EmbeddedBroker start(int port, Path dir) {
        try {
            // The memory store too wants a folder to work in.
            Path work = dir == null
                    ? Files.createTempDirectory("yijianshi-broker")
                    : Files.createDirectories(dir.toAbsolutePath());
            keepDerbyLogIn(work);
            if (dir != null) {
                makeStore(dir, work);
            }
            Path configuration = Files.writeString(work.resolve("broker.json"), configuration(port, dir));
            return launch(work, configuration, dir == null ? work : null);
        } catch (IOException problem) {
            throw new UncheckedIOException("The broker's folder cannot be written", problem);
        }
    }

    public int port() {
        return port;
    }

    /** The address for clients, with user and password. */
    public String url() {
        return "amqp://guest:guest@127.0.0.1:" + port;
    }

    @Override
    public void close() {
        launcher.shutdown();
        if (scratch != null) {
            remove(scratch);
        }
    }

    private static EmbeddedBroker launch(Path work, Path configuration, Path scratch) {
        var startup = new Startup();
        var launcher = new SystemLauncher(startup);
        String location = configuration.toUri().toString();
        try {
            launcher.startup(Map.of(
                    "type",
                    "Memory",
                    "initialConfigurationLocation",
                    location,
                    "startupLoggedToSystemOut",
                    false,
                    "context",
                    Map.of(
                            "qpid.work_dir",
                            work.toString(),
                            "qpid.initialConfigurationLocation",
                            location,
                            // RabbitMQ's own arguments are mapped by the services; what is left must not
                            // close their connection.
                            "queue.behaviourOnUnknownDeclareArgument",
                            "IGNORE",
                            "exchange.behaviourOnUnknownDeclareArgument",
                            "IGNORE",
                            // A message refused for good goes to the dead letters, not back to the queue's head.
                            "queue.maximumDeliveryAttempts",
                            "1",
                            "virtualhost.housekeepingCheckPeriod",
                            "500")));
            return new EmbeddedBroker(launcher, scratch, startup.port());
        } catch (Exception problem) {
            launcher.shutdown(1);
            throw new IllegalStateException("The embedded broker did not start: " + problem.getMessage(), problem);
        }
    }

    private static String configuration(int port, Path dir) {
        String node = dir == null ? """
                  {"name": "default", "type": "Memory", "defaultVirtualHostNode": true,
                   "virtualHostInitialConfiguration": "{\\"type\\": \\"Memory\\"}"}""" : """
                  {"name": "default", "type": "DERBY", "defaultVirtualHostNode": true,
                   "storePath": "${qpid.work_dir}/%s",
                   "virtualHostInitialConfiguration":
                       "{\\"type\\": \\"DERBY\\", \\"storePath\\": \\"${qpid.work_dir}/%s\\"}"}""".formatted(NODE, MESSAGES);
        return """
                {
                  "name": "embedded", "modelVersion": "9.1",
                  "authenticationproviders": [{"name": "plain", "type": "Plain", "secureOnlyMechanisms": [],
                    "users": [{"name": "guest", "type": "managed", "password": "guest"}]}],
                  "ports": [{"name": "AMQP", "port": %d, "bindingAddress": "127.0.0.1",
                    "authenticationProvider": "plain", "protocols": ["AMQP_0_9_1"], "transports": ["TCP"],
                    "virtualhostaliases": [{"name": "default", "type": "defaultAlias"},
                                           {"name": "named", "type": "nameAlias"}]}],
                  "virtualhostnodes": [%s]
                }
                """.formatted(port, node);
    }

    private static void keepDerbyLogIn(Path work) {
        // Else Derby leaves a derby.log in whatever folder the program was started from.
        if (System.getProperty("derby.stream.error.file") == null) {
            System.setProperty(
                    "derby.stream.error.file", work.resolve("derby.log").toString());
        }
    }

    /**
     * A broker killed while it makes its databases can never open them again. So they are made once behind a port
     * that nobody knows, when nothing can be lost yet, and only then used.
     */
    private static void makeStore(Path dir, Path work) throws IOException {
        Path made = work.resolve("store-made");
        if (Files.exists(made)) {
            return;
        }
        for (String store : new String[] {NODE, MESSAGES}) {
            if (Files.exists(work.resolve(store))) {
                remove(work.resolve(store));
            }
        }
        launch(work, Files.writeString(work.resolve("broker.json"), configuration(0, dir)), null)
                .close();
        Files.writeString(made, "");
    }

    private static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Learns the port that was really bound, and what went wrong when none was. */
    private static final class Startup implements SystemLauncherListener {

        private final AtomicReference<SystemConfig<?>> system = new AtomicReference<>();
        private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

        int port() {
            if (failure.get() != null) {
                throw failure.get();
            }
            for (Port<?> port : ports()) {
                if (port.getState() == State.ACTIVE && port.getBoundPort() > 0) {
                    return port.getBoundPort();
                }
            }
            throw new IllegalStateException("its port could not be opened");
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        private Collection<Port<?>> ports() {
            var broker = (Broker<?>) system.get().getContainer(Broker.class);
            return (Collection) broker.getPorts();
        }

        @Override
        public void onContainerResolve(SystemConfig<?> resolved) {
            system.set(resolved);
        }

        @Override
        public void errorOnStartup(RuntimeException problem) {
            failure.set(problem);
        }

        @Override
        public void beforeStartup() {}

        @Override
        public void afterStartup() {}

        @Override
        public void onContainerClose(SystemConfig<?> closed) {}

        @Override
        public void onShutdown(int exitCode) {}

        @Override
        public void exceptionOnShutdown(Exception problem) {}
    }

    /** Keeps the calling thread until the JVM is told to stop, then closes the broker. */
    void serve() throws InterruptedException {
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            close();
                            stopped.countDown();
                        },
                        "broker-stop"));
        stopped.await();
    }
}
