package cn.yijianshi.gateway.documents;

import cn.yijianshi.gateway.GatewaySettings;
import cn.yijianshi.gateway.problems.Language;
import cn.yijianshi.gateway.problems.Problem;
import cn.yijianshi.gateway.problems.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The services' own OpenAPI documents, in one place and with the addresses that hold at the gateway. */
@RestController
class ApiDocuments {

    record Entry(String service, String name, String url) {}

    private final GatewaySettings settings;
    private final MessageSource messages;
    private final Problems problems;
    private final JsonMapper json;
    private final RestClient services;

    ApiDocuments(
            GatewaySettings settings,
            MessageSource messages,
            Problems problems,
            JsonMapper json,
            ClientHttpRequestFactory serviceRequests) {
        this.settings = settings;
        this.messages = messages;
        this.problems = problems;
        this.json = json;
        this.services = RestClient.builder().requestFactory(serviceRequests).build();
    }

    @GetMapping("/v3/api-docs")
    Map<String, List<Entry>> all(HttpServletRequest request) {
        return Map.of(
                "services",
                settings.services().keySet().stream()
                        .map(service -> new Entry(
                                service,
                                messages.getMessage("service." + service, null, service, Language.of(request)),
                                "/v3/api-docs/" + service))
                        .toList());
    }

    @GetMapping(path = "/v3/api-docs/{service}", produces = MediaType.APPLICATION_JSON_VALUE)
    void one(@PathVariable String service, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        URI address = settings.services().get(service);
        if (address == null) {
            problems.write(request, response, Problem.of(HttpStatus.NOT_FOUND, "not-found"));
            return;
        }
        try {
            String document = services.get()
                    .uri(address.resolve("/v3/api-docs"))
                    .retrieve()
                    .body(String.class);
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setCharacterEncoding("UTF-8");
            response.getWriter().write(json.writeValueAsString(asSeenFromOutside(service, document)));
        } catch (RestClientException away) {
            problems.write(
                    request,
                    response,
                    Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "service-unavailable", service)
                            .retryAfter(Duration.ofSeconds(5)));
        }
    }

    private ObjectNode asSeenFromOutside(String service, String document) {
        ObjectNode api = (ObjectNode) json.readTree(document);
        api.putArray("servers").addObject().put("url", settings.publicUrl().toString());
        ObjectNode paths = json.createObjectNode();
        api.path("paths").properties().forEach(path -> OutsidePaths.of(service, path.getKey())
                .ifPresent(outside -> paths.set(outside, path.getValue())));
        api.set("paths", paths);
        return api;
    }
}
