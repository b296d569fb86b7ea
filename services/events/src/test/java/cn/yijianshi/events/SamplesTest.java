package cn.yijianshi.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract: one sample per event name, read by the tests of publisher and listener alike. */
class SamplesTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static Stream<Class<? extends Event>> kinds() {
        return Event.kinds().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName("every event has a sample that reads into its record and back without loss")
    void every_event_has_a_sample_that_survives_the_round_trip(Class<? extends Event> kind) throws IOException {
        JsonNode envelope = sample(kind);
        Event event = JSON.treeToValue(envelope.get("data"), kind);

        assertThat(JSON.<JsonNode>valueToTree(event)).isEqualTo(envelope.get("data"));
        assertThat(envelope.get("specversion").asString()).isEqualTo("1.0");
        assertThat(envelope.get("type").asString()).isEqualTo(event.name());
        assertThat(envelope.get("id").asString()).isEqualTo(event.id().toString());
        assertThat(envelope.get("time").asString()).isEqualTo(event.at().toString());
        assertThat(envelope.get("subject").asString()).isEqualTo(event.caseId());
        assertThat(event.routingKey()).startsWith(event.name());
        for (var component : kind.getRecordComponents()) {
            assertThat(envelope.get("data").has(component.getName()))
                    .as("%s shows %s", event.name(), component.getName())
                    .isTrue();
        }
    }

    @org.junit.jupiter.api.Test
    void no_two_events_share_a_name() throws IOException {
        Set<String> names = kinds().map(SamplesTest::name).collect(Collectors.toSet());
        assertThat(names).hasSameSizeAs(Event.kinds());
        assertThat(names).allMatch(name -> name.matches("[a-z]+\\.[a-z-]+\\.v\\d+"));
    }

    private static String name(Class<? extends Event> kind) {
        try {
            return JSON.treeToValue(sample(kind).get("data"), kind).name();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static JsonNode sample(Class<? extends Event> kind) throws IOException {
        String file = "/samples/" + kind.getSimpleName() + ".json";
        try (InputStream in = SamplesTest.class.getResourceAsStream(file)) {
            assertThat(in).as("sample %s", file).isNotNull();
            return JSON.readTree(in);
        }
    }
}
