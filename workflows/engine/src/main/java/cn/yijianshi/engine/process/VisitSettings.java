package cn.yijianshi.engine.process;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param inDays so many working days ahead a joint visit is proposed
 * @param length how long it is planned to take, within one stretch of office hours
 */
@ConfigurationProperties("yijianshi.visits")
record VisitSettings(
        @DefaultValue("2") int inDays, @DefaultValue("2h") Duration length) {}
