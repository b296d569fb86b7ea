package cn.yijianshi.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A real Keycloak from its distribution, fetched through Maven and kept in the user's cache, optimised once.
 * Each state folder has its own data and its own copy of the realm; it begins with a copy of a database that has
 * Keycloak's own tables and realm already, which take longer to make than everything else at a start.
 */
final class Keycloak {

    static final String VERSION = "26.7.3";

    private static final Duration TO_FETCH = Duration.ofMinutes(15);
    private static final Duration TO_BUILD = Duration.ofMinutes(5);
    private static final String ADMINISTRATOR = "keycloak-admin-password";
    private static final String SERVER = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

    private final Settings settings;
    private final Path distribution;

    /** A home whose database has no realm of ours yet, with the password of the administrator in it. */
    private final Path blank;

    private final Path home;

    Keycloak(Settings settings) {
        this.settings = settings;
        this.distribution = settings.cache().resolve("keycloak-" + VERSION);
        this.blank = distribution.resolve("blank");
        this.home = settings.state().resolve("keycloak");
    }

    /** Fetches, unpacks and optimises the distribution, and runs it once for archive and database: once for a machine. */
    void prepare(Consumer<String> tell) {
        Folders.alone(lock(), () -> {
            if (!Files.exists(distribution.resolve("optimised"))) {
                tell.accept("keycloak: fetching " + VERSION + " (177 MB, once)");
                Folders.remove(distribution);
                unpack(fetch());
                tell.accept("keycloak: building its optimised form (once)");
                optimise();
                mark(distribution.resolve("optimised"));
            }
            if (!isTrained()) {
                tell.accept("keycloak: making its tables and recording its class archive (once)");
                train();
            }
        });
    }

    boolean isPrepared() {
        return Files.exists(distribution.resolve("optimised")) && isTrained();
    }

    private boolean isTrained() {
        return Files.exists(archive()) && Files.exists(blank);
    }

    private Path lock() {
        return settings.cache().resolve("keycloak-" + VERSION + ".lock");
    }

    Part part() {
        layOut();
        var command = new ArrayList<>(virtualMachine(home));
        if (Files.exists(archive())) {
            command.add(1, "-XX:SharedArchiveFile=" + archive());
            command.add(2, "-Xlog:cds=off");
            command.add(3, "-Xlog:cds+dynamic=off");
        }
        command.addAll(serverArguments(settings.keycloakPort()));
        return new Part(
                "keycloak",
                settings.keycloakPort(),
                command,
                environment(settings.state()),
                home,
                settings.logs().resolve("keycloak.log"),
                Part.answers(settings.issuerUrl() + "/.well-known/openid-configuration"));
    }

    private Path fetch() {
        Path folder = Folders.made(settings.cache().resolve("download"));
        Path log = folder.resolve("maven.log");
        run(
                List.of(
                        "mvn",
                        "-B",
                        "-q",
                        "org.apache.maven.plugins:maven-dependency-plugin:copy",
                        "-Dartifact=org.keycloak:keycloak-quarkus-dist:" + VERSION + ":zip",
                        "-DoutputDirectory=" + folder,
                        "-Dmdep.useBaseVersion=true"),
                Map.of(),
                settings.repository(),
                log,
                TO_FETCH,
                "Keycloak " + VERSION + " could not be fetched through Maven");
        return folder.resolve("keycloak-quarkus-dist-" + VERSION + ".zip");
    }

