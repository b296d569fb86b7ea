package cn.yijianshi.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** A real MySQL and a real RabbitMQ from the scripts in infra/local/services, for as long as the platform runs. */
final class RealServers implements AutoCloseable {

    private final Path scripts;
    private final Path data;
    private final Consumer<String> tell;
    private final Deque<String> started = new ArrayDeque<>();

    RealServers(Path repository, Path state, Consumer<String> tell) {
        this.scripts = repository.resolve("infra/local/services");
        this.data = state.resolve("servers");
        this.tell = tell;
    }

    /** The address of a running server; one that somebody else started is used and left alone. */
    synchronized String start(String name, int port) {
        if (run(name, List.of("status"), false).code() != 0) {
            tell.accept(name + ": starting (the first time it is fetched from Debian's packages)");
            started.push(name);
        }
        return run(name, List.of("start", String.valueOf(port)), true).output();
    }

    @Override
    public synchronized void close() {
        while (!started.isEmpty()) {
            run(started.pop(), List.of("stop"), false);
        }
    }

    private Outcome run(String name, List<String> arguments, boolean mustWork) {
        var command = new ArrayList<String>();
        command.add(scripts.resolve(name).toString());
        command.addAll(arguments);
        var details = new ProcessBuilder(command);
        details.environment().put("YIJIANSHI_SERVERS_DIR", data.toString());
        try {
            Process process = details.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            String words = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            int code = process.waitFor();
            if (code != 0 && mustWork) {
                throw new Trouble("The real " + name + " did not start: "
                        + words.lines().reduce((first, last) -> last).orElse("it gave no reason"));
            }
            return new Outcome(code, output);
        } catch (IOException problem) {
            throw new Trouble("The script " + command.get(0) + " could not be run.", problem);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted while waiting for " + name + ".", stopped);
        }
    }

    private record Outcome(int code, String output) {}
}
