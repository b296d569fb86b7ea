package cn.yijianshi.engine.domain;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The limits that are shipped, read as the engine reads them. */
final class LawOfTheFiles {
    private static final Map<String, LegalLimit> LIMITS = read();

    private LawOfTheFiles() {}

    private record Content(List<LegalLimit> limits) {}

    static LegalLimit limit(String key) {
        LegalLimit limit = LIMITS.get(key);
        if (limit == null) {
            throw new AssertionError("limits.yaml has no " + key);
        }
        return limit;
    }

    static Map<String, LegalLimit> all() {
        return LIMITS;
    }

    private static Map<String, LegalLimit> read() {
        return YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .readValue(Path.of("..", "calendar", "limits.yaml"), Content.class)
                .limits()
                .stream()
                .collect(Collectors.toMap(LegalLimit::key, Function.identity()));
    }
}
