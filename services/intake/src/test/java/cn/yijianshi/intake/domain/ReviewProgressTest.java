package cn.yijianshi.intake.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.intake.domain.Correction.Defect;
import cn.yijianshi.intake.domain.ReviewProgress.Clock;
import cn.yijianshi.intake.domain.ReviewProgress.Lamp;
import cn.yijianshi.intake.domain.ReviewProgress.Opening;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ReviewProgressTest {

    private interface News extends UnaryOperator<ReviewProgress> {}

    private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");
    private static final Instant DUE = Instant.parse("2026-11-23T07:30:00Z");
    private static final Instant LATER_DUE = Instant.parse("2026-11-24T07:30:00Z");

    private static final News REQUESTED = review -> review.requested(
            "company_establishment",
            new Opening(NINE, "4 WORKING_HOUR", "3 WORKING_DAY", List.of("domicile_title_check")),
            NINE,
            "event-1",
            DUE,
            LATER_DUE,
            false);
    private static final News CLAIMED = review -> review.claimed(1);
    private static final News FOUND = review -> review.found("company_establishment", 2);
    private static final News CORRECTION = review -> review.noticed(
            "company_establishment",
            NINE.plusSeconds(60),
            List.of(new Defect("enterprise.nameBrand", "同名")),
            new Correction.Notice("notice-1", 1, null));

    @Test
    void before_the_engine_asks_it_waits() {
        assertThat(unheard().state()).isEqualTo(ReviewState.WAITING);
        assertThat(told(REQUESTED).state()).isEqualTo(ReviewState.OPEN);
    }

    @Test
    void the_departments_word_counts_even_if_it_comes_before_the_engines_request() {
        var review = told(CLAIMED, REQUESTED);
        assertThat(review.state()).isEqualTo(ReviewState.IN_REVIEW);
        assertThat(review.item()).isEqualTo("company_establishment");
    }

    @Test
    void an_older_version_is_ignored() {
        assertThat(told(REQUESTED, review -> review.approved("company_establishment", 3), CLAIMED)
                        .state())
                .isEqualTo(ReviewState.APPROVED);
    }

    @Test
    void what_a_department_found_is_asked_of_the_applicant_only_with_the_notice() {
        assertThat(told(REQUESTED, CLAIMED, FOUND).state()).isEqualTo(ReviewState.IN_REVIEW);
        assertThat(told(REQUESTED, CLAIMED, FOUND, CORRECTION).state()).isEqualTo(ReviewState.CORRECTION_REQUESTED);
    }

    @Test
    void an_answered_correction_is_with_the_department_again() {
        var asked = told(REQUESTED, CLAIMED, CORRECTION);
        assertThat(asked.correctionIsOpen()).isTrue();
        assertThat(asked.correctionAnswered(NINE.plusSeconds(120), "hash").state())
                .isEqualTo(ReviewState.IN_REVIEW);
    }

    @Test
    void a_correction_that_arrives_after_the_decision_is_not_open() {
        var review = told(REQUESTED, next -> next.refused("company_establishment", 4, "同名", "第十七条"), CORRECTION);
        assertThat(review.correctionIsOpen()).isFalse();
        assertThat(review.state()).isEqualTo(ReviewState.REFUSED);
    }

    @Test
    void it_waits_for_the_awaited_items_until_they_are_decided() {
        assertThat(told(REQUESTED).waitsFor()).containsExactly("domicile_title_check");
        assertThat(told(REQUESTED, ReviewProgress::allAwaitedDecided).waitsFor())
                .isEmpty();
    }

    @Test
    void a_warning_turns_the_lamp() {
        assertThat(told(REQUESTED).lamp()).isEqualTo(Lamp.GREEN);
        assertThat(told(REQUESTED, review -> review.dueSoon(DUE)).lamp()).isEqualTo(Lamp.YELLOW);
        assertThat(told(REQUESTED, review -> review.overdue(DUE)).isOverdue()).isTrue();
        assertThat(told(REQUESTED, review -> review.escalated(DUE)).isOverdue()).isTrue();
    }

    @Test
    void a_later_due_time_takes_the_warning_back() {
        var review = told(REQUESTED, next -> next.overdue(DUE), moved(NINE.plusSeconds(300), true, LATER_DUE));
        assertThat(review.lamp()).isEqualTo(Lamp.GREEN);
    }

    @Test
    void while_the_clock_stands_still_nothing_is_overdue() {
        var review = told(REQUESTED, next -> next.overdue(DUE), moved(NINE.plusSeconds(300), false, null));
        assertThat(review.isOverdue()).isFalse();
    }

    @Test
    void of_two_news_of_one_instant_the_one_that_moved_the_clock_counts() {
        assertThat(told(moved(NINE, true, LATER_DUE), REQUESTED).clock().dueAt())
                .isEqualTo(LATER_DUE);
    }

    /** The heart of it: engine and department are heard in any order, each thing once or more, and it ends the same. */
    @Property(tries = 500)
    void whatever_the_order_and_however_often_it_ends_the_same(
            @ForAll Random chance, @ForAll @IntRange(max = 3) int end, @ForAll @IntRange(max = 12) int repeated) {
        var news = everything(end);
        var expected = told(news);

        var shuffled = new ArrayList<>(news);
        for (int i = 0; i < repeated; i++) {
            shuffled.add(news.get(chance.nextInt(news.size())));
        }
        Collections.shuffle(shuffled, chance);

        var heard = told(shuffled);
        assertThat(heard).isEqualTo(expected);
        assertThat(heard.state()).isEqualTo(expected.state());
        assertThat(heard.lamp()).isEqualTo(expected.lamp());
    }

    private static List<News> everything(int end) {
        var news = new ArrayList<News>(List.of(
                REQUESTED,
                ReviewProgress::allAwaitedDecided,
                CLAIMED,
                FOUND,
                CORRECTION,
                review -> review.dueSoon(DUE),
                moved(NINE.plusSeconds(60), false, null),
                moved(NINE.plusSeconds(600), true, LATER_DUE),
                review -> review.overdue(DUE),
                review -> review.overdue(LATER_DUE),
                review -> review.escalated(LATER_DUE),
                review -> review.claimed(4)));
        switch (end) {
            case 0 -> news.add(review -> review.approved("company_establishment", 5));
            case 1 -> news.add(review -> review.refused("company_establishment", 5, "同名", "第十七条"));
            case 2 -> news.add(review -> review.withdrawn("company_establishment", 5, "APPLICANT_WITHDREW"));
            default -> {
                // still under way
            }
        }
        return news;
    }

    private static News moved(Instant at, boolean running, Instant due) {
        return review -> review.clock(Clock.moved(at, "moved-" + at, running, due, due, false));
    }

    private static ReviewProgress unheard() {
        return ReviewProgress.unheardOf("review-1", "market-regulation");
    }

    private static ReviewProgress told(News... news) {
        return told(List.of(news));
    }

    private static ReviewProgress told(List<News> news) {
        var review = unheard();
        for (var each : news) {
            review = each.apply(review);
        }
        return review;
    }
}
