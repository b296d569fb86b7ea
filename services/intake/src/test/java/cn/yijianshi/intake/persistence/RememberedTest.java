package cn.yijianshi.intake.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yijianshi.intake.domain.Bundles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private Instant now = Instant.parse("2026-11-23T01:00:00Z");
    private int asked;
    private boolean away;

    private final Remembered<Integer> answer = new Remembered<>(new Hand(), Duration.ofSeconds(10), () -> {
        if (away) {
            throw new Bundles.Unreachable(null);
        }
        return ++asked;
    });

    @Test
    void it_is_asked_once_while_fresh() {
        assertThat(answer.get()).isEqualTo(1);
        now = now.plusSeconds(9);
        assertThat(answer.get()).isEqualTo(1);
    }

    @Test
    void it_is_asked_again_when_it_has_grown_old() {
        answer.get();
        now = now.plusSeconds(10);
        assertThat(answer.get()).isEqualTo(2);
    }

    @Test
    void the_last_answer_holds_while_nobody_answers() {
        answer.get();
        now = now.plusSeconds(60);
        away = true;
        assertThat(answer.get()).isEqualTo(1);
    }

    @Test
    void without_any_answer_it_says_so() {
        away = true;
        assertThatThrownBy(answer::get).isInstanceOf(Bundles.Unreachable.class);
    }

    @Test
    void a_clock_set_back_does_not_keep_it_fresh_for_ever() {
        answer.get();
        now = now.minus(Duration.ofDays(1));
        assertThat(answer.get()).isEqualTo(2);
    }

    private final class Hand extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
