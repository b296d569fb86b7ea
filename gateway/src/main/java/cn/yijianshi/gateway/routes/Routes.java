package cn.yijianshi.gateway.routes;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import cn.yijianshi.gateway.GatewaySettings;
import java.net.URI;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Which path belongs to which service. */
@Configuration(proxyBeanMethods = false)
class Routes {

    static final String DEPARTMENTS = "/api/departments/";
    static final String AUDIT = "/api/audit/";

    private final GatewaySettings settings;
    private final RelayToken relayToken;
    private final Answers answers;

    Routes(GatewaySettings settings, RelayToken relayToken, Answers answers) {
        this.settings = settings;
        this.relayToken = relayToken;
        this.answers = answers;
    }

    @Bean
    RouterFunction<ServerResponse> services() {
        RouterFunction<ServerResponse> all = null;
        for (Map.Entry<String, URI> service : settings.services().entrySet()) {
            RouterFunction<ServerResponse> one = to(service.getKey(), service.getValue());
            all = all == null ? one : all.and(one);
        }
        return all;
    }

    private RouterFunction<ServerResponse> to(String service, URI address) {
        return route(service)
                .route(belongsTo(service), http())
                .before(uri(address))
                .filter(relayToken)
                .filter(new Guard(service, settings, answers))
                .build();
    }

    private static RequestPredicate belongsTo(String service) {
        return switch (service) {
            case "intake" ->
                anyOf(
                                "/api/bundles/**",
                                "/api/applications/**",
                                "/api/drafts/**",
                                "/api/notices/**",
                                "/api/mandates/**",
                                "/api/counter/**",
                                "/api/batches/**",
                                "/api/materials/**",
                                "/api/ratings/**",
                                "/api/preferences/**",
                                "/api/public/tracking")
                        .or(deadLettersOf(service))
                        .or(auditOf(service));
            case "engine" ->
                anyOf(
                                "/api/calendar/**",
                                "/api/catalogue/**",
                                "/api/cases/**",
                                "/api/supervision/**",
                                "/api/simulations/**",
                                "/api/editing/**",
                                "/api/versions/**",
                                "/api/migrations/**",
                                "/api/replays/**",
                                "/api/watching/**",
                                "/api/dev/**",
                                DEPARTMENTS + "engine/public/**")
                        .or(deadLettersOf(service))
                        .or(auditOf(service));
            default -> path(DEPARTMENTS + service + "/**").or(auditOf(service));
        };
    }

    private static RequestPredicate deadLettersOf(String service) {
        return path(DEPARTMENTS + service + "/dead-letters/**");
    }

    private static RequestPredicate auditOf(String service) {
        return path(AUDIT + service + "/**");
    }

    private static RequestPredicate anyOf(String first, String... others) {
        RequestPredicate any = path(first);
        for (String other : others) {
            any = any.or(path(other));
        }
        return any;
    }

    /** /api/departments/tax/reviews is the tax service's /api/reviews, /api/audit/tax/entries its /api/audit/entries. */
    static String withoutService(String path) {
        if (path.startsWith(DEPARTMENTS)) {
            return "/api" + rest(path, DEPARTMENTS);
        }
        return path.startsWith(AUDIT) ? "/api/audit" + rest(path, AUDIT) : path;
    }

    private static String rest(String path, String prefix) {
        int rest = path.indexOf('/', prefix.length());
        return rest < 0 ? "" : path.substring(rest);
    }
}
