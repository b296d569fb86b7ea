package cn.yijianshi.department.persistence;

import cn.yijianshi.catalogue.Item;
import cn.yijianshi.department.domain.ItemFiles;
import cn.yijianshi.platform.messaging.NotNow;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** Item files as the engine publishes them, each version asked for once: it never changes. */
class EngineItemFiles implements ItemFiles {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int TRIES = 3;

    private final RestClient engine;
    private final JsonMapper json;
    private final Map<Version, Item> known = new ConcurrentHashMap<>();

    private record Version(String key, int version) {}

    EngineItemFiles(String engineUrl, JsonMapper json) {
        var http = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        http.setReadTimeout(PATIENCE);
        this.engine =
                RestClient.builder().baseUrl(engineUrl).requestFactory(http).build();
        this.json = json;
    }

    /** @throws NotNow while the engine is away: the event that needs the file waits for it */
    @Override
    public Item item(String key, int version) {
        var wanted = new Version(key, version);
        var item = known.get(wanted);
        if (item == null) {
            item = asked(wanted);
            known.put(wanted, item);
        }
        return item;
    }

    private Item asked(Version wanted) {
        RuntimeException last = null;
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                var body = engine.get()
                        .uri("/api/catalogue/items/{key}?version={version}", wanted.key(), wanted.version())
                        .retrieve()
                        .body(byte[].class);
                return json.readValue(body, Item.class);
            } catch (ResourceAccessException | HttpServerErrorException away) {
                last = away;
            }
        }
        throw new NotNow("The engine does not answer for item " + wanted, last);
    }
}
