package cn.yijianshi.department.persistence;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Values as the text of a column. */
final class Json {

    // Amounts must come back as the decimal numbers they were, not as the nearest binary ones.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final TypeReference<LinkedHashMap<String, Object>> VALUES = new TypeReference<>() {};
    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<LinkedHashMap<String, Map<String, Object>>> FORMS = new TypeReference<>() {};

    private Json() {}

    static String write(Object value) {
        return value == null ? null : MAPPER.writeValueAsString(value);
    }

    static <T> T read(String column, Class<T> type) {
        return column == null ? null : MAPPER.readValue(column, type);
    }

    static Map<String, Object> values(String column) {
        return column == null ? Map.of() : MAPPER.readValue(column, VALUES);
    }

    static Map<String, String> texts(String column) {
        return column == null ? Map.of() : MAPPER.readValue(column, TEXTS);
    }

    static Map<String, Map<String, Object>> forms(String column) {
        return column == null ? Map.of() : MAPPER.readValue(column, FORMS);
    }
}
