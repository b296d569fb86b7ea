package cn.yijianshi.gateway.pages;

import cn.yijianshi.gateway.GatewaySettings;
import cn.yijianshi.gateway.problems.Problem;
import cn.yijianshi.gateway.problems.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One file to keep: it verifies the QR codes of certificates where there is no network, with the public keys of the day it
 * was fetched.
 */
@RestController
class OfflinePage {

    /** They issue no certificates. */
    private static final Set<String> OTHERS = Set.of("intake");

    private final GatewaySettings settings;
    private final Problems problems;
    private final JsonMapper json;
    private final RestClient services;
    private final Clock clock;
    private final String page;

    OfflinePage(GatewaySettings settings, Problems problems, JsonMapper json, ClientHttpRequestFactory serviceRequests)
            throws IOException {
        this.settings = settings;
        this.problems = problems;
        this.json = json;
        this.services = RestClient.builder().requestFactory(serviceRequests).build();
        this.clock = Clock.systemUTC();
        // Inside the page it is no module of its own any more.
        var code = text("static/assets/code.js").replaceAll("(?m)^export ", "");
        this.page = text("pages/verify-offline.html").replace("{{code}}", code);
    }

    @GetMapping("/verify/offline")
    void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var published = json.createObjectNode();
        published.put("takenAt", clock.instant().toString());
        var keys = published.putArray("keys");
        for (var service : settings.services().entrySet()) {
            if (OTHERS.contains(service.getKey())) {
                continue;
            }
            try {
                var answer = services.get()
                        .uri(service.getValue().resolve("/api/public/keys"))
                        .retrieve()
                        .body(JsonNode.class);
                answer.path("keys").forEach(keys::add);
            } catch (RestClientException away) {
                // A page that lacks somebody's keys would call true papers unknown.
                problems.write(
                        request,
                        response,
                        Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "service-unavailable", service.getKey())
                                .retryAfter(Duration.ofSeconds(5)));
                return;
            }
        }
        response.setContentType("text/html");
        response.setCharacterEncoding("UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"yijianshi-verify-offline.html\"");
        // "<" could end the element that holds the keys.
        response.getWriter()
                .write(page.replace(
                        "{{keys}}", json.writeValueAsString(published).replace("<", "\\u003c")));
    }

    private static String text(String resource) throws IOException {
        return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
    }
}
