package cn.yijianshi.engine.persistence;

import cn.yijianshi.engine.domain.CountingRules;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How limits are counted where the law leaves it open.
 *
 * @param countStartDay  whether the day of the event is day one
 * @param immediate      the office time that 即办 may take
 * @param correctionDays working days in which a correction notice may be sent
 * @param soonFraction   yellow begins when one part in so many of the limit is left
 * @param escalateAfter  working days past due after which the supervisor is called
 */
@ConfigurationProperties("yijianshi.calendar")
record CalendarSettings(
        @DefaultValue("false") boolean countStartDay,
        @DefaultValue("30m") Duration immediate,
        @DefaultValue("5") int correctionDays,
        @DefaultValue("3") int soonFraction,
        @DefaultValue("2") int escalateAfter) {

    CountingRules rules() {
        return new CountingRules(countStartDay, immediate, correctionDays, soonFraction, escalateAfter);
    }
}
