package cn.yijianshi.gateway.routes;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;

/** Which headers pass the gateway. */
@Configuration(proxyBeanMethods = false)
class Headers {

    // A list of what may pass: cookies, foreign tokens and everything that claims where a request came from stay
    // outside.
    private static final Set<String> TO_SERVICES = Set.of(
            "accept",
            "accept-language",
            "content-length",
            "content-type",
            "idempotency-key",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "last-event-id",
            "range",
            "traceparent",
            "tracestate",
            "user-agent",
            "x-on-behalf-of"); // the authority somebody acts under; the service checks whose it is

    // What the gateway decides itself, and what would tell of the inside.
    private static final Set<String> NOT_TO_BROWSERS = Set.of(
            "connection",
            "content-security-policy",
            "keep-alive",
            "permissions-policy",
            "referrer-policy",
            "server",
            "set-cookie",
            "strict-transport-security",
            "transfer-encoding",
            "www-authenticate",
            "x-content-type-options",
            "x-frame-options",
            "x-powered-by",
            "x-xss-protection");

    /** A service may shut what it sends into a sandbox; our own policy then adds nothing. */
    private static boolean isStricter(String name, List<String> values) {
        return name.equalsIgnoreCase("content-security-policy")
                && values.equals(List.of("sandbox; default-src 'none'"));
    }

    @Bean
    @Order(0)
    RequestHttpHeadersFilter headersToServices() {
        return (headers, request) -> {
            var passing = new HttpHeaders();
            headers.forEach((name, values) -> {
                if (TO_SERVICES.contains(name.toLowerCase(Locale.ROOT))) {
                    passing.addAll(name, values);
                }
            });
            RelayToken.of(request).ifPresent(passing::setBearerAuth);
            return passing;
        };
    }

    @Bean
    ResponseHttpHeadersFilter headersToBrowsers() {
        return (headers, response) -> {
            var passing = new HttpHeaders();
            headers.forEach((name, values) -> {
                if (!NOT_TO_BROWSERS.contains(name.toLowerCase(Locale.ROOT)) || isStricter(name, values)) {
                    passing.addAll(name, values);
                }
            });
            return passing;
        };
    }
}
