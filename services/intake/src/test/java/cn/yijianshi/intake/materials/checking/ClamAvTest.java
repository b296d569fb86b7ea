package cn.yijianshi.intake.materials.checking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.intake.materials.domain.ContentCheck;
import cn.yijianshi.intake.materials.domain.MaterialFile;
import cn.yijianshi.intake.materials.domain.MaterialState;
import cn.yijianshi.intake.materials.domain.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a small daemon that speaks INSTREAM and finds one word. */
class ClamAvTest {

    private static final MaterialFile FILE = new MaterialFile(
            "1",
            "me",
            null,
            "x.pdf",
            "application/pdf",
            3,
            "ab".repeat(32),
            MaterialState.QUARANTINED,
            null,
            Instant.EPOCH,
            null);

    @TempDir
    private Path folder;

    @Test
    void the_content_is_sent_and_the_answer_is_read() throws Exception {
        assertThat(look("harmless")).isEqualTo(Verdict.CLEAN);
        assertThat(look("EICAR " + "x".repeat(40_000))).isEqualTo(Verdict.rejected("MALWARE"));
    }

    @Test
    void a_daemon_that_is_away_or_in_trouble_says_nothing_about_the_file() throws Exception {
        assertThatThrownBy(() -> look("BROKEN")).isInstanceOf(ContentCheck.Unavailable.class);
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        var away = new ClamAv("127.0.0.1:" + free, Duration.ofSeconds(2));
        var content = Files.writeString(folder.resolve("some"), "x");
        assertThatThrownBy(() -> away.of(FILE, content)).isInstanceOf(ContentCheck.Unavailable.class);
    }

    private Verdict look(String content) throws Exception {
        try (var daemon = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var thread = new Thread(() -> answer(daemon));
            thread.start();
            return new ClamAv("127.0.0.1:" + daemon.getLocalPort(), Duration.ofSeconds(5))
                    .of(FILE, Files.writeString(folder.resolve("content"), content));
        }
    }

    private static void answer(ServerSocket daemon) {
        try (var caller = daemon.accept()) {
            var in = new DataInputStream(caller.getInputStream());
            if (!new String(in.readNBytes(10), StandardCharsets.US_ASCII).equals("zINSTREAM\0")) {
                return;
            }
            var got = new ByteArrayOutputStream();
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                got.write(in.readNBytes(length));
            }
            var text = got.toString(StandardCharsets.UTF_8);
            var said = text.contains("EICAR")
                    ? "stream: Eicar-Signature FOUND\0"
                    : text.contains("BROKEN") ? "INSTREAM size limit exceeded. ERROR\0" : "stream: OK\0";
            caller.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }
}
