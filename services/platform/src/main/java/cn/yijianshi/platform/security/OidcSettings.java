package cn.yijianshi.platform.security;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param issuer who must have signed a token
 * @param jwks where its keys are
 * @param audience whom a token must be meant for
 */
@ConfigurationProperties("yijianshi.oidc")
public record OidcSettings(String issuer, String jwks, String audience) {}
