package cn.yijianshi.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bare process engine on a process of the same shape, from {@code ../shared/peers} beside the project: what one of
 * the platform's cases is measured against. That folder may be read-only, so a copy of it is built.
 */
final class Peer {

    /** Fewer than these, and most of what is measured is the virtual machine compiling. */
    private static final int LEAST_WARMUP = 300;

    // Its own, and what the platform's driver is told besides: no questions about the session, no TLS on one machine.
    private static final String PARAMETERS = "useServerPrepStmts=true&cachePrepStmts=true&nullCatalogMeansCurrent=true"
            + "&sendFractionalSeconds=false&allowPublicKeyRetrieval=true"
            + "&prepStmtCacheSize=500&prepStmtCacheSqlLimit=4096&rewriteBatchedStatements=true"
            + "&useLocalSessionState=true";

    /** @param url without a schema, for a server: {@code jdbc:mysql://host:port/}; {@code h2-file:FOLDER} otherwise */
    record Database(String url, String user, String password, long pid) {}

    private final Path copy;

    private Peer(Path copy) {
        this.copy = copy;
    }

    /** Ready to run; empty where there is none. */
    static Optional<Peer> of(Path repository, Path work, Consumer<String> tell) {
        Path source = repository.resolve("../shared/peers").normalize();
        if (!Files.isRegularFile(source.resolve("camunda7/pom.xml"))) {
            return Optional.empty();
        }
        Path copy = work.resolve("peers");
        try {
            if (copied(source, copy) || !Files.isDirectory(copy.resolve("camunda7/target/lib"))) {
                tell.accept("building the bare engine's bench in " + copy);
                run(copy, List.of("mvn", "-q", "-B", "-ntp", "-pl", "camunda7", "-am", "-DskipTests", "package"));
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return Optional.of(new Peer(copy));
    }

    /** The peer's own line of figures. */
    JsonNode run(Database database, int cases, int warmup, int threads) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                "camunda7/target/classes:camunda7/target/lib/*",
                "peers.camunda7.Camunda7Peer",
                "--mode",
                "cases",
                "--cases",
                String.valueOf(cases),
                "--warmup",
                String.valueOf(Math.max(LEAST_WARMUP, warmup)),
                "--threads",
                String.valueOf(threads),
                "--url",
                database.url()));
        if (!database.url().startsWith("h2")) {
            command.addAll(List.of(
                    "--user",
                    database.user(),
                    "--password",
                    database.password(),
                    "--url-parameters",
                    PARAMETERS + (database.url().contains("//127.0.0.1:") ? "&sslMode=DISABLED" : ""),
                    "--db-pid",
                    String.valueOf(database.pid())));
        }
        String line = run(copy, command)
                .lines()
                .filter(each -> each.startsWith("{"))
                .reduce((first, last) -> last)
                .orElseThrow(() -> new IllegalStateException("The bare engine printed no figures"));
        return JsonMapper.shared().readTree(line);
    }

    /** True if something was copied. */
    private static boolean copied(Path source, Path copy) throws IOException {
        boolean any = false;
        List<Path> files;
        try (Stream<Path> tree = Files.walk(source)) {
            files = tree.filter(Files::isRegularFile)
                    .filter(file -> !source.relativize(file).toString().matches("(.*/)?(target|results)/.*"))
                    .toList();
        }
        for (Path file : files) {
            Path target = copy.resolve(source.relativize(file).toString());
            if (!Files.exists(target) || Files.mismatch(file, target) >= 0) {
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                any = true;
            }
        }
        return any;
    }

    private static String run(Path folder, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (code != 0) {
                throw new IllegalStateException(
                        command.get(0) + " in " + folder + " ended with code " + code + ": " + output.strip());
            }
            return output;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}
