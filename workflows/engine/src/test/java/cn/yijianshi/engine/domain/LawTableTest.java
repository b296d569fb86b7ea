package cn.yijianshi.engine.domain;

import static cn.yijianshi.engine.domain.Quanzhou.at;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Section 4 of the handbook: every number of the law counts to the day that was worked out by hand for it. */
class LawTableTest {

    @Test
    @DisplayName("LIC 32 收到申请后五个工作日内一次告知补正，逾期不告知视为受理")
    void lic_32() {
        assertDue("lic_32", "2026-11-20 09:00", "2026-11-27 17:30");
        assertDue("lic_32", "2026-09-18 09:00", "2026-09-24 18:00");
    }

    @Test
    @DisplayName("LIC 34 材料齐全、能够当场决定的，当场作出书面决定")
    void lic_34() {
        assertDue("lic_34", "2026-11-23 09:00", "2026-11-23 09:30");
        assertDue("lic_34", "2026-11-20 17:15", "2026-11-23 08:15");
    }

    @Test
    @DisplayName("LIC 42(1) 自受理之日起二十日内作出决定")
    void lic_42_1() {
        assertDue("lic_42_1", "2026-11-20 09:00", "2026-12-18 17:30");
        assertDue("lic_42_1", "2026-09-18 09:00", "2026-10-22 17:30");
        assertDue("lic_42_1_extension", "2026-11-20 09:00", "2026-12-04 17:30");
        assertDue("lic_42_1_extension", "2026-09-18 09:00", "2026-10-09 17:30");
    }

    @Test
    @DisplayName("LIC 42(2)+26 统一、联合、集中办理的，不超过四十五日")
    void lic_42_2_26() {
        assertDue("lic_42_2", "2026-11-20 09:00", "2027-01-25 17:30");
        assertDue("lic_42_2", "2026-09-18 09:00", "2026-11-26 17:30");
        assertDue("lic_42_2_extension", "2026-11-20 09:00", "2026-12-11 17:30");
        assertDue("lic_42_2_extension", "2026-09-18 09:00", "2026-10-15 17:30");
    }

    @Test
    @DisplayName("LIC 43 下级机关自受理之日起二十日内审查完毕")
    void lic_43() {
        assertDue("lic_43", "2026-11-20 09:00", "2026-12-18 17:30");
        assertDue("lic_43", "2026-09-18 09:00", "2026-10-22 17:30");
    }

    @Test
    @DisplayName("LIC 44 自作出准予决定之日起十日内颁发、送达证件")
    void lic_44() {
        assertDue("lic_44", "2026-11-20 09:00", "2026-12-04 17:30");
        assertDue("lic_44", "2026-09-18 09:00", "2026-10-09 17:30");
    }

    @Test
    @DisplayName("LIC 47–48 被告知听证权利之日起五日内提出听证申请")
    void lic_47_48() {
        assertDue("lic_47_ask", "2026-11-20 09:00", "2026-11-27 17:30");
        assertDue("lic_47_ask", "2026-09-18 09:00", "2026-09-24 18:00");
        assertDue("lic_47_hold", "2026-11-20 09:00", "2026-12-18 17:30");
        assertDue("lic_47_hold", "2026-09-18 09:00", "2026-10-22 17:30");
        assertDue("lic_48_notice", "2026-11-23 09:00", "2026-11-12 17:30");
        assertDue("lic_48_notice", "2026-10-09 09:00", "2026-09-22 18:00");
    }

    @Test
    @DisplayName("LIC 50 有效期届满三十日前申请延续；届满前未作决定的，视为准予延续")
    void lic_50() {
        assertDue("lic_50", "2026-11-23 09:00", "2026-10-12 17:30");
        assertDue("lic_50", "2026-10-09 09:00", "2026-08-21 18:00");
    }

    @Test
    @DisplayName("LIC 55 自受理之日起五日内指派两名以上工作人员检验、检测、检疫")
    void lic_55() {
        assertDue("lic_55", "2026-11-20 09:00", "2026-11-27 17:30");
        assertDue("lic_55", "2026-09-18 09:00", "2026-09-24 18:00");
    }

    @Test
    @DisplayName("LIC 56+34 确定企业或其他组织主体资格的，当场登记")
    void lic_56_34() {
        assertDue("lic_56", "2026-11-23 09:00", "2026-11-23 09:30");
        assertDue("lic_56", "2026-11-20 17:15", "2026-11-23 08:15");
    }

    @Test
    @DisplayName("LIC 78/79 隐瞒情况或提供虚假材料申请（直接关系公共安全、人身健康、生命财产安全），一年内不得再次申请")
    void lic_78_79() {
        assertDue("lic_78", "2026-02-28 09:00", "2027-03-01 17:30");
        assertDue("lic_78", "2024-02-29 09:00", "2025-02-28 17:30");
        assertDue("lic_79", "2026-02-28 09:00", "2029-02-28 17:30");
        assertDue("lic_79", "2024-02-29 09:00", "2027-03-01 17:30");
    }

