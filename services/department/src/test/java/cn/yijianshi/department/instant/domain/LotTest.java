package cn.yijianshi.department.instant.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LotTest {

    @Test
    void a_review_draws_the_same_lot_every_time() {
        assertThat(Lot.draw("secret", "review-1")).isEqualByComparingTo(Lot.draw("secret", "review-1"));
        assertThat(Lot.draw("secret", "review-1")).isNotEqualByComparingTo(Lot.draw("secret", "review-2"));
    }

    @Test
    void another_secret_draws_otherwise() {
        assertThat(Lot.draw("secret", "review-1")).isNotEqualByComparingTo(Lot.draw("other", "review-1"));
    }

    @Test
    void a_hundred_percent_is_everybody_and_none_is_nobody() {
        for (int i = 0; i < 1000; i++) {
            var draw = Lot.draw("secret", "review-" + i);
            assertThat(Lot.chosen(draw, BigDecimal.valueOf(100))).isTrue();
            assertThat(Lot.chosen(draw, BigDecimal.ZERO)).isFalse();
        }
    }

    @Test
    void of_many_reviews_as_many_are_chosen_as_the_rate_says() {
        long chosen = IntStream.range(0, 20_000)
                .filter(i -> Lot.chosen(Lot.draw("secret", "review-" + i), BigDecimal.valueOf(5)))
                .count();

        assertThat(chosen).isBetween(900L, 1100L);
    }
}
