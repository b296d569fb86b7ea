package cn.yijianshi.engine.domain;

import static cn.yijianshi.engine.domain.Quanzhou.at;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Section 5 of the handbook: what the city promises, scenario by scenario. */
class PromisesTest {

    @Test
    @DisplayName("bundle.company_start 企业开办全程一个工作日")
    void bundle_company_start() {
        assertDue("company_start_whole", "2026-11-20 09:00", "2026-11-23 17:30");
        assertDue("company_start_whole", "2026-09-18 09:00", "2026-09-20 18:00");
    }

    @Test
    @DisplayName("company_establishment + seal 设立登记与印章共六个工作时")
    void company_establishment_seal() {
        assertDue("company_establishment_seal", "2026-11-23 16:00", "2026-11-24 15:00");
        assertDue("company_establishment_seal", "2026-09-30 17:00", "2026-10-08 15:30");
        assertDue("seal_engraving_step", "2026-11-23 16:00", "2026-11-24 08:30");
        assertDue("seal_engraving_step", "2026-09-30 17:00", "2026-10-08 09:00");
    }

    @Test
    @DisplayName("invoice_first 首次申领发票两个工作时")
    void invoice_first() {
        assertDue("invoice_first", "2026-11-23 16:00", "2026-11-24 08:30");
        assertDue("invoice_first", "2026-09-30 17:00", "2026-10-08 09:00");
    }

    @Test
    @DisplayName("power_connect 居民用电报装")
    void power_connect() {
        assertDue("power_connect_resident", "2026-11-20 09:00", "2026-11-27 17:30");
        assertDue("power_connect_resident", "2026-09-18 09:00", "2026-09-24 18:00");
        assertDue("power_connect_low_voltage", "2026-11-20 09:00", "2026-12-09 17:30");
        assertDue("power_connect_low_voltage", "2026-09-18 09:00", "2026-10-13 17:30");
        assertDue("power_connect_high_single", "2026-11-20 09:00", "2026-12-22 17:30");
        assertDue("power_connect_high_single", "2026-09-18 09:00", "2026-10-26 17:30");
        assertDue("power_connect_high_dual", "2026-11-20 09:00", "2027-01-06 17:30");
        assertDue("power_connect_high_dual", "2026-09-18 09:00", "2026-11-09 17:30");
        assertDue("power_connect_national_no_line", "2026-11-20 09:00", "2026-11-27 17:30");
        assertDue("power_connect_national_no_line", "2026-09-18 09:00", "2026-09-24 18:00");
        assertDue("power_connect_national_line", "2026-11-20 09:00", "2026-12-11 17:30");
        assertDue("power_connect_national_line", "2026-09-18 09:00", "2026-10-15 17:30");
    }

    @Test
    @DisplayName("road_dig (power) 电力接入挖掘道路，低压")
    void road_dig_power() {
        assertDue("road_dig_power_low", "2026-11-20 09:00", "2026-11-25 17:30");
        assertDue("road_dig_power_low", "2026-09-18 09:00", "2026-09-22 18:00");
        assertDue("road_dig_power_20kv", "2026-11-20 09:00", "2026-11-27 17:30");
        assertDue("road_dig_power_20kv", "2026-09-18 09:00", "2026-09-24 18:00");
    }

    @Test
    @DisplayName("water_survey, gas_survey 用水勘察，无外线")
    void water_survey_gas_survey() {
        assertDue("water_survey_no_line", "2026-11-20 09:00", "2026-11-24 17:30");
        assertDue("water_survey_no_line", "2026-09-18 09:00", "2026-09-21 18:00");
        assertDue("water_survey_line", "2026-11-20 09:00", "2026-11-27 17:30");
        assertDue("water_survey_line", "2026-09-18 09:00", "2026-09-24 18:00");
        assertDue("gas_survey_no_line", "2026-11-20 09:00", "2026-11-24 17:30");
        assertDue("gas_survey_no_line", "2026-09-18 09:00", "2026-09-21 18:00");
        assertDue("gas_survey_line", "2026-11-20 09:00", "2026-11-27 17:30");
        assertDue("gas_survey_line", "2026-09-18 09:00", "2026-09-24 18:00");
    }

    @Test
    @DisplayName("water_connect 用水接入，无外线")
    void water_connect() {
        assertDue("water_connect_no_line", "2026-11-20 09:00", "2026-11-24 17:30");
        assertDue("water_connect_no_line", "2026-09-18 09:00", "2026-09-21 18:00");
        assertDue("water_connect_line", "2026-11-20 09:00", "2026-11-26 17:30");
        assertDue("water_connect_line", "2026-09-18 09:00", "2026-09-23 18:00");
    }

    @Test
    @DisplayName("gas_connect total 用气接入合计，不含设计、预算、施工")
    void gas_connect_total() {
        assertDue("gas_connect_total", "2026-11-20 09:00", "2026-12-01 17:30");
        assertDue("gas_connect_total", "2026-09-18 09:00", "2026-09-29 18:00");
    }

    @Test
    @DisplayName("water manager dispatch 热线预约后指派客户经理")
    void water_manager_dispatch() {
        assertDue("water_manager_dispatch", "2026-11-20 09:00", "2026-11-23 17:30");
        assertDue("water_manager_dispatch", "2026-09-18 09:00", "2026-09-20 18:00");
    }

