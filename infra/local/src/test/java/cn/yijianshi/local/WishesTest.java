package cn.yijianshi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WishesTest {

    @Test
    void without_options_the_platform_runs_on_its_usual_ports() {
        var wishes = Wishes.of();
        assertThat(wishes.portOffset()).isZero();
        assertThat(wishes.demo()).isFalse();
        assertThat(wishes.development()).isFalse();
    }

    @Test
    void another_portal_port_moves_all_ports_along() {
        assertThat(Wishes.of("--port", "9080").portOffset()).isEqualTo(1000);
    }

    @Test
    void a_wrong_port_gets_one_sentence() {
        assertThatThrownBy(() -> Wishes.of("--port", "eighty"))
                .hasMessage("--port needs a number between 1024 and 64000.");
        assertThatThrownBy(() -> Wishes.of("--port")).isInstanceOf(Trouble.class);
    }

    @Test
    void an_unknown_option_is_named() {
        assertThatThrownBy(() -> Wishes.of("--dmeo")).hasMessageContaining("--dmeo");
    }

    @Test
    void once_alone_means_nothing() {
        assertThatThrownBy(() -> Wishes.of("--once")).isInstanceOf(Trouble.class);
        assertThat(Wishes.of("--demo", "--demo-office", "--once").once()).isTrue();
    }

    @Test
    void the_help_names_every_option() {
        assertThat(Wishes.HELP)
                .contains(
                        "--demo",
                        "--demo-office",
                        "--once",
                        "--real",
                        "--development",
                        "--port",
                        "--fresh",
                        "--prepare",
                        "--help");
    }
}
