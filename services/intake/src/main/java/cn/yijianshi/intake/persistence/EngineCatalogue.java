package cn.yijianshi.intake.persistence;

import cn.yijianshi.intake.domain.Bundles;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The engine's public catalogue over HTTP: a timeout, two more tries, and one word for "away". */
@Component
class EngineCatalogue {

    private final RestClient http;
    private final JsonMapper json;
    private final RetryTemplate tries = new RetryTemplate(RetryPolicy.builder()
            .includes(ResourceAccessException.class, HttpServerErrorException.class)
            .maxRetries(2)
            .delay(Duration.ofMillis(100))
            .build());

    EngineCatalogue(CatalogueSettings settings, JsonMapper json) {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(settings.timeout()).build());
        requests.setReadTimeout(settings.timeout());
        this.json = json;
        this.http = RestClient.builder()
                .requestFactory(requests)
                .baseUrl(settings.engine().resolve("/api/catalogue"))
                .build();
    }

    <T> List<T> all(String what, Class<T> each) {
        var answer = ask(() -> http.get().uri("/{what}", what).retrieve().body(JsonNode.class));
        var list = answer.isArray() ? answer : answer.path("items");
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> json.treeToValue(one, each))
                .toList();
    }

    <T> Optional<T> one(String what, String key, Class<T> type) {
        return found(() -> http.get().uri("/{what}/{key}", what, key).retrieve().body(type));
    }

    <T> Optional<T> version(String what, String key, int version, Class<T> type) {
        return found(() -> http.get()
                .uri("/{what}/{key}?version={version}", what, key, version)
                .retrieve()
                .body(type));
    }

    private <T> Optional<T> found(Supplier<T> question) {
        try {
            return Optional.of(ask(question));
        } catch (HttpClientErrorException.NotFound none) {
            return Optional.empty();
        }
    }

    private <T> T ask(Supplier<T> question) {
        try {
            return tries.invoke(question);
        } catch (HttpClientErrorException.NotFound none) {
            throw none;
        } catch (RestClientException away) {
            throw new Bundles.Unreachable(away);
        }
    }
}
