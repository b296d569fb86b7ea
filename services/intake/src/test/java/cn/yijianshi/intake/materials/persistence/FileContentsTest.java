package cn.yijianshi.intake.materials.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileContentsTest {

    private static final String SHA = "ab".repeat(32);

    @TempDir
    private Path folder;

    private FileContents contents;

    @BeforeEach
    void aStorage() {
        contents = new FileContents(folder.resolve("contents"), folder.resolve("incoming"));
    }

    @Test
    void what_was_kept_is_found_under_its_digest_and_nothing_else_lies_about() throws IOException {
        contents.keep(SHA, Files.writeString(folder.resolve("some"), "章程"));
        contents.keep(SHA, folder.resolve("some"));
        try (var in = contents.open(SHA).orElseThrow()) {
            assertThat(in.readAllBytes()).asString().contains("章程");
        }
        try (var all = Files.walk(folder.resolve("contents"))) {
            assertThat(all.filter(Files::isRegularFile)).containsExactly(folder.resolve("contents/ab/" + SHA));
        }
        assertThat(folder.resolve("incoming")).isEmptyDirectory();
        contents.remove(SHA);
        contents.remove(SHA);
        assertThat(contents.open(SHA)).isEmpty();
    }

    @Test
    void no_name_that_anybody_chose_becomes_a_path() {
        assertThatThrownBy(() -> contents.open("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> contents.remove("")).isInstanceOf(IllegalArgumentException.class);
    }
}
