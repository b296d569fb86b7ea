package cn.yijianshi.department.domain;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class MaskedTest {

    @Test
    void names_are_recognised_but_not_learned() {
        assertThat(Masked.name("张三丰")).isEqualTo("张*丰");
        assertThat(Masked.name("张三")).isEqualTo("张*");
        assertThat(Masked.name("欧阳明月")).isEqualTo("欧**月");
        assertThat(Masked.name("泉州刺桐有限公司")).isEqualTo("泉州****公司");
        assertThat(Masked.name("\uD842\uDFB7三丰")).isEqualTo("\uD842\uDFB7*丰");
        assertThat(Masked.name(null)).isEmpty();
    }

    @Property
    void no_name_is_shown_whole(@ForAll @StringLength(min = 1, max = 40) String name) {
        Assume.that(!name.isBlank());
        assertThat(Masked.name(name)).contains("*");
    }
}
