package cn.yijianshi.department.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NextInLineTest {

    private static final Instant MONDAY_NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final Instant MONDAY_EVENING = Instant.parse("2026-11-23T09:30:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-24T01:00:00Z");

    @Test
    void the_laws_last_day_comes_before_everything_else() {
        assertOrder(review("b", MONDAY_EVENING, 0, TUESDAY), review("a", TUESDAY, 9999, MONDAY_NOON));
    }

    @Test
    void of_one_day_the_one_most_of_its_case_waits_for_goes_first() {
        assertOrder(review("b", MONDAY_EVENING, 960, TUESDAY), review("a", MONDAY_NOON, 480, MONDAY_NOON));
    }

    @Test
    void then_the_promise_and_at_last_the_id_decide() {
        assertOrder(review("b", MONDAY_NOON, 480, MONDAY_NOON), review("a", MONDAY_NOON, 480, TUESDAY));
        assertOrder(review("a", MONDAY_NOON, 480, TUESDAY), review("b", MONDAY_NOON, 480, TUESDAY));
    }

    @Test
    void what_has_no_legal_limit_goes_last() {
        assertOrder(review("b", TUESDAY, 0, TUESDAY), review("a", null, 960, MONDAY_NOON));
    }

    private static void assertOrder(Review... reviews) {
        assertThat(Stream.of(reviews).sorted(NextInLine.ORDER.reversed()).sorted(NextInLine.ORDER))
                .containsExactly(reviews);
    }

    private static Review review(String id, Instant statutory, int pathAfter, Instant due) {
        var request = new Review.Request(
                id,
                "case",
                "YJS1",
                "company_start",
                "seal_engraving",
                1,
                "公章刻制备案",
                "public-security",
                "350502",
                MONDAY_NOON,
                new Review.Limit(2, "WORKING_HOUR"),
                new Review.Limit(1, "WORKING_DAY"),
                MONDAY_NOON,
                pathAfter);
        return new Review(
                request,
                new Review.Filed("applicant", "陈思源", Map.of()),
                Map.of(),
                new TreeSet<>(List.of()),
                Mode.OFFICER,
                Status.OPEN,
                1,
                new Review.Due(due, statutory, false, true, Lamp.GREEN, MONDAY_NOON),
                null,
                null,
                Colleagues.NONE,
                null,
                null,
                null);
    }
}
