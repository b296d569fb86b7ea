package cn.yijianshi.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FewLengthsTest {

    @Test
    void the_last_stands_there_again_until_the_length_is_a_power_of_two() {
        assertThat(FewLengths.of(List.of(7))).containsExactly(7);
        assertThat(FewLengths.of(List.of(1, 2, 3))).containsExactly(1, 2, 3, 3);
        assertThat(FewLengths.of(List.of(1, 2, 3, 4))).containsExactly(1, 2, 3, 4);
    }

    @Test
    void up_to_two_hundred_there_are_nine_lengths() {
        assertThat(IntStream.rangeClosed(1, 200)
                        .mapToObj(number ->
                                FewLengths.of(IntStream.range(0, number).boxed().toList()))
                        .map(List::size)
                        .distinct())
                .containsExactly(1, 2, 4, 8, 16, 32, 64, 128, 256);
    }
}
