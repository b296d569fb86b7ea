package cn.yijianshi.engine.persistence;

import cn.yijianshi.engine.domain.LegalLimit;
import cn.yijianshi.engine.domain.UnsoundCalendar;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The file {@code calendar/limits.yaml}: the law's numbers before anybody has edited them. */
final class LimitFile {
    private final Path file;
    private final YAMLMapper yaml = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    LimitFile(Path workflows) {
        this.file = workflows.resolve("calendar").resolve("limits.yaml");
    }

    private record Content(List<LegalLimit> limits) {}

    List<LegalLimit> limits() {
        try {
            return yaml.readValue(file, Content.class).limits();
        } catch (JacksonException | UnsoundCalendar wrong) {
            throw new IllegalStateException("The limits in " + file + " are not sound: " + wrong.getMessage(), wrong);
        }
    }
}
