package cn.yijianshi.catalogue;

import cn.yijianshi.catalogue.CatalogueProblem.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** A YAML file as a tree that remembers its lines, so that every finding can name one. */
sealed interface Yaml {
    int line();

    /** @param value text, number or boolean, as it was written; null when nothing was */
    record Scalar(int line, String text, Object value) implements Yaml {}

    record Sequence(int line, List<Yaml> elements) implements Yaml {}

    record Mapping(int line, Map<String, Entry> entries) implements Yaml {}

    record Entry(int line, Yaml value) {}

    /** Empty when the text is not YAML at all; the finding says where. */
    static Optional<Yaml> parse(String file, String text, List<Finding> findings) {
        try (var parser = new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                findings.add(new Finding(file, 0, "the file is empty"));
                return Optional.empty();
            }
            return Optional.of(read(parser, file, findings));
        } catch (JacksonException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
            findings.add(new Finding(
                    file, line, broken.getOriginalMessage().lines().findFirst().orElse("not YAML")));
            return Optional.empty();
        }
    }

    private static Yaml read(JsonParser parser, String file, List<Finding> findings) {
        int line = line(parser);
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias())
            findings.add(new Finding(file, line, "aliases (*) are not read here"));
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(parser, file, line, findings);
            case START_ARRAY -> {
                var elements = new ArrayList<Yaml>();
                while (parser.nextToken() != JsonToken.END_ARRAY) elements.add(read(parser, file, findings));
                yield new Sequence(line, elements);
            }
            case VALUE_TRUE, VALUE_FALSE -> new Scalar(line, parser.getString(), parser.getBooleanValue());
            case VALUE_NUMBER_INT -> new Scalar(line, parser.getString(), parser.getNumberValue());
            case VALUE_NUMBER_FLOAT -> new Scalar(line, parser.getString(), parser.getDecimalValue());
            case VALUE_NULL -> new Scalar(line, "", null);
            default -> new Scalar(line, parser.getString(), parser.getString());
        };
    }

    private static Mapping mapping(JsonParser parser, String file, int line, List<Finding> findings) {
        var entries = new LinkedHashMap<String, Entry>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = parser.currentName();
            int keyLine = line(parser);
            parser.nextToken();
            if (entries.put(key, new Entry(keyLine, read(parser, file, findings))) != null)
                findings.add(new Finding(file, keyLine, "'" + key + "' stands here twice"));
        }
        return new Mapping(line, entries);
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
