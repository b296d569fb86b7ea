package cn.yijianshi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The bundles do what their scenarios say. */
class ScenariosTest {
    private static final List<Scenario> SCENARIOS = Catalogue.scenarios(CityCatalogue.FOLDER);

    @TestFactory
    Stream<DynamicTest> every_scenario_holds() {
        return SCENARIOS.stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.bundle() + ": " + scenario.nameEn(), () -> assertThat(
                                ScenarioCheck.of(CityCatalogue.CATALOGUE, scenario))
                        .isEmpty()));
    }

    @Test
    void every_bundle_has_at_least_three() {
        var told = SCENARIOS.stream().collect(Collectors.groupingBy(Scenario::bundle, Collectors.counting()));
        assertThat(CityCatalogue.CATALOGUE.bundles())
                .allSatisfy(bundle -> assertThat(told.getOrDefault(bundle.key(), 0L))
                        .as(bundle.key() + "/scenarios")
                        .isGreaterThanOrEqualTo(3));
    }
}
