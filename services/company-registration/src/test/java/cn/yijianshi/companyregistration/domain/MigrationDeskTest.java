package cn.yijianshi.companyregistration.domain;

import static cn.yijianshi.companyregistration.domain.AnOffice.blocks;
import static cn.yijianshi.companyregistration.domain.AnOffice.codes;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.aFounding;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.aMove;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Finding.Level;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MigrationDeskTest {
    private final AnOffice office = new AnOffice();
    private String uscc;

    @BeforeEach
    void founded() {
        uscc = office.founded(aFounding());
    }

    @Test
    void an_enterprise_moves_to_another_registry_and_keeps_its_code_and_name() {
        assertThat(blocks(office.migration, aMove(uscc))).isEmpty();

        var grant = office.granted(office.migration, aMove(uscc).ofCase("case-7"));

        assertThat(grant.outputs())
                .containsEntry("enterprise.uscc", uscc)
                .containsEntry("enterprise.name", "泉州市鲤城区刺桐云帆信息科技有限公司");
        assertThat(grant.certificates().get(0).lines()).containsEntry("住所", "泉州市丰泽区津淮街9号");
        var moved = office.register.of(uscc).orElseThrow();
        assertThat(moved.registry()).isEqualTo("350503");
        assertThat(moved.domicile()).isEqualTo("泉州市丰泽区津淮街9号");
        assertThat(office.register.changesOf(uscc))
                .extracting(RegisterChange::kind)
                .containsExactlyInAnyOrder("REGISTRY", "DOMICILE");
    }

    @Test
    void it_may_take_a_name_of_the_new_place() {
        var move = aMove(uscc)
                .with("move.rename", true)
                .with("enterprise.nameRegion", "泉州市丰泽区")
                .with("enterprise.nameBrand", "刺桐云帆")
                .with("enterprise.nameIndustry", "信息科技")
                .with("enterprise.nameForm", "有限公司")
                .with("enterprise.industryCode", "6513");

        assertThat(office.granted(office.migration, move).outputs())
                .containsEntry("enterprise.name", "泉州市丰泽区刺桐云帆信息科技有限公司");
        assertThat(office.register.liveNamed("泉州市丰泽区刺桐云帆信息科技有限公司")).isPresent();
    }

    @Test
    void within_the_same_district_nothing_migrates() {
        assertThat(blocks(office.migration, aMove(uscc).with("domicile.region", "350502")))
                .containsExactly("move.stays-here");
        assertThatThrownBy(() -> office.granted(office.migration, aMove(uscc).with("domicile.region", "350502")))
                .isInstanceOf(Blocked.class);
    }

    @Test
    void who_is_listed_or_about_to_leave_does_not_move() {
        restrained(Restraint.Ground.LITIGATION, "（2026）闽0502民初1号");
        assertThat(blocks(office.migration, aMove(uscc))).isEmpty();
        restrained(Restraint.Ground.EQUITY_FROZEN, "（2026）闽0502执1号");
        assertThat(codes(office.migration, aMove(uscc), Level.WARN)).contains("exit.restraint-equity-frozen");
        restrained(Restraint.Ground.ABNORMAL_LIST, "泉市监异〔2026〕1号");
        assertThat(blocks(office.migration, aMove(uscc))).containsExactly("exit.restraint-abnormal-list");
    }

    @Test
    void while_a_notice_of_its_exit_runs_it_stays() {
        office.exits.publish(uscc, "泉州市鲤城区刺桐云帆信息科技有限公司", "applicant", "key");

        assertThat(blocks(office.migration, aMove(uscc))).containsExactly("exit.notice-runs");
    }

    private void restrained(Restraint.Ground ground, String document) {
        office.barring.restrain(uscc, ground, document, LocalDate.of(2026, 11, 1), AnOffice.OFFICER, ground.name());
    }

    @Test
    void from_another_city_it_is_taken_over_by_its_papers() {
        var move = aMove("91350203MA8T00099X").with("move.fromRegion", "350203");
        assertThat(codes(office.migration, move, Level.WARN)).contains("move.from-elsewhere");

        assertThat(office.granted(office.migration, move).outputs())
                .containsEntry("enterprise.uscc", "91350203MA8T00099X")
                .containsEntry("move.licenceNo", "350503迁2026000001");
    }
}
