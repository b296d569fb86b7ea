package cn.yijianshi.platform.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Real time plus an offset; only tests and the development profile ever have one. */
public final class MovableClock extends Clock {

    private final Clock real;
    private final AtomicReference<Duration> offset;

    public MovableClock(Clock real) {
        this(real, new AtomicReference<>(Duration.ZERO));
    }

    private MovableClock(Clock real, AtomicReference<Duration> offset) {
        this.real = real;
        this.offset = offset;
    }

    public void moveTo(Duration fromRealTime) {
        offset.set(fromRealTime);
    }

    public void moveTo(Instant now) {
        offset.set(Duration.between(((InstantSource) real).instant(), now));
    }

    public Duration offset() {
        return offset.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(getZone()) ? this : new MovableClock(real.withZone(zone), offset).inZone(zone);
    }

    private Clock inZone(ZoneId zone) {
        MovableClock moved = this;
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return moved.withZone(other);
            }

            @Override
            public Instant instant() {
                return moved.instant();
            }
        };
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset.get());
    }
}
