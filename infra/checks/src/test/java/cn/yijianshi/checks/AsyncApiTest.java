package cn.yijianshi.checks;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.events.Event;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** docs/asyncapi.yaml says what the records say, no more and no less. */
class AsyncApiTest {

    private static final JsonNode DOCUMENT = read();

    @Test
    void every_event_has_its_channel_message_and_schema_and_there_are_no_others() {
        var kinds = Event.kinds().stream().map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
        assertThat(names(DOCUMENT.get("channels"))).isEqualTo(kinds);
        assertThat(names(DOCUMENT.at("/components/messages"))).isEqualTo(kinds);
        assertThat(names(DOCUMENT.at("/components/schemas"))).containsAll(kinds);
    }

    @Test
    void names_and_addresses_are_those_of_the_records() throws IOException {
        for (Class<? extends Event> kind : Event.kinds()) {
            Event sample = sample(kind);
            JsonNode channel = DOCUMENT.get("channels").get(kind.getSimpleName());
            String address = channel.get("address").asString();
            assertThat(DOCUMENT.at("/components/messages/" + kind.getSimpleName() + "/name")
                            .asString())
                    .isEqualTo(sample.name());
            boolean perDepartment = !sample.routingKey().equals(sample.name());
            assertThat(address).isEqualTo(sample.name() + (perDepartment ? ".{department}" : ""));
        }
    }

    @Test
    void every_field_is_described_with_its_type() {
        for (Class<? extends Event> kind : Event.kinds()) {
            JsonNode schema = DOCUMENT.at("/components/schemas/" + kind.getSimpleName());
            var fields = Arrays.stream(kind.getRecordComponents())
                    .map(RecordComponent::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(names(schema.get("properties"))).as(kind.getSimpleName()).isEqualTo(fields);
            for (RecordComponent field : kind.getRecordComponents()) {
                JsonNode described = schema.get("properties").get(field.getName());
                assertThat(
                                described.has("$ref")
                                        ? "object"
                                        : described.get("type").asString())
                        .as("%s.%s", kind.getSimpleName(), field.getName())
                        .isEqualTo(type(field.getType()));
            }
        }
    }

    private static String type(Class<?> type) {
        if (type == String.class || type == UUID.class || type == Instant.class || type == LocalDate.class) {
            return "string";
        }
        if (type == int.class || type == Integer.class) {
            return "integer";
        }
        if (type == boolean.class) {
            return "boolean";
        }
        return Collection.class.isAssignableFrom(type) ? "array" : "object";
    }

    private static TreeSet<String> names(JsonNode node) {
        return new TreeSet<>(List.copyOf(node.propertyNames()));
    }

    private static Event sample(Class<? extends Event> kind) throws IOException {
        try (InputStream in = Event.class.getResourceAsStream("/samples/" + kind.getSimpleName() + ".json")) {
            JsonMapper json = new JsonMapper();
            return json.treeToValue(json.readTree(in).get("data"), kind);
        }
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(Files.readString(Modules.ROOT.resolve("docs/asyncapi.yaml")));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
