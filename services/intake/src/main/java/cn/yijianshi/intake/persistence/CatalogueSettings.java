package cn.yijianshi.intake.persistence;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param engine where the engine serves the catalogue
 * @param timeout how long to wait for one answer
 * @param askAgainAfter how long the current versions are taken for current
 */
@ConfigurationProperties("yijianshi.intake.catalogue")
public record CatalogueSettings(
        @DefaultValue("http://127.0.0.1:8082") URI engine,
        @DefaultValue("2s") Duration timeout,
        @DefaultValue("10s") Duration askAgainAfter) {}
