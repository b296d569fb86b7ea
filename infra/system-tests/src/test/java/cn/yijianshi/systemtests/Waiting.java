package cn.yijianshi.systemtests;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Looks until it is so, and says what it waited for when it never is. */
final class Waiting {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private Waiting() {}

    static void until(String what, Callable<Boolean> condition) {
        await(what)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(BETWEEN_LOOKS)
                .atMost(Town.patience())
                .until(condition);
    }
}
