package cn.yijianshi.intake.api;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Cases open in browsers.
 *
 * @param perCaller at most so many of one person; one more takes the place of the oldest
 * @param altogether at most so many of all
 * @param look how often is looked for changes while one is open
 * @param heartbeat how often a silent one is told that it is still there
 * @param longest after so long it is opened again, if the login does not end before
 */
@ConfigurationProperties("yijianshi.intake.case-streams")
record CaseStreamSettings(
        @DefaultValue("6") int perCaller,
        @DefaultValue("2000") int altogether,
        @DefaultValue("1s") Duration look,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("15m") Duration longest) {}
