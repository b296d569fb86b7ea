package cn.yijianshi.intake.materials.checking;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param clamav host:port of a ClamAV daemon; empty: files are looked into by their structure only
 * @param timeout for one look of it
 * @param retryAfter when a look that was not possible is tried again
 * @param orphansAfter files that no application refers to are removed then
 */
@ConfigurationProperties("yijianshi.intake.checking")
public record CheckingSettings(
        @DefaultValue("") String clamav,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("1m") Duration retryAfter,
        @DefaultValue("60d") Duration orphansAfter) {}
