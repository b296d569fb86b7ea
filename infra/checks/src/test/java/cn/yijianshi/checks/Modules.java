package cn.yijianshi.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The modules of this repository, found by walking it: a new one is checked without being listed anywhere. */
final class Modules {

    static final Path ROOT = root();

    private Modules() {}

    static List<Path> classes() {
        try (Stream<Path> found = Files.find(
                ROOT,
                5,
                (path, attributes) -> attributes.isDirectory() && path.endsWith(Path.of("target", "classes")))) {
            return found.filter(path -> Files.exists(path.resolve("../../pom.xml")))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("start")) && here.getParent() != null) {
            here = here.getParent();
        }
        return here;
    }
}
