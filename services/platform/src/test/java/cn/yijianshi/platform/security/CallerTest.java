package cn.yijianshi.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {

    @Test
    void an_officer_of_the_city_works_in_its_districts() {
        assertThat(of("350500").worksIn("350502")).isTrue();
        assertThat(of("350500").worksIn("350500")).isTrue();
        assertThat(of("350000").worksIn("350502")).isTrue();
    }

    @Test
    void an_officer_of_a_district_works_there_and_nowhere_else() {
        assertThat(of("350502").worksIn("350502")).isTrue();
        assertThat(of("350502").worksIn("350503")).isFalse();
        assertThat(of("350502").worksIn("350500")).isFalse();
        assertThat(of("350500").worksIn("350602")).isFalse();
        assertThat(of("350500").worksIn(null)).isFalse();
    }

    @Test
    void whoever_has_no_region_works_everywhere() {
        assertThat(of().worksIn("350502")).isTrue();
    }

    private static Caller of(String... regions) {
        return new Caller("1", "林志远", Set.of("APPROVER"), Set.of("market-regulation"), Set.of(regions));
    }
}
