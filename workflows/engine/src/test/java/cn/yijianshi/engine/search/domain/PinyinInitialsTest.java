package cn.yijianshi.engine.search.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinyinInitialsTest {

    @ParameterizedTest
    @CsvSource({
        "企业开办, qykb",
        "二手房过户, esfgh",
        "水电气网联合报装, sdqwlhbz",
        "银行账户, yhzh",
        "A股 2号, ag2h",
        "啊座匝, azz",
        "龘, ''",
        "'', ''",
    })
    void common_characters_give_their_first_letters(String text, String initials) {
        assertThat(PinyinInitials.of(text)).isEqualTo(initials);
    }
}
