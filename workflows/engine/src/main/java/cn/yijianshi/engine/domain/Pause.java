package cn.yijianshi.engine.domain;

import java.time.Instant;

/** A span that is not counted; the last one may still be going on. */
record Pause(Instant from, Instant to) {

    boolean isOpen() {
        return to == null;
    }
}
