package cn.yijianshi.platform.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param issuer who must have signed a token
 * @param jwks where its keys are
 * @param audience whom a token must be meant for
 * @param connectTimeout how long to wait for a connection to where the keys are
 * @param readTimeout how long to wait for the keys then: longer than a busy machine takes, as nobody gets in without them
 */
@ConfigurationProperties("yijianshi.oidc")
public record OidcSettings(
        String issuer,
        String jwks,
        String audience,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10s") Duration readTimeout) {}
