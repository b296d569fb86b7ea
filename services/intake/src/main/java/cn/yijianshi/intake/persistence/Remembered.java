package cn.yijianshi.intake.persistence;

import cn.yijianshi.intake.domain.Bundles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** An answer that is asked for again when it has grown old; the old one helps out meanwhile and if nobody answers. */
final class Remembered<T> {

    private final Clock clock;
    private final Duration fresh;
    private final Supplier<T> source;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Answer<T> last;

    Remembered(Clock clock, Duration fresh, Supplier<T> source) {
        this.clock = clock;
        this.fresh = fresh;
        this.source = source;
    }

    T get() {
        var known = last;
        if (known != null && isFresh(known)) {
            return known.value();
        }
        if (known == null) {
            asking.lock();
        } else if (!asking.tryLock()) {
            return known.value();
        }
        try {
            // Whoever waited finds what the one before has brought.
            if (last == null || !isFresh(last)) {
                last = ask();
            }
            return last.value();
        } finally {
            asking.unlock();
        }
    }

    private Answer<T> ask() {
        try {
            return new Answer<>(source.get(), clock.instant());
        } catch (Bundles.Unreachable away) {
            if (last == null) {
                throw away;
            }
            // Asked again after the same while, not by every caller.
            return new Answer<>(last.value(), clock.instant());
        }
    }

    private boolean isFresh(Answer<T> answer) {
        var age = Duration.between(answer.at(), clock.instant());
        // A clock that was set back makes answers of the future; they are not to be trusted for ever.
        return !age.isNegative() && age.compareTo(fresh) < 0;
    }

    private record Answer<T>(T value, Instant at) {}
}
