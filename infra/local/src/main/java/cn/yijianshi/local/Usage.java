package cn.yijianshi.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What one process takes of the machine. */
public record Usage(long residentBytes, Duration cpu) {

    public long residentMegabytes() {
        return residentBytes / (1024 * 1024);
    }

    static Usage of(long pid) {
        Duration cpu = ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
        return new Usage(resident(pid), cpu);
    }

    private static long resident(long pid) {
        Path status = Path.of("/proc/" + pid + "/status");
        try {
            if (Files.isReadable(status)) {
                return Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                        .findFirst()
                        .orElse(0);
            }
            // Where there is no /proc (macOS), ps tells it.
            var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
            String answer = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return answer.isEmpty() ? 0 : Long.parseLong(answer) * 1024;
        } catch (IOException gone) {
            return 0;
        }
    }
}
