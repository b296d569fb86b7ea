package cn.yijianshi.intake.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.Field;
import cn.yijianshi.intake.api.Receiving.ApplicationForm;
import cn.yijianshi.intake.domain.DottedKeys;
import cn.yijianshi.intake.domain.Filing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The city's own bundles, items and sample applications, as they lie in the workflows folder. */
class CitySamplesTest {

    private static final Path WORKFLOWS = Path.of("..", "..", "workflows");
    private static final Catalogue CITY = Catalogue.load(WORKFLOWS);

    private final IdentifierChecks checks = new IdentifierChecks(Clock.systemUTC());

    @ParameterizedTest
    @MethodSource("samples")
    void the_sample_application_can_be_taken_in(Path sample) throws IOException {
        var given = JsonMapper.builder().build().readValue(Files.readString(sample), ApplicationForm.class);
        assertThatCode(() -> Filing.of(
                        CITY.bundle(given.bundle()).orElseThrow(),
                        given.answers(),
                        DottedKeys.nested(given.form()),
                        CITY::item,
                        checks))
                .doesNotThrowAnyException();
    }

    @Test
    void every_check_an_item_names_is_known_here() {
        assertThat(CITY.items().stream()
                        .flatMap(item -> item.fields().stream())
                        .flatMap(field -> Stream.concat(Stream.of(field), field.rows().stream()))
                        .map(Field::check)
                        // A declaration is checked by the form itself.
                        .filter(check -> check != null && !check.equals("AGREED")))
                .isNotEmpty()
                .allMatch(checks::knows);
    }

    static Stream<Path> samples() throws IOException {
        try (var found = Files.walk(WORKFLOWS.resolve("bundles"), 2)) {
            return found.filter(file -> file.endsWith("sample-application.json")).toList().stream();
        }
    }
}
