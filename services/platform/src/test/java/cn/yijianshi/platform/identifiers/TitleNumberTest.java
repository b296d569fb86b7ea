package cn.yijianshi.platform.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.platform.identifiers.TitleNumber.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TitleNumberTest {
    @Test
    void a_title_is_read_in_its_parts() {
        assertThat(TitleNumber.read("闽（2026）泉州市不动产权第0000123号"))
                .contains(new TitleNumber("闽", 2026, "泉州市", Kind.TITLE, "0000123"));
    }

    @Test
    void a_mortgage_has_a_certificate_number() {
        assertThat(TitleNumber.read("闽（2026）晋江市不动产证明第0000007号").orElseThrow().kind())
                .isEqualTo(Kind.CERTIFICATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "闽(2026)泉州市不动产权第0000123号",
                "闽（2026)泉州市不动产权第0000123号",
                " 闽（2026） 泉州市 不动产权第0000123号 ",
            })
    void brackets_and_blanks_make_no_difference(String spelling) {
        assertThat(TitleNumber.normalise(spelling)).isEqualTo("闽（2026）泉州市不动产权第0000123号");
    }

    @Test
    void four_to_ten_digits_are_accepted_and_seven_are_issued() {
        assertThat(TitleNumber.valid("皖（2020）合肥市不动产权第20012345号")).isTrue();
        assertThat(TitleNumber.valid("闽（2026）泉州市不动产权第0123号")).isTrue();
        assertThat(TitleNumber.valid("闽（2026）泉州市不动产权第123号")).isFalse();
        assertThat(TitleNumber.valid("闽（2026）泉州市不动产权第01234567890号")).isFalse();
        assertThat(TitleNumber.issue(Kind.TITLE, "闽", "泉州市", 2026, 123)).hasToString("闽（2026）泉州市不动产权第0000123号");
    }

    @Test
    void a_year_has_no_more_than_seven_digits_of_titles() {
        assertThatThrownBy(() -> TitleNumber.issue(Kind.TITLE, "闽", "泉州市", 2026, 10_000_000))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "泉房权证鲤字第0123号", "闽(26)泉州市不动产权第0000123号", "MIN(2026)泉州市不动产权第0000123号"})
    void other_texts_are_no_title_numbers_and_stay_as_they_are(String text) {
        assertThat(TitleNumber.valid(text)).isFalse();
        assertThat(TitleNumber.normalise(text)).isEqualTo(text);
    }
}
