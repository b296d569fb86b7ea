package cn.yijianshi.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When {@code ./start} builds: the script itself, beside a Java and a Maven that only say that they were called. */
class StartScriptTest {

    private static final Instant BUILT = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir
    private Path project;

    @BeforeEach
    void a_project_that_was_built() throws IOException {
        Files.copy(Path.of("../../start"), project.resolve("start"));
        program("java", "case $* in *-version*) echo '    java.specification.version = 17' ;; *) echo runs ;; esac");
        program("mvn", "echo builds; exit 1");
        program("npm", "");
        program("node", "echo v20.0.0");
        for (String module :
                new String[] {"gateway", "workflows/engine", "infra/broker", "infra/local", "services/intake"}) {
            String name = Path.of(module).getFileName().toString();
            write(module + "/pom.xml", "<artifactId>spring-boot-maven-plugin</artifactId>", BUILT.minusSeconds(60));
            write(module + "/target/" + name + "-0.1.0-SNAPSHOT-exec.jar", "", BUILT);
        }
        write("pom.xml", "", BUILT.minusSeconds(60));
        write("services/intake/src/main/java/Intake.java", "", BUILT.minusSeconds(60));
    }

    @Test
    void what_was_built_is_not_built_again() throws Exception {
        assertThat(start()).isEqualTo("runs");
    }

    @Test
    void what_the_build_itself_writes_among_the_sources_is_no_change() throws Exception {
        write("gateway/portal/src/shared/api/intake.d.ts", "", BUILT.plusSeconds(60));
        write("gateway/portal/node_modules/vue/package.json", "", BUILT.plusSeconds(60));
        write("services/intake/target/classes/src/main/Intake.class", "", BUILT.plusSeconds(60));

        assertThat(start()).isEqualTo("runs");
    }

    @Test
    void a_changed_source_is_built_and_named() throws Exception {
        write("services/intake/src/main/java/Intake.java", "", BUILT.plusSeconds(60));

        assertThat(start()).contains("services/intake/src/main/java/Intake.java has changed", "The build failed");
    }

    @Test
    void what_is_not_built_yet_is_built_and_named() throws Exception {
        Files.delete(project.resolve("workflows/engine/target/engine-0.1.0-SNAPSHOT-exec.jar"));

        assertThat(start()).contains("workflows/engine is not built yet", "The build failed");
    }

    private String start() throws Exception {
        var builder = new ProcessBuilder(project.resolve("start").toString()).redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("PATH", project.resolve("bin") + ":" + System.getenv("PATH"));
        Process process = builder.start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private void program(String name, String script) throws IOException {
        Path file = project.resolve("bin").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void write(String path, String content, Instant changed) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, FileTime.from(changed));
    }
}
