package cn.yijianshi.intake.mandates.api;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param longest no authority is given for longer
 * @param atCounter so long an officer may act for somebody whose consent he recorded
 */
@ConfigurationProperties("yijianshi.intake.mandates")
record MandateSettings(
        @DefaultValue("366d") Duration longest,
        @DefaultValue("180d") Duration atCounter) {}
