package cn.yijianshi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The schemas of the formats say what the reader reads. */
class SchemasTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    @ParameterizedTest
    @CsvSource({
        "departments, departments.yaml",
        "fields, items/fields\\.v\\d+\\.yaml",
        "item, items/[^/]+/[^/]+\\.yaml",
        "bundle, bundles/[^/]+/(v\\d+/)?bundle\\.yaml",
        "scenario, bundles/[^/]+/scenarios/[^/]+\\.yaml"
    })
    void every_file_is_as_its_schema_says(String schema, String files) throws IOException {
        var described = schema(schema);
        var found = new ArrayList<String>();
        try (var all = Files.walk(CityCatalogue.FOLDER)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var name = CityCatalogue.FOLDER.relativize(file).toString();
                if (!name.matches(files)) continue;
                found.add(name);
                var wrong = new ArrayList<String>();
                new Described(described, wrong).look(YAML.readTree(file), described, name);
                assertThat(wrong).isEmpty();
            }
        }
        assertThat(found).isNotEmpty();
    }

    @Test
    void what_no_file_may_say_no_schema_allows() {
        assertThat(wrong("item", "{key: x, colour: red}"))
                .contains("x/colour: is not known", "x: 'version' is missing");
        assertThat(wrong("bundle", "{key: Upper}")).anyMatch(finding -> finding.startsWith("x/key: 'Upper'"));
        assertThat(wrong("scenario", "{answers: {}, name: [一], expect: {limits: {a: soon}}}"))
                .anyMatch(finding -> finding.startsWith("x/name: "))
                .anyMatch(finding -> finding.startsWith("x/expect/limits/a: 'soon'"));
    }

    @Test
    void every_part_of_a_record_is_described() {
        described("item", "", Item.class, Set.of("guide"));
        described("item", "", ItemGuide.class, Set.of());
        described("item", "/properties/steps/items", ItemGuide.Step.class, Set.of());
        described("item", "/properties/materials/items", Material.class, Set.of());
        described("item", "/properties/materials/items/properties/commitment", Commitment.class, Set.of());
        described("item", "/properties/results/items", ResultField.class, Set.of());
        described("item", "/properties/outputs/items", Output.class, Set.of());
        described("item", "/properties/fees/items", Fee.class, Set.of());
        described("item", "/properties/limitVariants/items", LimitVariant.class, Set.of());
        described("item", "/properties/certificate", CertificateTemplate.class, Set.of());
        described("item", "/properties/certificate/properties/lines/items", CertificateLine.class, Set.of());
        described("item", "/properties/register", RegisterTemplate.class, Set.of());
        described("item", "/properties/register/properties/values/items", RegisterTemplate.Value.class, Set.of());
        described("item", "/properties/instant", InstantDecision.class, Set.of("rules"));
        described("item", "/$defs/own", Field.class, Set.of());
        described("fields", "/$defs/field", Field.class, Set.of("key"));
        described("bundle", "", Bundle.class, Set.of());
        described("bundle", "/properties/edges/items", Edge.class, Set.of());
        described("bundle", "/properties/inspections/items", Inspection.class, Set.of());
        described("bundle", "/$defs/node", Node.class, Set.of());
        described("bundle", "/$defs/question", Question.class, Set.of());
        described("bundle", "/$defs/question/properties/known", Question.Known.class, Set.of());
        described("bundle", "/$defs/option", Option.class, Set.of("effects"));
        described("bundle", "/$defs/option", Effects.class, Set.of());
        described("bundle", "/$defs/option/properties/stop", Stop.class, Set.of());
        described("bundle", "/$defs/option/properties/offer/items", Offer.class, Set.of());
        described("departments", "/items", Department.class, Set.of());
        described("departments", "/items/properties/issuer", Department.Issuer.class, Set.of());
        described("scenario", "/properties/expect", Scenario.Expected.class, Set.of());
        described("scenario", "/properties/timeline", Scenario.Timeline.class, Set.of());
        described("scenario", "/properties/end/items", Scenario.Ending.class, Set.of("line"));
    }

    /** A text in both languages is one pair in the file. */
    private static void described(String schema, String at, Class<?> part, Set<String> elsewhere) {
        var properties = schema(schema).at(at).path("properties");
        assertThat(properties.isObject()).as(schema + at).isTrue();
        assertThat(Arrays.stream(part.getRecordComponents())
                        .map(component -> component.getName())
                        .filter(name -> !name.endsWith("En") && !elsewhere.contains(name)))
                .as(schema + at)
                .allMatch(properties::has);
    }

    private static List<String> wrong(String schema, String yaml) {
        var wrong = new ArrayList<String>();
        var described = schema(schema);
        new Described(described, wrong).look(YAML.readTree(yaml), described, "x");
        return wrong;
    }

    private static JsonNode schema(String name) {
        return JsonMapper.shared().readTree(Path.of("..", "schema", name + ".schema.json"));
    }

    /** As much of JSON Schema as the schemas use; what they do not use may not stand in them. */
    private record Described(JsonNode schema, List<String> wrong) {
        private static final Set<String> KNOWN = Set.of(
                "$schema",
                "$defs",
                "$ref",
                "title",
                "description",
                "type",
                "properties",
                "required",
                "enum",
                "items",
                "additionalProperties",
                "pattern",
                "minItems",
                "maxItems",
                "minLength",
                "anyOf");

        void look(JsonNode value, JsonNode as, String at) {
            assertThat(KNOWN).containsAll(as.propertyNames());
            if (as.has("$ref"))
                look(value, schema.at(as.get("$ref").stringValue().substring(1)), at);
            if (as.has("anyOf") && as.get("anyOf").valueStream().noneMatch(one -> fits(value, one)))
                wrong.add(at + ": " + value + " fits nothing");
            if (as.has("type") && types(as.get("type")).noneMatch(type -> is(value, type)))
                wrong.add(at + ": " + value + " is no " + as.get("type"));
            if (as.has("enum") && as.get("enum").valueStream().noneMatch(value::equals))
                wrong.add(at + ": '" + value.asString("") + "' is none of " + as.get("enum"));
            if (as.has("pattern")
                    && !Pattern.compile(as.get("pattern").stringValue())
                            .matcher(value.asString(""))
                            .find())
                wrong.add(at + ": '" + value.asString("") + "' has not the form " + as.get("pattern"));
            if (as.has("minLength")
                    && value.asString("").length() < as.get("minLength").intValue()) wrong.add(at + ": is empty");
            if (value.isArray()) list(value, as, at);
            if (value.isObject()) mapping(value, as, at);
        }

        private void list(JsonNode value, JsonNode as, String at) {
            if (as.has("minItems") && value.size() < as.get("minItems").intValue()) wrong.add(at + ": has too few");
            if (as.has("maxItems") && value.size() > as.get("maxItems").intValue()) wrong.add(at + ": has too many");
            for (int i = 0; as.has("items") && i < value.size(); i++) look(value.get(i), as.get("items"), at + "/" + i);
        }

        private void mapping(JsonNode value, JsonNode as, String at) {
            if (as.has("required"))
                as.get("required")
                        .valueStream()
                        .map(JsonNode::stringValue)
                        .filter(key -> !value.has(key))
                        .forEach(key -> wrong.add(at + ": '" + key + "' is missing"));
            for (var property : value.properties()) {
                var own = as.path("properties").path(property.getKey());
                var others = as.path("additionalProperties");
                var inner = at + "/" + property.getKey();
                if (!own.isMissingNode()) look(property.getValue(), own, inner);
                else if (others.isObject()) look(property.getValue(), others, inner);
                else if (others.isBoolean() && !others.booleanValue()) wrong.add(inner + ": is not known");
            }
        }

        private boolean fits(JsonNode value, JsonNode as) {
            var found = new ArrayList<String>();
            new Described(schema, found).look(value, as, "");
            return found.isEmpty();
        }

        private static Stream<String> types(JsonNode type) {
            return type.isArray() ? type.valueStream().map(JsonNode::stringValue) : Stream.of(type.stringValue());
        }

        private static boolean is(JsonNode value, String type) {
            return switch (type) {
                case "object" -> value.isObject();
                case "array" -> value.isArray();
                case "string" -> value.isString();
                case "boolean" -> value.isBoolean();
                case "integer" -> value.isIntegralNumber();
                case "number" -> value.isNumber();
                default -> throw new IllegalArgumentException(type);
            };
        }
    }
}
