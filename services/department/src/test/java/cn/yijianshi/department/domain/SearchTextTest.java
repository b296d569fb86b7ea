package cn.yijianshi.department.domain;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SearchTextTest {

    @Test
    void a_rare_character_is_one_character() {
        assertThat(SearchText.pairs("𠮷田")).containsExactly("𠮷田", "田");
        assertThat(find("𠮷").pairs()).isEmpty();
        assertThat(find("𠮷田").pairs()).containsExactly("𠮷田");
    }

    @Test
    void width_case_and_variants_make_no_difference() {
        assertThat(find("ａｂｃ(泉州)").isIn("ABC（泉州）有限公司")).isTrue();
        assertThat(find("葛").isIn("葛\uDB40\uDD00城")).isTrue();
    }

    @Test
    void a_case_number_is_found_by_either_end_but_not_by_a_bit_of_it() {
        var number = "YJS35050020261123000001O";
        assertThat(find("yjs350500").isNumberOf(number)).isTrue();
        assertThat(find("0001O").isNumberOf(number)).isTrue();
        assertThat(find("2026").isNumberOf(number)).isFalse();
        assertThat(find("01O").isNumberOf(number)).isFalse();
    }

    @Test
    void what_somebody_looks_for_never_gets_into_a_log() {
        assertThat(find("陈思源")).hasToString("SearchText(3)");
    }

    @Test
    void nothing_is_no_text() {
        assertThat(SearchText.of(null)).isEmpty();
        assertThat(SearchText.of(" 　")).isEmpty();
    }

    @Property
    void a_name_that_contains_the_text_has_all_its_pairs(
            @ForAll @StringLength(max = 20) String before,
            @ForAll @StringLength(min = 1, max = 10) String text,
            @ForAll @StringLength(max = 20) String after) {
        var name = SearchText.alike(before + text + after);
        SearchText.of(text).filter(found -> found.isIn(name)).ifPresent(found -> assertThat(SearchText.pairs(name))
                .containsAll(found.pairs()));
    }

    private static SearchText find(String text) {
        return SearchText.of(text).orElseThrow();
    }
}
