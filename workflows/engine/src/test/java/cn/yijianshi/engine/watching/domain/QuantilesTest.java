package cn.yijianshi.engine.watching.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuantilesTest {

    @Test
    void the_median_of_an_even_number_is_the_lower_of_the_two_in_the_middle() {
        assertThat(Quantiles.of(List.of(40.0, 10.0, 30.0, 20.0), 0.5)).isEqualTo(20.0);
    }

    @Test
    void nine_of_ten_take_no_longer() {
        assertThat(Quantiles.of(List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 100.0), 0.9))
                .isEqualTo(9.0);
    }

    @Test
    void seconds_are_told_to_the_tenth_of_a_minute() {
        assertThat(Quantiles.of(List.of(4.8333333333333334), 0.5)).isEqualTo(4.8);
    }

    @Test
    void nothing_measured_is_no_figure() {
        assertThat(Quantiles.of(List.of(), 0.5)).isNull();
    }
}
