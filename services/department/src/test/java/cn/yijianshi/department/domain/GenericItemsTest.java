package cn.yijianshi.department.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.department.registers.domain.InMemoryEntries;
import cn.yijianshi.department.registers.domain.RegisterWriting;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every item of the departments without a program of their own can be decided by its file alone. */
class GenericItemsTest {

    private static final Set<String> GENERIC = Set.of(
            "public-security",
            "human-resources",
            "medical-insurance",
            "housing-fund",
            "bank",
            "housing-construction",
            "urban-management",
            "health",
            "fire-rescue",
            "tobacco",
            "ecology-environment",
            "development-reform",
            "planning",
            "commerce",
            "city-government",
            "court",
            "customs",
            "service-centre");

    private final Map<String, Long> numbers = new HashMap<>();

    @TestFactory
    List<DynamicTest> every_output_has_a_value_and_every_paper_a_number() {
        return Catalogue.load(Path.of("../../workflows")).items().stream()
                .filter(item -> GENERIC.contains(item.department()))
                .map(item -> DynamicTest.dynamicTest(item.key(), () -> {
                    var desk = new Desks(
                                    List.of(),
                                    sequence -> numbers.merge(sequence, 1L, Long::sum),
                                    new RegisterWriting(new InMemoryEntries()))
                            .of(item);
                    var facts = item.facts().stream().collect(Collectors.toMap(key -> key, key -> "值"));
                    var result = item.results().stream().collect(Collectors.toMap(field -> field.key(), field -> "值"));
                    var form = new HashMap<String, Object>();
                    item.outputs().stream()
                            .filter(output -> output.rule().startsWith("form:"))
                            .forEach(output -> form.putAll(
                                    FormFields.merge(form, Map.of(output.rule().substring("form:".length()), "值"))));
                    var grant = desk.grant(
                            new Filing(
                                    "c",
                                    "n",
                                    "review",
                                    item.key(),
                                    "350502",
                                    "陈思源",
                                    form,
                                    facts,
                                    LocalDate.of(2026, 11, 23)),
                            result,
                            ADepartment.NOW);

                    assertThat(grant.outputs()).hasSameSizeAs(item.outputs());
                    if (item.certificate() != null) {
                        assertThat(grant.certificates().get(0).number()).isNotEqualTo("review");
                        assertThat(grant.certificates().get(0).holderName()).isNotBlank();
                    }
                }))
                .toList();
    }
}
