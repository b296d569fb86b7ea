package cn.yijianshi.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.bench.Town.Row;
import cn.yijianshi.catalogue.Catalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class TownTest {

    @Test
    void a_town_has_as_many_open_and_ended_reviews_as_were_asked_for() {
        var rows = rows(7);

        assertThat(rows).filteredOn(row -> row.status().ended()).hasSize(100);
        assertThat(rows).filteredOn(row -> !row.status().ended()).hasSize(500);
    }

    @Test
    void the_same_seed_makes_the_same_town() {
        assertThat(rows(7)).isEqualTo(rows(7));
        assertThat(rows(7)).isNotEqualTo(rows(8));
    }

    @Test
    void its_reviews_come_in_the_order_of_their_ids() {
        assertThat(rows(7)).extracting(Row::id).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.naturalOrder());
    }

    @Test
    void clients_are_numbers() {
        assertThat(QueueWishes.of("--clients", "1,4,16").clients()).containsExactly(1, 4, 16);
        assertThatThrownBy(() -> QueueWishes.of("--clients", "many"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--clients");
    }

    private static List<Row> rows(long seed) {
        var rows = new ArrayList<Row>();
        new Town(Catalogue.load(Path.of("../../workflows")), 500, 100, seed).tell(rows::add);
        return rows;
    }
}
