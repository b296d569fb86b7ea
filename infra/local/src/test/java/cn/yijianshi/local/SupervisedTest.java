package cn.yijianshi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SupervisedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path state;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Trouble> givenUp = new CompletableFuture<>();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
    private Supervised supervised;

    @BeforeEach
    void a_process_that_is_up_once_its_file_is_there() {
        supervised = supervise("touch up; exec sleep 600");
    }

    @AfterEach
    void stop() {
        supervised.stop();
        later.shutdownNow();
    }

    @Test
    void a_killed_process_is_started_again_and_that_is_said_once() {
        supervised.start();
        supervised.awaitHealthy(PATIENCE);
        long first = supervised.pid();

        supervised.kill();

        Awaitility.await().until(() -> supervised.pid() != first && supervised.isHealthy());
        assertThat(told).containsExactly("tax stopped (exit code 137) and is started again");
    }

    @Test
    void a_process_that_was_stopped_stays_down() throws Exception {
        supervised.start();
        supervised.awaitHealthy(PATIENCE);
        long pid = supervised.pid();

        supervised.stop();

        assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive)).isNotEqualTo(java.util.Optional.of(true));
        later.schedule(() -> {}, 500, TimeUnit.MILLISECONDS).get();
        assertThat(supervised.pid()).isEqualTo(pid);
        assertThat(told).isEmpty();
    }

    @Test
    void a_process_that_keeps_dying_is_given_up_with_one_sentence() throws Exception {
        supervised = supervise("[ ! -e up ] || { echo 'Caused by: no luck'; exit 3; }; touch up; exec sleep 600");
        supervised.start();
        supervised.awaitHealthy(PATIENCE);

        supervised.kill();

        assertThat(givenUp.get(30, TimeUnit.SECONDS))
                .hasMessageStartingWith("tax stopped 5 times shortly after its start and is not started again")
                .hasMessageEndingWith("(Caused by: no luck)");
    }

    @Test
    void a_process_that_does_not_come_up_is_named_with_its_log() {
        supervised = supervise("echo 'ERROR nothing works'; exit 1");
        supervised.start();

        assertThatThrownBy(() -> supervised.awaitHealthy(PATIENCE))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("tax stopped while it was starting (exit code 1)")
                .hasMessageContaining("tax.log")
                .hasMessageContaining("ERROR nothing works");
    }

    @Test
    void what_an_earlier_launcher_left_behind_is_ended_and_nothing_else() throws Exception {
        var processes = new Processes(state);
        Process left = Processes.spawn(List.of("sleep", "600"), new ProcessBuilder());
        Process foreign = Processes.spawn(List.of("sleep", "600"), new ProcessBuilder());
        processes.remember("tax", left.toHandle());
        // The same number as a process of ours once had, but another start: not ours.
        Files.writeString(
                state.resolve("processes"),
                Files.readString(state.resolve("processes")) + "intake " + foreign.pid() + " 1000\n");

        new Processes(state).takeOver();

        assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(foreign.isAlive()).isTrue();
        foreign.destroyForcibly();
    }

    private Supervised supervise(String script) {
        Path folder = state.resolve("tax");
        var part = new Part(
                "tax",
                1,
                List.of("sh", "-c", script),
                Map.of(),
                folder,
                state.resolve("logs/tax.log"),
                () -> Files.exists(folder.resolve("up")));
        return new Supervised(part, new Processes(state), later, told::add, givenUp::complete);
    }
}
