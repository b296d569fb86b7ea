package cn.yijianshi.utilityhookup.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.utilityhookup.persistence.ShippedTables;
import java.math.BigDecimal;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final SizingTables TABLES = new ShippedTables().sizing();
    private static final PowerSizing POWER = TABLES.power(TODAY);
    private static final WaterSizing WATER = TABLES.water(TODAY);
    private static final GasSizing GAS = TABLES.gas(TODAY);

    @ParameterizedTest
    @CsvSource({
        "8,     单相220V，电能表5(60)A",
        "10,    单相220V，电能表5(60)A",
        "10.01, 单相220V，电能表10(100)A",
        "12,    单相220V，电能表10(100)A",
        "12.01, 三相380V，电能表3×5(60)A",
        "30,    三相380V，电能表3×5(60)A",
        "55,    三相380V，电能表3×10(100)A",
        "56,    三相380V，经互感器100/5",
        "100,   三相380V，经互感器200/5",
        "160,   三相380V，经互感器300/5",
        "161,   高压10kV，变压器200kVA",
        "200,   高压10kV，变压器250kVA",
        "1440,  高压10kV，变压器1600kVA",
        "1441,  高压10kV，变压器按现场勘查方案配置",
    })
    void power_goes_by_the_load(BigDecimal kw, String size) {
        assertThat(POWER.of(kw).printed()).isEqualTo(size);
    }

    @Test
    void the_current_of_three_phases_is_worked_out_with_the_power_factor() {
        // 100 / (√3 × 0.38 × 0.9)
        assertThat(POWER.amperes(new BigDecimal("100"))).isEqualTo("168.82");
    }

    @ParameterizedTest
    @CsvSource({
        "12,   2.400, 水表DN15",
        "12.5, 2.500, 水表DN15",
        "12.6, 2.520, 水表DN20",
        "20,   4.000, 水表DN20",
        "80,   16.000, 水表DN40",
        "1250, 250.000, 水表DN150",
        "1251, 250.200, 按现场勘查方案配置",
    })
    void a_water_meter_carries_the_peak_hour(BigDecimal daily, BigDecimal peak, String meter) {
        assertThat(WATER.peak(daily)).isEqualByComparingTo(peak);
        assertThat(WATER.ofDaily(daily)).isEqualTo(meter);
    }

    @ParameterizedTest
    @CsvSource({"2.5, 燃气表G1.6", "2.51, 燃气表G2.5", "6, 燃气表G4", "100, 燃气表G65", "160, 燃气表G100", "161, 按现场勘查方案配置"})
    void a_gas_meter_carries_the_peak_hour(BigDecimal peak, String meter) {
        assertThat(GAS.ofPeak(peak)).isEqualTo(meter);
    }

    @ParameterizedTest
    @CsvSource({
        "POWER, RESIDENCE, 单相220V，电能表5(60)A",
        "POWER, NON_RESIDENCE, 三相380V，电能表3×5(60)A",
        "WATER, RESIDENCE, 水表DN15",
        "GAS, RESIDENCE, 燃气表G2.5",
        "GAS, PARKING, 按现场勘查方案配置",
        "CATV, RESIDENCE, 标准接入",
    })
    void premises_nobody_has_sized_get_what_is_usual(Supply supply, String use, String size) {
        assertThat(new Sizing(TABLES).usual(supply, use, TODAY)).isEqualTo(size);
    }

    @Property(tries = 300)
    void more_power_never_gets_a_lower_voltage(
            @ForAll @BigRange(min = "0.1", max = "2000") @Scale(2) BigDecimal kw,
            @ForAll @BigRange(min = "0", max = "500") @Scale(2) BigDecimal more) {
        assertThat(POWER.of(kw.add(more)).phases())
                .isGreaterThanOrEqualTo(POWER.of(kw).phases());
    }
}
