package cn.yijianshi.systemtests;

import cn.yijianshi.local.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The one platform of a test run: started before the first specification, stopped after the last, whatever they did.
 * It runs beside one that somebody has started with ./start, on ports and files of its own.
 */
final class RunningPlatform implements BeforeAllCallback, BeforeEachCallback {

    private static final int BESIDE_START = 2000;
    private static final Path STATE = Path.of("target", "platform");

    private static volatile Started started;

    static Platform platform() {
        return started.platform();
    }

    /** Where the platform's services keep what is theirs. */
    static Path state() {
        return STATE;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // Kept at the root, whose end is the end of the run: that is when JUnit closes it.
        started = context.getRoot()
                .getStore(Namespace.create(RunningPlatform.class))
                .computeIfAbsent(Started.class, key -> Started.now(), Started.class);
        if (started.trouble() != null) {
            throw new IllegalStateException(started.trouble());
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        var failure = platform().failure();
        if (failure.isDone()) {
            throw new IllegalStateException(
                    "The platform has given up: " + failure.join().getMessage());
        }
    }

    /** @param trouble why there is no platform, in one sentence: every class says it, none tries again */
    private record Started(Platform platform, String trouble) implements AutoCloseable {

        static Started now() {
            List<Path> missing = notBuilt();
            if (!missing.isEmpty()) {
                return new Started(
                        null,
                        "The system tests run the packaged programs, and " + missing.get(0)
                                + " is missing; build everything first: mvn -DskipTests package");
            }
            try {
                return new Started(
                        Platform.builder()
                                .environment(System.getenv())
                                .state(STATE)
                                .portOffset(BESIDE_START)
                                .development()
                                .afresh()
                                .tell(line -> System.out.println("platform: " + line))
                                .start(),
                        null);
            } catch (RuntimeException trouble) {
                return new Started(null, "The platform did not start: " + trouble.getMessage());
            }
        }

        @Override
        public void close() {
            if (platform != null) {
                platform.close();
            }
        }

        private static List<Path> notBuilt() {
            Path repository = Path.of("").toAbsolutePath().getParent().getParent();
            try (Stream<Path> files = Files.find(
                    repository,
                    3,
                    (file, about) -> file.endsWith("pom.xml") && isProgramOfThePlatform(repository, file))) {
                return files.map(Path::getParent)
                        .map(module ->
                                module.resolve("target").resolve(module.getFileName() + "-0.1.0-SNAPSHOT-exec.jar"))
                        .filter(jar -> !Files.isRegularFile(jar))
                        .sorted()
                        .toList();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        // The bench is a program too, but one that the platform runs without.
        private static boolean isProgramOfThePlatform(Path repository, Path pom) {
            try {
                return !pom.getParent().equals(repository)
                        && !pom.getParent().endsWith("bench")
                        && Files.readString(pom).contains("spring-boot-maven-plugin");
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
