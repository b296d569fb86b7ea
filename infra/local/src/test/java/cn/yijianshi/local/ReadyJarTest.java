package cn.yijianshi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadyJarTest {

    @TempDir
    private Path folder;

    @Test
    void a_program_runs_from_its_parts_and_with_its_class_archive() throws Exception {
        var ready = ReadyJar.of("hello", program("first", 1_000_000_000_000L), folder.resolve("cache"));
        ready.prepare(Java.small(32, 32), Map.of(), List.of(), ReadyJar.Training.UNTIL_BEANS_ARE_BUILT);

        List<String> command = ready.command(Java.small(32, 32));

        assertThat(command).anyMatch(word -> word.startsWith("-XX:SharedArchiveFile="));
        Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertThat(new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualToIgnoringWhitespace("listening");
    }

    @Test
    void a_build_without_a_change_needs_no_new_preparation() throws Exception {
        Path cache = folder.resolve("cache");
        ReadyJar.of("hello", program("first", 1_000_000_000_000L), cache)
                .prepare(Java.small(32, 32), Map.of(), List.of(), ReadyJar.Training.UNTIL_BEANS_ARE_BUILT);

        assertThat(ReadyJar.of("hello", program("first", 1_700_000_000_000L), cache)
                        .isReady())
                .isTrue();
        assertThat(ReadyJar.of("hello", program("second", 1_000_000_000_000L), cache)
                        .isReady())
                .isFalse();
    }

    @Test
    void a_program_that_was_not_built_is_named() {
        assertThatThrownBy(() -> ReadyJar.of("tax", folder.resolve("tax.jar"), folder))
                .isInstanceOf(Trouble.class)
                .hasMessageStartingWith("The program of tax is not built");
    }

    /** A jar as Spring's plugin packs it, without libraries. */
    private Path program(String content, long time) throws IOException {
        Path jar = folder.resolve("hello-exec.jar");
        var manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue("Start-Class", Hello.class.getName());
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            String name = Hello.class.getName().replace('.', '/') + ".class";
            try (InputStream type = Hello.class.getResourceAsStream("/" + name)) {
                add(out, "BOOT-INF/classes/" + name, type.readAllBytes(), time);
            }
            add(out, "BOOT-INF/classes/content", content.getBytes(StandardCharsets.UTF_8), time);
            add(out, "BOOT-INF/classpath.idx", new byte[0], time);
        }
        return jar;
    }

    private static void add(JarOutputStream out, String name, byte[] bytes, long time) throws IOException {
        var entry = new JarEntry(name);
        entry.setTime(time);
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }

    static final class Hello {

        private Hello() {}

        public static void main(String[] arguments) {
            System.out.println("listening");
        }
    }
}
