package cn.yijianshi.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A part that is started again when it dies, until it died too often too soon. */
final class Supervised {

    static final int QUICK_DEATHS_ALLOWED = 5;
    private static final Duration QUICK = Duration.ofSeconds(30);
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMillis(200);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(60);
    private static final Duration TO_STOP = Duration.ofSeconds(12);

    private final Part part;
    private final Processes processes;
    private final ScheduledExecutorService later;
    private final Consumer<String> tell;
    private final Consumer<Trouble> giveUp;

    private Process process;
    private long startedNanos;
    private Duration upIn;
    private int quickDeaths;
    private boolean wanted;
    private boolean onceUp;

    Supervised(
            Part part,
            Processes processes,
            ScheduledExecutorService later,
            Consumer<String> tell,
            Consumer<Trouble> giveUp) {
        this.part = part;
        this.processes = processes;
        this.later = later;
        this.tell = tell;
        this.giveUp = giveUp;
    }

    Part part() {
        return part;
    }

    synchronized void start() {
        keepOldLog(part.log());
        wanted = true;
        run();
    }

    synchronized long pid() {
        if (process == null) {
            throw new IllegalStateException(part.name() + " was not started");
        }
        return process.pid();
    }

    /** How long the latest start took until the part answered; null while it does not. */
    synchronized Duration upIn() {
        return upIn;
    }

    /** Ends the process at once, as a crash would; it is started again. */
    void kill() {
        Process victim;
        synchronized (this) {
            victim = process;
            // A death that was asked for says nothing against the program.
            quickDeaths = 0;
        }
        victim.destroyForcibly();
        await(victim, Duration.ofSeconds(10));
    }

    void awaitHealthy(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!isHealthy()) {
            if (diedBeforeItWasUp()) {
                throw new Trouble(part.name() + " stopped while it was starting (exit code " + exitCode() + "); see "
                        + part.log() + lastWords());
            }
            if (System.nanoTime() > end) {
                throw new Trouble(part.name() + " did not come up within " + patience.toSeconds() + " s; see "
                        + part.log() + lastWords());
            }
            pause(BETWEEN_LOOKS);
        }
        synchronized (this) {
            onceUp = true;
            if (upIn == null) {
                upIn = Duration.ofNanos(System.nanoTime() - startedNanos);
            }
        }
    }

    boolean isHealthy() {
        Process current;
        synchronized (this) {
            current = process;
        }
        return current != null && current.isAlive() && part.healthy().getAsBoolean() && current.isAlive();
    }

    /** Asks the process to stop and makes sure that it did. */
    void stop() {
        Process current;
        synchronized (this) {
            wanted = false;
            current = process;
        }
        if (current == null || !current.isAlive()) {
            return;
        }
        current.destroy();
        if (!await(current, TO_STOP)) {
            current.destroyForcibly();
            await(current, Duration.ofSeconds(5));
        }
    }

    private void run() {
        var details = new ProcessBuilder()
                .directory(folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(part.log().toFile()));
        details.environment().keySet().removeIf(name -> name.startsWith("YIJIANSHI_") || name.startsWith("SPRING_"));
        // Else the C library keeps an arena of freed memory for every core.
        details.environment().put("MALLOC_ARENA_MAX", "2");
        details.environment().putAll(part.environment());
        startedNanos = System.nanoTime();
        upIn = null;
        Process started = Processes.spawn(part.command(), details);
        process = started;
        processes.remember(part.name(), started.toHandle());
        started.onExit().thenAccept(this::ended);
    }

    private synchronized void ended(Process ended) {
        if (!wanted || ended != process || !onceUp) {
            return;
        }
        boolean quick = Duration.ofNanos(System.nanoTime() - startedNanos).compareTo(QUICK) < 0;
        quickDeaths = quick ? quickDeaths + 1 : 1;
        if (quickDeaths >= QUICK_DEATHS_ALLOWED) {
            wanted = false;
            giveUp.accept(new Trouble(part.name() + " stopped " + quickDeaths
                    + " times shortly after its start and is not started again; see " + part.log() + lastWords()));
            return;
        }
        tell.accept(part.name() + " stopped (exit code " + ended.exitValue() + ") and is started again");
        later.schedule(this::runAgain, BEFORE_ANOTHER_TRY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void runAgain() {
        if (!wanted) {
            return;
        }
        try {
            run();
        } catch (Trouble problem) {
            giveUp.accept(problem);
            return;
        }
        later.schedule(this::noteWhenUp, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void noteWhenUp() {
        if (isHealthy()) {
            synchronized (this) {
                upIn = Duration.ofNanos(System.nanoTime() - startedNanos);
            }
            return;
        }
        synchronized (this) {
            if (wanted && process.isAlive()) {
                later.schedule(this::noteWhenUp, BETWEEN_LOOKS.toMillis() * 4, TimeUnit.MILLISECONDS);
            }
        }
    }

    private synchronized boolean diedBeforeItWasUp() {
        return !onceUp && process != null && !process.isAlive();
    }

    private synchronized int exitCode() {
        return process.exitValue();
    }

    private Path folder() {
        try {
            Files.createDirectories(part.log().getParent());
            return Files.createDirectories(part.folder());
        } catch (IOException problem) {
            throw new Trouble("The folder " + part.folder() + " cannot be created.", problem);
        }
    }

    /** The newest line of the log that says what went wrong, so that nobody must open the file for it. */
    private String lastWords() {
        try {
            return Files.readAllLines(part.log()).stream()
                    .filter(line -> line.contains("Caused by:") || line.contains("ERROR") || line.contains("broker: "))
                    .reduce((first, second) -> second)
                    .map(line -> " (" + (line.length() > 240 ? line.substring(0, 240) + " …" : line).strip() + ")")
                    .orElse("");
        } catch (IOException | UncheckedIOException unreadable) {
            return "";
        }
    }

    private static void keepOldLog(Path log) {
        try {
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException problem) {
            throw new Trouble("The log " + log + " cannot be written.", problem);
        }
    }

    private static boolean await(Process process, Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted while waiting.", stopped);
        }
    }
}
