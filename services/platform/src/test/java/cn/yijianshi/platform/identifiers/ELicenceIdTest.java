package cn.yijianshi.platform.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ELicenceIdTest {
    private static final String ROOT = "1.2.156.3005.2.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11100000000013338W011.11430000006122244L.20230000403.001.U",
                "11100000000013338W011.11430000006122244L.20230000403.002.S",
                "11100000000013338W032.11220000013544541J.2430599.001.F",
                "11100000000013338W009.11330105002500287C.2025052201.002.0",
                "11100000000013338W087.11370800MB28559184.37080001202411010001.001.3",
                "11100000MB03271699022.340100.000000016.001.9",
                "11100000MB03271699022.11350500000000019B.2026000001.001.0",
            })
    void published_samples_pass(String sample) {
        assertThat(ELicenceId.read(ROOT + sample))
                .hasValueSatisfying(id -> assertThat(id).hasToString(ROOT + sample));
    }

    @Test
    void a_wrong_check_character_is_refused() {
        assertThat(ELicenceId.valid(ROOT + "11100000MB03271699022.11350500000000019B.2026000001.001.1"))
                .isFalse();
        assertThat(ELicenceId.valid("11100000MB03271699022.11350500000000019B.2026000001.001.0"))
                .isFalse();
    }

    @Test
    void a_licence_issued_again_has_the_next_version() {
        var first = new ELicenceId("11100000000013338W011", "11430000006122244L", "20230000403", 1);

        assertThat(first.reissued().text()).endsWith(".20230000403.002.S");
    }

    @Test
    void parts_that_are_no_codes_are_refused() {
        assertThatThrownBy(() -> new ELicenceId("11100000000013338X011", "11430000006122244L", "1", 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ELicenceId("11100000000013338W011", "11430000006122244L", "20-26", 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ELicenceId("11100000000013338W011", "11430000006122244L", "1", 1000))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