    @Test
    @DisplayName("MER 24/29 自作出变更决议之日起三十日内申请变更登记或备案")
    void mer_24_29() {
        assertDue("mer_24_29", "2026-11-23 09:00", "2026-12-23 17:30");
        assertDue("mer_24_29", "2026-09-14 09:00", "2026-10-14 17:30");
    }

    @Test
    @DisplayName("MER 33, COM 240, MERi 49 简易注销公示二十日")
    void mer_33_com_240_meri_49() {
        assertDue("simple_dereg_notice_law", "2026-11-23 09:00", "2026-12-14 17:30");
        assertDue("simple_dereg_notice_law", "2026-09-14 09:00", "2026-10-08 17:30");
        assertDue("simple_dereg_file", "2026-11-23 09:00", "2026-12-14 17:30");
        assertDue("simple_dereg_file", "2026-09-14 09:00", "2026-10-08 17:30");
        assertDue("sole_trader_objection", "2026-11-23 09:00", "2026-12-03 17:30");
        assertDue("sole_trader_objection", "2026-09-14 09:00", "2026-09-24 18:00");
    }

    @Test
    @DisplayName("MERi 21/36, COM 224 合并、分立、减少注册资本公告四十五日")
    void meri_21_36_com_224() {
        assertDue("meri_21_36", "2026-11-23 09:00", "2027-01-07 17:30");
        assertDue("meri_21_36", "2026-09-14 09:00", "2026-10-29 17:30");
    }

    @Test
    @DisplayName("MERi 62 三个月内向迁入地登记机关移送档案")
    void meri_62() {
        assertDue("meri_62", "2026-08-31 09:00", "2026-11-30 17:30");
    }

    @Test
    @DisplayName("NAME 18 申报通过的名称保留两个月")
    void name_18() {
        assertDue("name_18", "2026-08-31 09:00", "2026-11-02 17:30");
        assertDue("name_18_approval", "2026-02-28 09:00", "2027-03-01 17:30");
        assertDue("name_18_approval", "2024-02-29 09:00", "2025-02-28 17:30");
    }

    @Test
    @DisplayName("COM 47 有限责任公司股东自公司成立之日起五年内缴足出资")
    void com_47() {
        assertDue("com_47", "2026-02-28 09:00", "2031-02-28 17:30");
        assertDue("com_47", "2024-02-29 09:00", "2029-02-28 17:30");
    }

    @Test
    @DisplayName("CAP 2 2024年6月30日前登记的公司，2027年6月30日前将剩余出资期限调整至五年内")
    void cap_2() {
        assertDue("cap_2_shorten", "2026-11-23 09:00", "2027-06-30 18:00");
        assertDue("cap_2_term", "2026-11-23 09:00", "2032-07-01 18:00");
    }

    @Test
    @DisplayName("REG 20 自受理登记申请之日起三十个工作日内办结")
    void reg_20() {
        assertDue("reg_20", "2026-11-20 09:00", "2027-01-04 17:30");
        assertDue("reg_20", "2026-09-18 09:00", "2026-11-05 17:30");
    }

    @Test
    @DisplayName("DEED 10–11 办理土地、房屋权属登记前缴纳契税，登记机构查验完税凭证")
    void deed_10_11() {
        assertDue("deed_10", "2026-11-23 09:00", "2026-11-23 09:30");
        assertDue("deed_10", "2026-11-20 17:15", "2026-11-23 08:15");
    }

    @Test
    @DisplayName("STAMP 16 按次计征的，自纳税义务发生之日起十五日内申报缴纳")
    void stamp_16() {
        assertDue("stamp_16", "2026-11-23 09:00", "2026-12-08 17:30");
        assertDue("stamp_16", "2026-09-14 09:00", "2026-09-29 18:00");
    }

    @Test
    @DisplayName("TAX 15, 细则17/24 自领取营业执照之日起三十日内办理税务登记，税务机关当日办理")
    void tax_15_17_24() {
        assertDue("tax_15", "2026-11-23 09:00", "2026-12-23 17:30");
        assertDue("tax_15", "2026-09-14 09:00", "2026-10-14 17:30");
        assertDue("tax_15_accounts", "2026-11-23 09:00", "2026-12-08 17:30");
        assertDue("tax_15_accounts", "2026-09-14 09:00", "2026-09-29 18:00");
        assertDue("tax_15_books", "2026-11-23 09:00", "2026-12-08 17:30");
        assertDue("tax_15_books", "2026-09-14 09:00", "2026-09-29 18:00");
    }