    @Test
    @DisplayName("drainage_permit + water_apply 排水许可与用水报装并联办理")
    void drainage_permit_water_apply() {
        assertDue("drainage_and_water", "2026-11-20 09:00", "2026-12-01 17:30");
        assertDue("drainage_and_water", "2026-09-18 09:00", "2026-09-29 18:00");
    }

    @Test
    @DisplayName("re_general 不动产一般登记")
    void re_general() {
        assertDue("re_general", "2026-11-20 09:00", "2026-11-25 17:30");
        assertDue("re_general", "2026-09-18 09:00", "2026-09-22 18:00");
    }

    @Test
    @DisplayName("re_enterprise 企业办理不动产登记")
    void re_enterprise() {
        assertDue("re_enterprise", "2026-11-20 09:00", "2026-11-24 17:30");
        assertDue("re_enterprise", "2026-09-18 09:00", "2026-09-21 18:00");
    }

    @Test
    @DisplayName("re_mortgage_enterprise 企业不动产抵押登记")
    void re_mortgage_enterprise() {
        assertDue("re_mortgage_enterprise", "2026-11-20 09:00", "2026-11-23 17:30");
        assertDue("re_mortgage_enterprise", "2026-09-18 09:00", "2026-09-20 18:00");
    }

    @Test
    @DisplayName("re_unseal, re_query, re_mortgage_cancel, part of re_transfer 解封登记即办")
    void re_unseal_re_query_re_mortgage_cancel_part_of_re_transfer() {
        assertDue("re_unseal", "2026-11-23 09:00", "2026-11-23 09:30");
        assertDue("re_unseal", "2026-11-20 17:15", "2026-11-23 08:15");
        assertDue("re_query", "2026-11-23 09:00", "2026-11-23 09:30");
        assertDue("re_query", "2026-11-20 17:15", "2026-11-23 08:15");
        assertDue("re_mortgage_cancel", "2026-11-23 09:00", "2026-11-23 09:30");
        assertDue("re_mortgage_cancel", "2026-11-20 17:15", "2026-11-23 08:15");
        assertDue("re_transfer_some", "2026-11-23 09:00", "2026-11-23 09:30");
        assertDue("re_transfer_some", "2026-11-20 17:15", "2026-11-23 08:15");
    }

    @Test
    @DisplayName("re_unit_split (商品房分户) 商品房分户登记即办（原三个工作日）")
    void re_unit_split() {
        assertDue("re_unit_split", "2026-11-23 09:00", "2026-11-23 09:30");
        assertDue("re_unit_split", "2026-11-20 17:15", "2026-11-23 08:15");
    }

    @Test
    @DisplayName("eng_planning_permit / re_first_house 建设工程规划许可，简易低风险")
    void eng_planning_permit_re_first_house() {
        assertDue("eng_planning_permit", "2026-11-20 09:00", "2026-11-25 17:30");
        assertDue("eng_planning_permit", "2026-09-18 09:00", "2026-09-22 18:00");
        assertDue("re_first_house", "2026-11-20 09:00", "2026-11-24 17:30");
        assertDue("re_first_house", "2026-09-18 09:00", "2026-09-21 18:00");
    }

    @Test
    @DisplayName("small warehouse project / any construction project 小型仓储项目全程")
    void small_warehouse_project_any_construction_project() {
        assertDue("small_warehouse_project", "2026-11-20 09:00", "2027-02-01 17:30");
        assertDue("small_warehouse_project", "2026-09-18 09:00", "2026-12-03 17:30");
        assertDue("construction_project", "2026-11-20 09:00", "2027-03-29 17:30");
        assertDue("construction_project", "2026-09-18 09:00", "2027-01-29 17:30");
    }

    @Test
    @DisplayName("work-time permit / layoff report 特殊工时许可（法定二十日）")
    void work_time_permit_layoff_report() {
        assertDue("work_time_permit", "2026-11-20 09:00", "2026-11-27 17:30");
        assertDue("work_time_permit", "2026-09-18 09:00", "2026-09-24 18:00");
        assertDue("layoff_report", "2026-11-20 09:00", "2026-11-24 17:30");
        assertDue("layoff_report", "2026-09-18 09:00", "2026-09-21 18:00");
    }

    @Test
    @DisplayName("simple_dereg notice 简易注销公示")
    void simple_dereg_notice() {
        assertDue("simple_dereg_notice", "2026-11-23 09:00", "2026-12-14 17:30");
        assertDue("simple_dereg_notice", "2026-09-14 09:00", "2026-10-08 17:30");
    }

    @Test
    @DisplayName("policy pay-out 惠企政策兑现（原九十日，再减一成）")
    void policy_pay_out() {
        assertDue("policy_payout", "2026-11-23 09:00", "2027-01-07 17:30");
        assertDue("policy_payout", "2026-09-14 09:00", "2026-10-29 17:30");
        assertDue("policy_payout_quangang", "2026-11-23 09:00", "2027-01-04 17:30");
        assertDue("policy_payout_quangang", "2026-09-14 09:00", "2026-10-26 17:30");
    }

    @Test
    @DisplayName("秒批 公共场所卫生许可等秒批")
    void instant_approval() {
        assertDue("instant_approval", "2026-11-22 23:59:50", "2026-11-23 00:00:10");
    }

    private static void assertDue(String key, String event, String due) {
        LegalLimit limit = LawOfTheFiles.limit(key);
        assertThat(limit.due(Quanzhou.dueDates(), at(event), Quanzhou.CITY).due())
                .as("%s %s", key, limit.text())
                .isEqualTo(at(due));
    }
}
