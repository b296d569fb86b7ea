package cn.yijianshi.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Starts processes so that none outlives this one, and keeps a list of them on disk, so that the next start can
 * clean up after a launcher that had no chance to.
 */
final class Processes {

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    // The kernel's "tell me when my parent dies" means the parent's thread: so one thread, which stays, starts them
    // all.
    private static final ExecutorService SPAWNER = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "spawner");
        thread.setDaemon(true);
        return thread;
    });
    private static final List<String> TIED_TO_US = tiedToUs();

    private final Path list;
    private final Map<String, ProcessHandle> running = new LinkedHashMap<>();
    private boolean ours;

    Processes(Path state) {
        this.list = state.resolve("processes");
    }

    /** A process that dies with this one; its output goes where the builder says. */
    static Process spawn(List<String> command, ProcessBuilder details) {
        List<String> whole = new ArrayList<>(TIED_TO_US);
        whole.addAll(command);
        details.command(whole);
        try {
            return CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    return details.start();
                                } catch (IOException problem) {
                                    throw new UncheckedIOException(problem);
                                }
                            },
                            SPAWNER)
                    .join();
        } catch (CompletionException problem) {
            throw new Trouble(
                    "The program " + command.get(0) + " could not be started: "
                            + problem.getCause().getMessage(),
                    problem);
        }
    }

    /** Refuses when a launcher already runs on this state, and ends what an earlier one left behind. */
    synchronized void takeOver() {
        for (Entry entry : read()) {
            Optional<ProcessHandle> alive = entry.alive();
            if (alive.isEmpty() || alive.get().pid() == ProcessHandle.current().pid()) {
                continue;
            }
            if (entry.name().equals("launcher")) {
                throw new Trouble("The platform already runs on " + list.getParent() + " (process " + entry.pid()
                        + "); stop that one first.");
            }
            end(alive.get());
        }
        running.clear();
        ours = true;
        remember("launcher", ProcessHandle.current());
    }

    synchronized void remember(String name, ProcessHandle process) {
        running.put(name, process);
        var lines = new ArrayList<String>();
        running.forEach((who, handle) -> lines.add(who + " " + handle.pid() + " "
                + handle.info().startInstant().orElse(Instant.EPOCH).toEpochMilli()));
        try {
            Files.createDirectories(list.getParent());
            Files.write(list, lines);
        } catch (IOException problem) {
            throw new Trouble("The folder " + list.getParent() + " cannot be written.", problem);
        }
    }

    synchronized void forgetAll() {
        if (!ours) {
            // Somebody else runs here; the list is that one's.
            return;
        }
        running.clear();
        try {
            Files.deleteIfExists(list);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(8, TimeUnit.SECONDS);
        } catch (Exception stillThere) {
            process.destroyForcibly();
        }
    }

    private List<Entry> read() {
        if (!Files.exists(list)) {
            return List.of();
        }
        try {
            return Files.readAllLines(list).stream()
                    .map(line -> line.split(" "))
                    .filter(parts -> parts.length == 3)
                    .map(parts -> new Entry(
                            parts[0], Long.parseLong(parts[1]), Instant.ofEpochMilli(Long.parseLong(parts[2]))))
                    .toList();
        } catch (IOException | NumberFormatException damaged) {
            return List.of();
        }
    }

    private static List<String> tiedToUs() {
        var prefix = new ArrayList<String>();
        // A session of its own: Ctrl-C reaches the launcher alone, which then stops the others in order.
        if (works("setsid", "true")) {
            prefix.add("setsid");
        }
        if (works("setpriv", "--pdeathsig", "KILL", "true")) {
            prefix.addAll(List.of("setpriv", "--pdeathsig", "KILL"));
        }
        return List.copyOf(prefix);
    }

    private static boolean works(String... command) {
        try {
            Process trial = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return trial.waitFor(5, TimeUnit.SECONDS) && trial.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private record Entry(String name, long pid, Instant startedAt) {

        /** The process, if it is still the one we wrote down: a pid alone may be somebody else's by now. */
        Optional<ProcessHandle> alive() {
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(handle -> handle.info()
                    .startInstant()
                    .filter(at -> Duration.between(at, startedAt).abs().compareTo(CLOCK_TOLERANCE) < 0)
                    .isPresent());
        }
    }
}
