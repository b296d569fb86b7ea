package cn.yijianshi.engine.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * When a limit ends, and why then.
 *
 * @param due         the last moment in time
 * @param lastDay     the day it lies on
 * @param skipped     the rest days that were passed over, in order
 * @param provisional whether a year had to be assumed because its holidays are not announced
 */
public record Due(Instant due, LocalDate lastDay, List<Skipped> skipped, boolean provisional) {

    /** A day that did not count, and why: 周六, 周日 or the holiday's name. */
    public record Skipped(LocalDate day, String reason) {}
}
