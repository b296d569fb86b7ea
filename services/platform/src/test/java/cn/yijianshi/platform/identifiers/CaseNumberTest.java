package cn.yijianshi.platform.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CaseNumberTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @Test
    void a_combined_case_is_numbered_by_region_day_and_sequence() {
        assertThat(CaseNumber.bundle("350500", DAY, 1)).isEqualTo("YJS35050020261123000001O");
    }

    @Test
    void an_item_is_numbered_with_the_short_day() {
        var number = CaseNumber.item("350502", DAY, 1);

        assertThat(number).startsWith("BJ350502261123000001").hasSize(21);
        assertThat(CaseNumber.valid(number)).isTrue();
    }

    @Test
    void the_samples_of_the_handbook_pass() {
        assertThat(CaseNumber.valid("BJ350502202611230001I")).isTrue();
        assertThat(CaseNumber.valid("YJS35050020261123000001O")).isTrue();
    }

    @Test
    void other_texts_are_no_case_numbers() {
        assertThat(CaseNumber.valid(null)).isFalse();
        assertThat(CaseNumber.valid("YJS35050020261123000001P")).isFalse();
        assertThat(CaseNumber.valid("YJS3505002026112300001O")).isFalse();
        assertThat(CaseNumber.valid("BJ泉50502202611230001I")).isFalse();
    }

    @Test
    void a_day_that_is_full_gives_no_number() {
        assertThatThrownBy(() -> CaseNumber.bundle("350500", DAY, 1_000_000))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CaseNumber.bundle("3505", DAY, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void one_changed_digit_never_validates(
            @ForAll @IntRange(min = 1, max = 999_999) int sequence,
            @ForAll @IntRange(min = 3, max = 22) int place,
            @ForAll @IntRange(max = 9) int digit) {
        var number = new StringBuilder(CaseNumber.bundle("350500", DAY, sequence));
        Assume.that(number.charAt(place) != '0' + digit);
        number.setCharAt(place, (char) ('0' + digit));

        assertThat(CaseNumber.valid(number.toString())).isFalse();
    }
}
