package cn.yijianshi.companyregistration.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.testing.ShippedDatabase;
import cn.yijianshi.testing.ShippedSources;
import org.junit.jupiter.api.Test;

class SourcesAreReadInChineseTest {
    @Test
    void where_a_figure_comes_from_is_said_in_chinese_with_the_english_beside_it() {
        var shipped = ShippedDatabase.ofThisService();
        WordListSeed.fill(shipped);
        assertThat(ShippedSources.notInChineseFirst(shipped)).isEmpty();
    }
}
