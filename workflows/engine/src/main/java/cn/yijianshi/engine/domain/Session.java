package cn.yijianshi.engine.domain;

import java.time.Duration;
import java.time.LocalTime;

/** One stretch of a day in which the office works: 08:00-12:00. */
public record Session(LocalTime from, LocalTime to) {

    Duration length() {
        return Duration.between(from, to);
    }
}
