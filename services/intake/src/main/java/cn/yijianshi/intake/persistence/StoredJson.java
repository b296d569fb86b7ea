package cn.yijianshi.intake.persistence;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as it is kept in LONGTEXT columns; amounts stay decimal, never binary. */
@Component
public class StoredJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    public String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    public Map<String, Object> readObject(String text) {
        return MAPPER.readValue(text, new TypeReference<Map<String, Object>>() {});
    }

    public Map<String, List<String>> readAnswers(String text) {
        return MAPPER.readValue(text, new TypeReference<Map<String, List<String>>>() {});
    }

    public Map<String, String> readTexts(String text) {
        return MAPPER.readValue(text, new TypeReference<Map<String, String>>() {});
    }

    public <T> List<T> readList(String text, Class<T> each) {
        return MAPPER.readValue(text, MAPPER.getTypeFactory().constructCollectionType(List.class, each));
    }

    public <T> Map<String, T> readMap(String text, Class<T> each) {
        return MAPPER.readValue(
                text, MAPPER.getTypeFactory().constructMapType(java.util.LinkedHashMap.class, String.class, each));
    }
}
