package cn.yijianshi.engine.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Counts how much of the handbook is covered: a row without a test fails here by its mark. */
class EveryRowOfTheLawHasATest {
    private static final Map<String, Class<?>> SECTIONS = Map.of(
            "2", CountingRulesTest.class,
            "3", StartsStopsAndExtensionsTest.class,
            "4", LawTableTest.class,
            "5", PromisesTest.class);

    @Test
    void every_mark_has_a_test_whose_name_begins_with_it() throws IOException {
        marks().forEach((section, marks) -> {
            List<String> names = names(SECTIONS.get(section));
            assertThat(marks).as("rows of section %s", section).isNotEmpty().allSatisfy(mark -> assertThat(names)
                    .anyMatch(name -> name.startsWith(mark)
                            && (name.length() == mark.length() || " ：".indexOf(name.charAt(mark.length())) >= 0)));
        });
    }

    @Test
    void every_row_of_sections_4_and_5_is_data_and_nothing_else_is() throws IOException {
        List<String> rows = new ArrayList<>(marks().get("4"));
        rows.addAll(marks().get("5"));
        List<String> data = LawOfTheFiles.all().values().stream()
                .filter(limit -> limit.kind() != LegalLimit.Kind.PAUSE)
                .map(LegalLimit::mark)
                .distinct()
                .toList();
        assertThat(data).containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void every_ground_of_pause_and_extension_has_its_number() {
        for (PauseGround ground : PauseGround.values()) {
            assertThat(LawOfTheFiles.limit(ground.limitKey()).kind()).isEqualTo(LegalLimit.Kind.PAUSE);
        }
        for (ExtensionGround ground : ExtensionGround.values()) {
            assertThat(LawOfTheFiles.limit(ground.limitKey()).limit()).isEqualTo(ground.most());
        }
    }

    private static List<String> names(Class<?> tests) {
        return Arrays.stream(tests.getDeclaredMethods())
                .map(method -> method.getAnnotation(DisplayName.class))
                .filter(name -> name != null)
                .map(DisplayName::value)
                .collect(Collectors.toList());
    }

    private static Map<String, List<String>> marks() throws IOException {
        Map<String, List<String>> marks = new LinkedHashMap<>();
        try (InputStream in = EveryRowOfTheLawHasATest.class.getResourceAsStream("/law-marks.txt")) {
            List<String> section = null;
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("## ")) {
                    section = marks.computeIfAbsent(line.substring(3), name -> new ArrayList<>());
                } else if (!line.startsWith("#") && !line.isBlank()) {
                    section.add(line);
                }
            }
        }
        return marks;
    }
}
