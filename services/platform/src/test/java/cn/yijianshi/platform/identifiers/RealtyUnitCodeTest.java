package cn.yijianshi.platform.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealtyUnitCodeTest {
    @Test
    void a_flat_is_read_in_its_parts() {
        var flat = new RealtyUnitCode("350502001001GB00001F00010001");

        assertThat(flat.region()).isEqualTo("350502");
        assertThat(flat.parcel()).isEqualTo("350502001001GB00001");
        assertThat(flat.isBuilding()).isTrue();
        assertThat(flat.grouped()).isEqualTo("350502 001001 GB00001 F00010001");
    }

    @Test
    void bare_land_has_eight_zeros() {
        assertThat(new RealtyUnitCode("350502001001GB00001W00000000").isBareLand())
                .isTrue();
        assertThat(RealtyUnitCode.valid("350502001001GB00001W00000001")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "350502001001GB00001F0001000",
                "350502001001GB00001F000100011",
                "350502001001XB00001F00010001",
                "350502001001GZ00001F00010001",
                "350502001001GB00001K00010001",
                "350502001001gb00001f00010001",
                "350502 001001 GB00001 F00010001",
            })
    void a_wrong_shape_is_refused(String text) {
        assertThat(RealtyUnitCode.valid(text)).isFalse();
    }
}