    private void unpack(Path zip) {
        // The archive has one folder at its top; it becomes the distribution's.
        try (var entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                String inside = entry.getName().substring(entry.getName().indexOf('/') + 1);
                Path target = distribution.resolve(inside).normalize();
                if (!target.startsWith(distribution)) {
                    throw new Trouble("The archive " + zip + " is damaged; remove it and start again.");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(entries, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.delete(zip);
        } catch (IOException problem) {
            throw new Trouble("Keycloak could not be unpacked into " + distribution + ".", problem);
        }
    }

    private void optimise() {
        var command = new ArrayList<>(virtualMachine(distribution));
        command.addAll(List.of(
                "build",
                "--db=dev-file",
                "--features-disabled=organization,impersonation,device-flow,ciba,kerberos,par"));
        run(
                command,
                Map.of(),
                distribution,
                distribution.resolve("build.log"),
                TO_BUILD,
                "Keycloak's build step failed");
    }

    private void train() {
        Path training = distribution.resolve("training");
        Folders.remove(training);
        Folders.madePrivate(training);
        linkPrograms(training);
        int port = Preflight.freePort();
        var command = new ArrayList<>(virtualMachine(training));
        command.add(1, "-XX:ArchiveClassesAtExit=" + archive());
        command.addAll(serverArguments(port));
        var details = new ProcessBuilder()
                .directory(training.toFile())
                .redirectErrorStream(true)
                .redirectOutput(training.resolve("training.log").toFile());
        details.environment().putAll(environment(training));
        Process process = Processes.spawn(command, details);
        var up = Part.answers("http://127.0.0.1:" + port + "/realms/master/.well-known/openid-configuration");
        long end = System.nanoTime() + TO_BUILD.toNanos();
        try {
            boolean answered = false;
            while (!answered && process.isAlive() && System.nanoTime() < end) {
                answered = up.getAsBoolean();
                Thread.sleep(200);
            }
            process.destroy();
            // Ended in order, so its database is whole. Without one everything works, only slower.
            if (process.waitFor(2, TimeUnit.MINUTES) && answered) {
                Folders.remove(blank);
                Files.move(training, blank);
            }
        } catch (IOException problem) {
            throw new Trouble("Keycloak's folder " + blank + " cannot be written.", problem);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }

    /** A home with its own data, whose programs are those of the distribution. */
    private void layOut() {
        byte[] realm = realm();
        linkPrograms(home);
        try {
            Path imported = Folders.made(home.resolve("data/import")).resolve("yijianshi-realm.json");
            if (Files.exists(imported) && MessageDigest.isEqual(sha(Files.readAllBytes(imported)), sha(realm))) {
                return;
            }
            // Keycloak imports a realm once; a changed one is imported anew. The demo users keep their ids.
            Folders.remove(home.resolve("data/h2"));
            Folders.alone(lock(), this::beginWithBlank);
            Files.write(imported, realm);
        } catch (IOException problem) {
            throw new Trouble("Keycloak's folder " + home + " cannot be written.", problem);
        }
    }

    private void linkPrograms(Path kcHome) {
        try {
            for (String shared : List.of("lib", "conf", "providers", "themes")) {
                Path link = Folders.made(kcHome).resolve(shared);
                if (!Files.exists(link)) {
                    Files.deleteIfExists(link);
                    Files.createSymbolicLink(link, distribution.resolve(shared));
                }
            }
        } catch (IOException problem) {
            throw new Trouble("Keycloak's folder " + kcHome + " cannot be written.", problem);
        }
    }

    private void beginWithBlank() {
        if (!Files.exists(blank)) {
            return;
        }
        Path database = Folders.made(home.resolve("data/h2"));
        try (Stream<Path> files = Files.list(blank.resolve("data/h2"))) {
            for (Path file : files.toList()) {
                Files.copy(file, database.resolve(file.getFileName()));
            }
            Files.copy(
                    blank.resolve(ADMINISTRATOR),
                    settings.state().resolve(ADMINISTRATOR),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException problem) {
            throw new Trouble("Keycloak's folder " + home + " cannot be written.", problem);
        }
    }

    /** The realm of the repository with this platform's own address in it. */
    private byte[] realm() {
        try {
            return Files.readString(settings.repository().resolve("infra/keycloak/yijianshi-realm.json"))
                    .replace("${YIJIANSHI_PUBLIC_URL:http://localhost:8080}", settings.publicUrl())
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new Trouble("The realm infra/keycloak/yijianshi-realm.json cannot be read.", problem);
        }
    }

    private Map<String, String> environment(Path folder) {
        return Map.of(
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                "admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                read(administratorPassword(folder)),
                "YIJIANSHI_OIDC_CLIENT_SECRET",
                Environment.clientSecret(),
                "YIJIANSHI_PUBLIC_URL",
                settings.publicUrl());
    }

    /** Keycloak's own console has a password that nobody but the owner of the folder can read. */
    private static Path administratorPassword(Path folder) {
        Path file = Folders.made(folder).resolve(ADMINISTRATOR);
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[18];
                new SecureRandom().nextBytes(random);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, HexFormat.of().formatHex(random) + "\n");
            }
            return file;
        } catch (IOException problem) {
            throw new Trouble("The file " + file + " cannot be written.", problem);
        }
    }

    private static String read(Path password) {
        try {
            return Files.readString(password).strip();
        } catch (IOException problem) {
            throw new Trouble("The file " + password + " cannot be read.", problem);
        }
    }

    /** What bin/kc.sh would run, without the shell around it, so that the process is Keycloak itself. */
    private List<String> virtualMachine(Path kcHome) {
        var command = new ArrayList<String>();
        command.add(Java.program());
        command.addAll(List.of(
                "-Xms128m",
                "-Xmx512m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dkc.home.dir=" + kcHome,
                "-Djboss.server.config.dir=" + kcHome.resolve("conf"),
                "-cp",
                distribution.resolve("lib/quarkus-run.jar").toString(),
                SERVER));
        if (Runtime.version().feature() >= 24) {
            command.add(1, "--enable-native-access=ALL-UNNAMED");
        }
        return command;
    }

    private static List<String> serverArguments(int port) {
        return List.of(
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                // Written through at every commit, as the services' databases are.
                "--db-url-properties=;WRITE_DELAY=0",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname=http://127.0.0.1:" + port);
    }

    private Path archive() {
        // Another build of the virtual machine needs another archive.
        String build = HexFormat.of()
                .formatHex(sha(Java.build().getBytes(StandardCharsets.UTF_8)))
                .substring(0, 8);
        return distribution.resolve("classes-" + build + ".jsa");
    }

    private static void run(
            List<String> command,
            Map<String, String> environment,
            Path folder,
            Path log,
            Duration patience,
            String complaint) {
        var details = new ProcessBuilder()
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        details.environment().putAll(environment);
        Process process = Processes.spawn(command, details);
        try {
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                throw new Trouble(complaint + " within " + patience.toMinutes() + " minutes; see " + log);
            }
            if (process.exitValue() != 0) {
                throw new Trouble(complaint + "; see " + log);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted while waiting.", stopped);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void mark(Path file) {
        try {
            Files.writeString(file, VERSION + "\n");
        } catch (IOException problem) {
            throw new Trouble("The cache folder " + file.getParent() + " cannot be written.", problem);
        }
    }

    private static byte[] sha(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