    @Test
    @DisplayName("SI 57/58 用人单位自成立之日起三十日内申请社会保险登记")
    void si_57_58() {
        assertDue("si_57_unit", "2026-11-23 09:00", "2026-12-23 17:30");
        assertDue("si_57_unit", "2026-09-14 09:00", "2026-10-14 17:30");
        assertDue("si_57_office", "2026-11-23 09:00", "2026-12-08 17:30");
        assertDue("si_57_office", "2026-09-14 09:00", "2026-09-29 18:00");
        assertDue("si_58", "2026-11-23 09:00", "2026-12-23 17:30");
        assertDue("si_58", "2026-09-14 09:00", "2026-10-14 17:30");
    }

    @Test
    @DisplayName("HPF 14/15 单位自设立之日起三十日内办理缴存登记")
    void hpf_14_15() {
        assertDue("hpf_14", "2026-11-23 09:00", "2026-12-23 17:30");
        assertDue("hpf_14", "2026-09-14 09:00", "2026-10-14 17:30");
        assertDue("hpf_14_accounts", "2026-11-23 09:00", "2026-12-14 17:30");
        assertDue("hpf_14_accounts", "2026-09-14 09:00", "2026-10-08 17:30");
        assertDue("hpf_15", "2026-11-23 09:00", "2026-12-23 17:30");
        assertDue("hpf_15", "2026-09-14 09:00", "2026-10-14 17:30");
    }

    @Test
    @DisplayName("劳动合同法 10 自用工之日起一个月内订立书面劳动合同")
    void labour_contract_10() {
        assertDue("labour_contract_10", "2026-08-31 09:00", "2026-09-30 18:00");
    }

    @Test
    @DisplayName("ROAD 33/34 新建、扩建、改建的城市道路交付使用后五年内不得挖掘，经县级以上政府批准的除外")
    void road_33_34() {
        assertDue("road_33_new", "2026-02-28 09:00", "2031-02-28 17:30");
        assertDue("road_33_new", "2024-02-29 09:00", "2029-02-28 17:30");
        assertDue("road_33_overhaul", "2026-02-28 09:00", "2029-02-28 17:30");
        assertDue("road_33_overhaul", "2024-02-29 09:00", "2027-03-01 17:30");
        assertDue("road_34", "2026-11-21 22:00", "2026-11-22 22:00");
    }

    @Test
    @DisplayName("FIRE 15 未采用告知承诺的，自受理之日起十个工作日内检查")
    void fire_15() {
        assertDue("fire_15", "2026-11-20 09:00", "2026-12-04 17:30");
        assertDue("fire_15", "2026-09-18 09:00", "2026-10-09 17:30");
        assertDue("fire_15_commitment", "2026-11-23 09:00", "2026-11-23 09:30");
        assertDue("fire_15_commitment", "2026-11-20 17:15", "2026-11-23 08:15");
    }

    @Test
    @DisplayName("BUILD 8 自收到申请之日起七日内颁发施工许可证")
    void build_8() {
        assertDue("build_8", "2026-11-20 09:00", "2026-12-01 17:30");
        assertDue("build_8", "2026-09-18 09:00", "2026-09-29 18:00");
    }

    @Test
    @DisplayName("DEV 13/14/21 第三类医疗器械许可自受理之日起二十个工作日内决定")
    void dev_13_14_21() {
        assertDue("dev_13", "2026-11-20 09:00", "2026-12-18 17:30");
        assertDue("dev_13", "2026-09-18 09:00", "2026-10-22 17:30");
        assertDue("dev_13_issue", "2026-11-20 09:00", "2026-12-04 17:30");
        assertDue("dev_13_issue", "2026-09-18 09:00", "2026-10-09 17:30");
        assertDue("dev_14_valid", "2026-02-28 09:00", "2031-02-28 17:30");
        assertDue("dev_14_valid", "2024-02-29 09:00", "2029-02-28 17:30");
        assertDue("dev_21", "2026-11-23 09:00", "2026-11-23 09:30");
        assertDue("dev_21", "2026-11-20 17:15", "2026-11-23 08:15");
    }

    @Test
    @DisplayName("BANKR 121 管理人自破产程序终结之日起十日内办理注销登记")
    void bankr_121() {
        assertDue("bankr_121", "2026-11-23 09:00", "2026-12-03 17:30");
        assertDue("bankr_121", "2026-09-14 09:00", "2026-09-24 18:00");
    }

    @Test
    @DisplayName("MER 19, MERi 18 不能当场登记的，三个工作日内登记")
    void mer_19_meri_18() {
        assertDue("mer_19", "2026-11-20 09:00", "2026-11-25 17:30");
        assertDue("mer_19", "2026-09-18 09:00", "2026-09-22 18:00");
        assertDue("mer_19_extension", "2026-11-20 09:00", "2026-11-25 17:30");
        assertDue("mer_19_extension", "2026-09-18 09:00", "2026-09-22 18:00");
    }

    private static void assertDue(String key, String event, String due) {
        LegalLimit limit = LawOfTheFiles.limit(key);
        assertThat(limit.due(Quanzhou.dueDates(), at(event), Quanzhou.CITY).due())
                .as("%s %s", key, limit.text())
                .isEqualTo(at(due));
    }
}
