package cn.yijianshi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The city's promised limits of property and utilities, by the key of their row. */
class PromisedLimitsTest {

    @DisplayName("power_connect")
    @ParameterizedTest(name = "power_connect {0} {1} {2}: {3} working days")
    @CsvSource({
        "resident, , , 5",
        "non_resident, upto160, , 13",
        "non_resident, over160, single, 22",
        "non_resident, over160, dual, 32",
    })
    void power_connect(String purpose, String capacity, String supply, int days) {
        assertThat(CityCatalogue.item("power_connect").promised(answers(purpose, capacity, supply)))
                .isEqualTo(workingDays(days));
    }

    @DisplayName("water_survey, gas_survey")
    @ParameterizedTest(name = "{0}: 2 working days, 5 with an external line")
    @CsvSource({"water_survey", "gas_survey"})
    void surveys(String item) {
        var survey = CityCatalogue.item(item);
        assertThat(survey.promised(Map.of("external_line", List.of("no")))).isEqualTo(workingDays(2));
        assertThat(survey.promised(Map.of("external_line", List.of("yes")))).isEqualTo(workingDays(5));
    }

    @Test
    @DisplayName("water_connect: 2 working days, 4 when the survey found that a line is needed")
    void water_connect() {
        var connect = CityCatalogue.item("water_connect");
        assertThat(connect.promised(Map.of(), Map.of("water.externalLine", "false")))
                .isEqualTo(workingDays(2));
        assertThat(connect.promised(Map.of(), Map.of("water.externalLine", "true")))
                .isEqualTo(workingDays(4));
        assertThat(connect.promised(Map.of())).isEqualTo(workingDays(2));
    }

    @Test
    @DisplayName("gas_connect total: 7 working days")
    void gas_connect() {
        assertThat(CityCatalogue.item("gas_connect").promised()).isEqualTo(workingDays(7));
    }

    @Test
    @DisplayName("road_dig (power): 3 working days at low voltage, 5 up to 20 kV")
    void road_dig() {
        var dig = CityCatalogue.item("road_dig");
        assertThat(dig.promised(Map.of(), Map.of("power.roadDig", "true", "power.voltage", "LOW")))
                .isEqualTo(workingDays(3));
        assertThat(dig.promised(Map.of(), Map.of("power.roadDig", "true", "power.voltage", "HIGH")))
                .isEqualTo(workingDays(5));
        assertThat(dig.promised(Map.of(), Map.of("power.voltage", "LOW", "water.roadDig", "true")))
                .isEqualTo(workingDays(5));
    }

    private static Map<String, List<String>> answers(String purpose, String capacity, String supply) {
        return Map.of(
                "purpose",
                List.of(purpose),
                "power_capacity",
                capacity == null ? List.of() : List.of(capacity),
                "power_supply",
                supply == null ? List.of() : List.of(supply));
    }

    private static Limit workingDays(int days) {
        return new Limit(days, LimitUnit.WORKING_DAY);
    }
}
