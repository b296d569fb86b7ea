package cn.yijianshi.department.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.department.domain.ReviewChanges.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChangeTailTest {

    private final Written changes = new Written();

    @Test
    void only_what_comes_after_the_beginning_is_told() {
        changes.commit(1, 2, 3);
        var tail = new ChangeTail(changes, 3);

        assertThat(numbers(tail)).isEmpty();
        changes.commit(4, 5);
        assertThat(numbers(tail)).containsExactly(4L, 5L);
        assertThat(numbers(tail)).isEmpty();
    }

    @Test
    void a_change_that_commits_after_a_later_one_is_told_when_it_does() {
        changes.commit(1, 3);
        var tail = new ChangeTail(changes, 3);

        changes.commit(6);
        assertThat(numbers(tail)).containsExactly(6L);
        changes.commit(2, 5);
        assertThat(numbers(tail)).containsExactly(2L, 5L);
        changes.commit(4);
        assertThat(numbers(tail)).containsExactly(4L);
    }

    @Test
    void a_number_nobody_brings_is_given_up() {
        changes.commit(1);
        var tail = new ChangeTail(changes, 2);
        changes.commit(3);
        for (int look = 0; look < 5; look++) {
            tail.look();
        }

        int asked = changes.asked;
        tail.look();
        assertThat(changes.asked).isEqualTo(asked);
    }

    @Test
    void in_whatever_order_transactions_commit_each_change_is_told_once() {
        var random = new Random(1);
        var tail = new ChangeTail(changes, 1000);
        var told = new ArrayList<Long>();
        var onTheirWay = new ArrayList<Long>();
        for (long number = 1; number <= 1500; number++) {
            onTheirWay.add(number);
            while (onTheirWay.size() > random.nextInt(20)) {
                changes.commit(onTheirWay.remove(random.nextInt(onTheirWay.size())));
            }
            if (random.nextInt(4) == 0) {
                told.addAll(numbers(tail));
            }
        }
        onTheirWay.forEach(changes::commit);
        told.addAll(numbers(tail));

        assertThat(told).doesNotHaveDuplicates().hasSize(1500);
    }

    private static List<Long> numbers(ChangeTail tail) {
        return tail.look().stream().map(Change::number).toList();
    }

    private static final class Written implements ReviewChanges {
        private final TreeMap<Long, Change> visible = new TreeMap<>();
        private int asked;

        void commit(long... numbers) {
            for (long number : numbers) {
                visible.put(
                        number, new Change(number, "r" + number, "tax", 1, Status.OPEN, Lamp.GREEN, "seal_engraving"));
            }
        }

        @Override
        public long newest() {
            return visible.isEmpty() ? 0 : visible.lastKey();
        }

        @Override
        public List<Change> after(long after, int most) {
            return visible.tailMap(after, false).values().stream().limit(most).toList();
        }

        @Override
        public List<Change> of(Collection<Long> numbers) {
            asked++;
            return numbers.stream()
                    .filter(visible::containsKey)
                    .map(visible::get)
                    .toList();
        }
    }
}
