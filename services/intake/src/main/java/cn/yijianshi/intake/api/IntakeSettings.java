package cn.yijianshi.intake.api;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param regions where applications are taken in, by GB/T 2260
 * @param longestForm what is longer is not read
 */
@ConfigurationProperties("yijianshi.intake")
public record IntakeSettings(
        Set<String> regions, @DefaultValue("1MB") DataSize longestForm) {}
