package cn.yijianshi.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * @param publicUrl how browsers reach the gateway; the redirect address registered with the identity provider starts with it
 * @param services where each service is, by its key
 */
@ConfigurationProperties("yijianshi.gateway")
public record GatewaySettings(
        URI publicUrl,
        Oidc oidc,
        Map<String, URI> services,
        Upstream upstream,
        Breaker breaker,
        DataSize bodyLimit,
        DataSize uploadLimit,
        RateLimit rateLimit) {

    public record Oidc(
            String issuer,
            String backchannelUrl,
            String clientId,
            String clientSecret,
            Duration connectTimeout,
            Duration readTimeout) {

        public Oidc {
            issuer = withoutSlash(issuer);
            backchannelUrl = backchannelUrl == null || backchannelUrl.isBlank() ? issuer : withoutSlash(backchannelUrl);
        }
    }

    public record Upstream(
            Duration connectTimeout, Duration readTimeout, int connectionsPerService, Duration trustIdleFor) {}

    public record Breaker(int window, int failurePercent, Duration openFor) {}

    public record RateLimit(long signedInPerSecond, long anonymousPerSecond, int burstSeconds) {}

    public GatewaySettings {
        publicUrl = URI.create(withoutSlash(publicUrl.toString()));
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
