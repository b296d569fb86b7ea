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

    @DisplayName("water manager dispatch")
    @ParameterizedTest(name = "{0}: the provider calls within 1 working day")
    @CsvSource({"util_appointment_water", "util_appointment_power", "util_appointment_gas"})
    void dispatch(String item) {
        assertThat(CityCatalogue.item(item).promised()).isEqualTo(workingDays(1));
    }

    @DisplayName("re_general")
    @ParameterizedTest(name = "re_general {0}: 3 working days")
    @CsvSource({"re_transfer", "re_division", "re_general", "re_prenotice", "re_first_house"})
    void re_general(String item) {
        assertThat(CityCatalogue.item(item).promised(Map.of("enterprise_party", List.of("no"))))
                .isEqualTo(workingDays(3));
    }

    @DisplayName("re_enterprise")
    @ParameterizedTest(name = "re_enterprise {0}: 2 working days when a party is an enterprise")
    @CsvSource({"re_transfer", "re_division", "re_general"})
    void re_enterprise(String item) {
        assertThat(CityCatalogue.item(item).promised(Map.of("enterprise_party", List.of("yes"))))
                .isEqualTo(workingDays(2));
    }

    @Test
    @DisplayName("re_mortgage_enterprise: 1 working day")
    void re_mortgage_enterprise() {
        assertThat(CityCatalogue.item("re_mortgage").promised(Map.of("enterprise_party", List.of("yes"))))
                .isEqualTo(workingDays(1));
    }

    @DisplayName("re_unseal, re_query, re_mortgage_cancel, re_unit_split")
    @ParameterizedTest(name = "{0}: at once")
    @CsvSource({"re_unseal", "re_query", "re_mortgage_cancel", "re_unit_split"})
    void at_once(String item) {
        assertThat(CityCatalogue.item(item).promised()).isEqualTo(Limit.IMMEDIATE);
    }

    @Test
    @DisplayName("eng_planning_permit / re_first_house: a title in 2 working days for a simple low-risk project")
    void re_first_house() {
        assertThat(CityCatalogue.item("re_first_house").promised(Map.of("project_kind", List.of("low_risk"))))
                .isEqualTo(workingDays(2));
    }

    @DisplayName("REG 20")
    @ParameterizedTest(name = "REG 20 {0}: the law gives 30 working days")
    @CsvSource({
        "re_transfer",
        "re_division",
        "re_mortgage",
        "re_mortgage_cancel",
        "re_general",
        "re_prenotice",
        "re_first_house",
        "re_unit_split",
        "re_unseal"
    })
    void thirty_days_by_law(String item) {
        assertThat(CityCatalogue.item(item).statutory()).isEqualTo(workingDays(30));
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
