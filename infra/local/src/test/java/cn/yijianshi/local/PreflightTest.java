package cn.yijianshi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    @Test
    void a_taken_port_is_named_with_the_one_who_needs_it() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Preflight.checkPort("tax", taken.getLocalPort()))
                    .isInstanceOf(Trouble.class)
                    .hasMessageStartingWith("Port " + taken.getLocalPort() + ", which tax needs, is taken");
        }
    }

    @Test
    void a_free_port_is_fine() {
        assertThatCode(() -> Preflight.checkPort("tax", Preflight.freePort())).doesNotThrowAnyException();
    }

    @Test
    void an_old_java_is_named_with_its_version() {
        assertThatThrownBy(() -> Preflight.checkJava(11))
                .hasMessage("Java 17 or newer is needed, and this is Java 11.");
    }

    @Test
    void too_little_memory_is_named_with_what_is_there() {
        assertThatThrownBy(() -> Preflight.checkMemory(900)).hasMessageContaining("900 MB are free");
    }

    @Test
    void the_memory_that_linux_calls_available_counts(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("meminfo"), "MemTotal: 9000000 kB\nMemAvailable:    4194304 kB\n");
        assertThat(Preflight.availableMegabytes(file)).contains(4096L);
        assertThat(Preflight.availableMegabytes(folder.resolve("none"))).isEmpty();
    }
}
