package cn.yijianshi.gateway.problems;

import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;

/** What the gateway itself refuses; its words are in the messages under {@code problem.<code>}. */
public record Problem(HttpStatus status, String code, List<Object> args, Duration retryAfter) {

    public static Problem of(HttpStatus status, String code, Object... args) {
        return new Problem(status, code, List.of(args), Duration.ZERO);
    }

    public Problem retryAfter(Duration wait) {
        return new Problem(status, code, args, wait);
    }

    /** Whole seconds, never zero: a client that is told to come back at once would. */
    public long retryAfterSeconds() {
        return Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }

    public boolean namesAWait() {
        return !retryAfter.isZero();
    }
}
