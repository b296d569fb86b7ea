package cn.yijianshi.platform.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.platform.identifiers.Uscc.Fault;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsccTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "91350100M000100Y43", // the standard's own
                "91350502MA8T00016E",
                "91350582MA8T000245",
                "92350583MAC0T5T133",
                "93350524MA8T00040L",
                "11350500000000019B",
                "52350502MJ0000018H",
            })
    void samples_pass_both_checks(String sample) {
        assertThat(Uscc.faultsOf(sample)).isEmpty();
        assertThat(new Uscc(sample).innerCheckHolds()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11100000000013338W",
                "11430000006122244L",
                "11220000013544541J",
                "11100000MB03271699",
                "11330105002500287C",
                "12441500196720244T",
                "11370800MB28559184",
            })
    void codes_of_public_bodies_pass(String code) {
        assertThat(Uscc.valid(code)).isTrue();
    }

    @Test
    void the_standards_example_has_check_3_and_inner_check_4() {
        assertThat(Uscc.checkOf("91350100M000100Y4")).isEqualTo('3');
        assertThat(Uscc.innerCheckOf("M000100Y")).isEqualTo('4');
    }

    @Test
    void each_fault_is_named() {
        assertThat(Uscc.faultsOf(null)).containsExactly(Fault.LENGTH);
        assertThat(Uscc.faultsOf("91350502MA8T00016")).containsExactly(Fault.LENGTH);
        assertThat(Uscc.faultsOf("91350100M000100Y4Z")).containsExactly(Fault.ALPHABET);
        assertThat(Uscc.faultsOf("91350502MA8T00016F")).containsExactly(Fault.CHECK);
        assertThat(Uscc.faultsOf("96350502MA8T00016E")).contains(Fault.DEPARTMENT_OR_CLASS);
        assertThat(Uscc.faultsOf("9135050AMA8T00016E")).contains(Fault.REGION);
        assertThat(Uscc.faultsOf("91350502ma8t00016e")).contains(Fault.ALPHABET);
    }

    @Test
    void a_broken_inner_check_only_warns() {
        String body = "91350502MA8T00017";
        var old = new Uscc(body + Uscc.checkOf(body));

        assertThat(old.innerCheckHolds()).isFalse();
    }

    @Test
    void a_wrong_code_cannot_be_held() {
        assertThatThrownBy(() -> new Uscc("91350502MA8T00016F")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_serial_of_a_region_gives_the_known_code() {
        assertThat(Uscc.generate("91", "350502", "MA8T0001")).hasToString("91350502MA8T00016E");
        assertThat(Uscc.generate("92", "350583", "MAC0T5T1").text()).startsWith("92350583MAC0T5T1");
    }

    @Property
    void generated_codes_validate(@ForAll("codes") String code) {
        assertThat(Uscc.faultsOf(code)).isEmpty();
        assertThat(new Uscc(code).innerCheckHolds()).isTrue();
    }

    @Property
    void one_changed_character_never_validates(
            @ForAll("codes") String code, @ForAll @IntRange(max = 17) int place, @ForAll("characters") char other) {
        Assume.that(code.charAt(place) != other);

        assertThat(Uscc.valid(code.substring(0, place) + other + code.substring(place + 1)))
                .isFalse();
    }

    @Provide
    Arbitrary<String> codes() {
        Arbitrary<String> region = Arbitraries.strings().numeric().ofLength(6);
        Arbitrary<String> subject = Arbitraries.strings()
                .withChars("0123456789ABCDEFGHJKLMNPQRTUWXY")
                .ofLength(8);
        return Combinators.combine(Arbitraries.of("91", "92", "93", "11", "52", "N1", "Y9"), region, subject)
                .as((kind, where, whom) -> Uscc.generate(kind, where, whom).text());
    }

    @Provide
    Arbitrary<Character> characters() {
        return Arbitraries.chars().with("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcxyz-泉".toCharArray());
    }
}
