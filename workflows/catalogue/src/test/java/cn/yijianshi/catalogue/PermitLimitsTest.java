package cn.yijianshi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits of operating and building permits, by the key of their row. */
class PermitLimitsTest {

    @Test
    @DisplayName("FIRE 15: on complete papers with a commitment, else inspected within ten working days")
    void fire_check() {
        var check = CityCatalogue.item("fire_check");
        assertThat(check.statutory()).isEqualTo(workingDays(10));
        assertThat(check.promised(Map.of("fire_mode", List.of("commitment")))).isEqualTo(Limit.IMMEDIATE);
        assertThat(check.promised(Map.of("fire_mode", List.of("inspection")))).isEqualTo(workingDays(10));
    }

    @Test
    @DisplayName("BUILD 8: a construction permit within seven days")
    void construction_permit() {
        assertThat(CityCatalogue.item("construction_permit").statutory()).isEqualTo(workingDays(7));
    }

    @Test
    @DisplayName("DEV 13/14/21: class III in twenty working days for five years, class II on submission")
    void devices() {
        var licence = CityCatalogue.item("device3_licence");
        assertThat(licence.statutory()).isEqualTo(workingDays(20));
        assertThat(licence.certificate().validFor()).isEqualTo(new Limit(5, LimitUnit.YEAR));
        assertThat(CityCatalogue.item("device2_filing").promised()).isEqualTo(Limit.IMMEDIATE);
    }

    @Test
    @DisplayName("drainage_permit + water_apply: 7 working days")
    void drainage_permit() {
        assertThat(CityCatalogue.item("drainage_permit").promised()).isEqualTo(workingDays(7));
    }

    @DisplayName(
            "eng_planning_permit / re_first_house: a planning permit in 3 working days for a simple low-risk project")
    @ParameterizedTest(name = "eng_planning_permit {0}: {1} working days")
    @CsvSource({"low_risk, 3", "small_warehouse, 3", "industrial, 10"})
    void eng_planning_permit(String kind, int days) {
        assertThat(CityCatalogue.item("eng_planning_permit").promised(Map.of("project_kind", List.of(kind))))
                .isEqualTo(workingDays(days));
    }

    @DisplayName("B11: advisory results turn formal on the day of contract and commitment")
    @ParameterizedTest(name = "{0}: at once")
    @CsvSource({"land_use_permit", "eng_planning_permit", "construction_permit"})
    void all_on_one_day(String item) {
        var permit = CityCatalogue.item(item);
        assertThat(permit.promised(Map.of("dry_run", List.of("yes"), "start_commitment", List.of("signed"))))
                .isEqualTo(Limit.IMMEDIATE);
        assertThat(permit.promised(Map.of("dry_run", List.of("yes"), "start_commitment", List.of("no"))))
                .isNotEqualTo(Limit.IMMEDIATE);
    }

    @Test
    @DisplayName("re_first_land: the title with the land, at once")
    void re_first_land() {
        assertThat(CityCatalogue.item("re_first_land").promised()).isEqualTo(Limit.IMMEDIATE);
        assertThat(CityCatalogue.item("re_first_land").statutory()).isEqualTo(workingDays(30));
    }

    @Test
    @DisplayName("food_licence: ten working days, on the spot for bulk food by commitment")
    void food_licence() {
        var licence = CityCatalogue.item("food_licence");
        assertThat(licence.promised()).isEqualTo(workingDays(10));
        assertThat(licence.promised(Map.of("food_commitment", List.of("yes")))).isEqualTo(Limit.IMMEDIATE);
    }

    @Test
    @DisplayName("drug_retail_licence: the same day for class B OTC, else ten of twenty working days")
    void drug_retail_licence() {
        var licence = CityCatalogue.item("drug_retail_licence");
        assertThat(licence.promised(Map.of("medicines", List.of("otc_b")))).isEqualTo(Limit.IMMEDIATE);
        assertThat(licence.promised(Map.of("medicines", List.of("rx")))).isEqualTo(workingDays(10));
        assertThat(licence.statutory()).isEqualTo(workingDays(20));
    }

    private static Limit workingDays(int days) {
        return new Limit(days, LimitUnit.WORKING_DAY);
    }
}
