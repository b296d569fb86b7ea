package cn.yijianshi.companyregistration.domain;

import static cn.yijianshi.companyregistration.domain.AnOffice.codes;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.aDeregistration;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.aFounding;
import static cn.yijianshi.companyregistration.domain.FilingBuilder.aLicenceCheck;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Finding.Level;
import org.junit.jupiter.api.Test;

class LicenceCheckTest {
    private final AnOffice office = new AnOffice();
    private final Desk check = new LicenceCheck(office.register);

    @Test
    void a_living_enterprise_of_that_name_is_in_force() {
        var filing = aLicenceCheck(office.founded(aFounding()));

        assertThat(codes(check, filing, Level.PASS)).containsExactly("licence.in-force");
        assertThat(office.granted(check, filing).outputs())
                .containsEntry("enterprise.standing", "LIVE")
                .containsEntry("enterprise.name", "泉州市鲤城区刺桐云帆信息科技有限公司");
    }

    @Test
    void another_name_is_told_and_not_refused() {
        var filing = aLicenceCheck(office.founded(aFounding())).with("org.name", "泉州市鲤城区洛阳江月信息科技有限公司");

        assertThat(codes(check, filing, Level.WARN)).containsExactly("firm.other-name");
        assertThat(standing(filing)).isEqualTo("OTHER_NAME");
    }

    @Test
    void who_has_left_the_register_is_gone() {
        var uscc = office.founded(aFounding());
        office.granted(office.deregistration, aDeregistration(uscc));

        assertThat(codes(check, aLicenceCheck(uscc), Level.WARN)).containsExactly("firm.gone");
        assertThat(standing(aLicenceCheck(uscc))).isEqualTo("GONE");
    }

    @Test
    void an_enterprise_of_another_registry_is_not_known_here() {
        var filing = aLicenceCheck("91350500MA8T0A013G");

        assertThat(codes(check, filing, Level.WARN)).containsExactly("firm.not-known");
        assertThat(standing(filing)).isEqualTo("UNKNOWN");
    }

    private String standing(FilingBuilder filing) {
        return office.granted(check, filing).outputs().get("enterprise.standing");
    }
}
