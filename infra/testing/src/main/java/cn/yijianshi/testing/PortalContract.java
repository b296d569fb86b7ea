package cn.yijianshi.testing;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the portal takes a service's API for: the document in {@code gateway/portal/api}, from which the portal's types are
 * made. A service may say more than its document; what the document says must hold.
 *
 * <p>{@code -Dportal.api=refresh} writes the document anew instead of comparing.
 */
public final class PortalContract {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    // Words for people, and what only holds where the service happens to run.
    private static final Set<String> WORDS = Set.of(
            "summary", "description", "tags", "operationId", "info", "servers", "security", "example", "deprecated");

    private PortalContract() {}

    /** What of the portal's document the service no longer keeps, place by place; empty when it keeps all. */
    public static List<String> broken(MockMvc service, String name) throws Exception {
        var document = document();
        var answer = service.perform(get("/v3/api-docs")).andReturn().getResponse();
        var now = JSON.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
        var file = document.resolve(name + ".json");
        if ("refresh".equals(System.getProperty("portal.api"))) {
            Files.writeString(file, written(now));
        }
        var broken = new ArrayList<String>();
        compare(JSON.readTree(Files.readString(file)), now, "", broken);
        return broken;
    }

    private static String written(JsonNode now) {
        var kept = new TreeMap<String, Object>();
        now.properties().forEach(part -> {
            if (!part.getKey().equals("servers")) {
                kept.put(part.getKey(), JSON.treeToValue(part.getValue(), Object.class));
            }
        });
        return JSON.writeValueAsString(sorted(kept)) + "\n";
    }

    private static Object sorted(Object value) {
        if (value instanceof java.util.Map<?, ?> map) {
            var inOrder = new TreeMap<String, Object>();
            map.forEach((key, inner) -> inOrder.put(String.valueOf(key), sorted(inner)));
            return inOrder;
        }
        return value instanceof List<?> list
                ? list.stream().map(PortalContract::sorted).toList()
                : value;
    }

    private static void compare(JsonNode said, JsonNode now, String at, List<String> broken) {
        if (now == null || now.isMissingNode()) {
            // What exists only where developers work is no part of the contract.
            if (!at.startsWith("/paths/~1api~1dev~1")) {
                broken.add(at + " is gone");
            }
        } else if (said.isObject()) {
            said.properties().stream()
                    .filter(part -> !WORDS.contains(part.getKey()) || at.endsWith("/properties"))
                    .forEach(part -> compare(
                            part.getValue(), now.path(part.getKey()), at + "/" + escaped(part.getKey()), broken));
            // A request that was complete must stay so.
            more(said.path("required"), now.path("required"))
                    .forEach(field -> broken.add(at + " now requires " + field));
        } else if (said.isArray()) {
            elements(said, now, at, broken);
        } else if (!said.equals(now)) {
            broken.add(at + " was " + said + " and is " + now);
        }
    }

    private static void elements(JsonNode said, JsonNode now, String at, List<String> broken) {
        for (var element : said) {
            if (element.isObject() && element.has("name")) {
                var same = StreamSupport.stream(now.spliterator(), false)
                        .filter(other -> other.path("name").equals(element.get("name"))
                                && other.path("in").equals(element.path("in")))
                        .findFirst();
                compare(
                        element,
                        same.orElse(null),
                        at + "/" + element.get("name").asString(),
                        broken);
            } else if (!element.isObject()
                    && !at.endsWith("/required")
                    && StreamSupport.stream(now.spliterator(), false).noneMatch(element::equals)) {
                broken.add(at + " no longer has " + element);
            }
        }
    }

    private static List<String> more(JsonNode said, JsonNode now) {
        if (!now.isArray()) {
            return List.of();
        }
        var before = StreamSupport.stream(said.spliterator(), false).toList();
        return StreamSupport.stream(now.spliterator(), false)
                .filter(field -> !before.contains(field))
                .map(JsonNode::asString)
                .toList();
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private static Path document() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var found = folder.resolve("gateway/portal/api");
            if (Files.isDirectory(found)) {
                return found;
            }
        }
        throw new UncheckedIOException(
                new IOException("gateway/portal/api is not above " + Path.of("").toAbsolutePath()));
    }
}
