package cn.yijianshi.engine.domain;

import java.time.Duration;

/**
 * What the law leaves open and the platform settles.
 *
 * @param countStartDay whether the day of the event is day one; 民法典第二百零一条 says it is not, 行政许可法 is silent
 * @param immediate     the office time that 即办 may take
 * @param correctionDays working days in which a correction notice may be sent; after them silence is acceptance
 *                      (行政许可法第三十二条第一款第四项)
 * @param soonFraction  yellow begins when one part in so many of the limit is left
 * @param escalateAfter working days past due after which the supervisor is called
 */
public record CountingRules(
        boolean countStartDay, Duration immediate, int correctionDays, int soonFraction, int escalateAfter) {

    public static final CountingRules DEFAULT = new CountingRules(false, Duration.ofMinutes(30), 5, 3, 2);

    public CountingRules {
        if (immediate.isNegative()
                || immediate.isZero()
                || correctionDays < 1
                || soonFraction < 1
                || escalateAfter < 1) {
            throw new IllegalArgumentException("counting rules must be positive");
        }
    }
}
