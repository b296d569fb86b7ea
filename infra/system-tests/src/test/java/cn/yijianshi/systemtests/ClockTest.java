package cn.yijianshi.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Limits run against office hours and holidays; here hours pass in a moment. */
@SystemTest
@Order(6)
class ClockTest {

    @AfterAll
    static void back_to_real_time() {
        MovedTime.backToReal();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:00, 6, 2026-11-23T17:30",
        "2026-11-23T16:00, 6, 2026-11-24T15:00",
        "2026-11-20T17:00, 2, 2026-11-23T09:30",
        "2026-11-21T10:00, 2, 2026-11-23T10:00",
        "2026-07-01T16:30, 6, 2026-07-02T15:30",
        "2026-09-30T17:00, 6, 2026-10-08T15:30",
        "2026-05-29T17:00, 2, 2026-06-01T09:30"
    })
    void anybody_may_ask_when_so_many_working_hours_end(String start, int hours, String end) {
        assertThat(due(start, hours, "WORKING_HOUR").get("due").asString()).isEqualTo(end + ":00+08:00");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-12, 3, 2026-02-24",
        "2026-02-13, 5, 2026-02-27",
        "2026-09-18, 1, 2026-09-20",
        "2026-09-30, 2, 2026-10-09",
        "2025-09-26, 5, 2025-10-10",
        "2026-01-02, 1, 2026-01-04",
        "2026-04-30, 3, 2026-05-08",
        "2026-11-20, 20, 2026-12-18"
    })
    void anybody_may_ask_when_so_many_working_days_end(String start, int days, String lastDay) {
        assertThat(due(start + "T10:00", days, "WORKING_DAY").get("lastDay").asString())
                .isEqualTo(lastDay);
    }

    @Test
    void many_questions_are_answered_in_their_order_and_say_what_was_skipped() {
        JsonNode answers = Town.stranger()
                .post(
                        "/api/calendar/due",
                        List.of(
                                Map.of("start", "2026-09-14", "amount", 20, "unit", "CALENDAR_DAY", "office", "350500"),
                                Map.of(
                                        "start",
                                        "2026-11-23T09:00",
                                        "amount",
                                        6,
                                        "unit",
                                        "WORKING_HOUR",
                                        "office",
                                        "350500")))
                .expect(200)
                .json();
        assertThat(answers.get(0).get("lastDay").asString()).isEqualTo("2026-10-08");
        assertThat(answers.get(0).get("skipped").valueStream().map(day -> day.get("day")
                        .asString()))
                .contains("2026-10-04", "2026-10-07");
        assertThat(answers.get(1).get("due").asString()).isEqualTo("2026-11-23T17:30:00+08:00");
    }

    @Test
    void a_limit_nobody_keeps_turns_yellow_then_red_and_then_lies_with_the_supervisor() {
        MovedTime.to(MovedTime.morningOfTheNextWorkingDay());
        var application = Town.applicant(3).files(Submission.aCompany());
        var review = application.review("company_establishment").awaitInQueue();
        JsonNode item = application.item("company_establishment");
        Instant due = Instant.parse(item.get("dueAt").asString());
        // Clocks count in milliseconds.
        assertThat(due)
                .isCloseTo(
                        OffsetDateTime.parse(due(item.get("receivedAt").asString(), 4, "WORKING_HOUR")
                                        .get("due")
                                        .asString())
                                .toInstant(),
                        within(1, ChronoUnit.MILLIS));
        assertThat(lampOf(review)).isEqualTo("GREEN");

        MovedTime.to(due.minus(Duration.ofMinutes(30)));
        sees(application, review, "DUE_SOON", "YELLOW");
        assertThat(application.item("company_establishment").get("overdue").asBoolean())
                .isFalse();

        MovedTime.to(due.plus(Duration.ofMinutes(1)));
        sees(application, review, "OVERDUE", "RED");
        assertThat(application.item("company_establishment").get("overdue").asBoolean())
                .isTrue();

        MovedTime.to(OffsetDateTime.parse(
                        due(due.toString(), 3, "WORKING_DAY").get("due").asString())
                .toInstant());
        sees(application, review, "ESCALATED", "RED");
        assertThat(application.told("company_establishment"))
                .containsSubsequence("REVIEW_REQUESTED", "DUE_SOON", "OVERDUE", "ESCALATED");

        // Late is not lost: it can still be decided.
        Desk.approveAll(application);
        assertThat(application.state()).isEqualTo("DONE");
        application.happenedOnce();
        assertThat(Town.deadLetters()).isEmpty();
    }

    @Test
    void while_the_applicant_corrects_the_clock_stands_still_and_then_has_its_full_budget() {
        MovedTime.to(MovedTime.morningOfTheNextWorkingDay());
        var application = Town.applicant(3).files(Submission.aCompany());
        var review = application.review("company_establishment").claim();
        Instant before = Instant.parse(
                application.item("company_establishment").get("dueAt").asString());
        String field = review.fieldToAskAbout();
        String value = review.valueOf(field);
        review.askForCorrection(field);
        Waiting.until("the clock to stand still", () -> !application
                .item("company_establishment")
                .get("clockRunning")
                .asBoolean());

        MovedTime.to(before.plus(Duration.ofHours(1)));
        application.answers(review, Map.of(field, value));
        Waiting.until("the clock to run", () -> application
                .item("company_establishment")
                .get("clockRunning")
                .asBoolean());

        JsonNode item = application.item("company_establishment");
        assertThat(Instant.parse(item.get("dueAt").asString())).isAfter(before.plus(Duration.ofHours(1)));
        assertThat(item.get("overdue").asBoolean()).isFalse();
        assertThat(application.told("company_establishment")).doesNotContain("DUE_SOON", "OVERDUE");
        review.awaitStatus("CLAIMED").refuse();
        application.awaitEnd();
    }

    @Test
    void a_moved_clock_stays_moved_over_the_restart_of_services() {
        MovedTime.by(Duration.ofHours(72));
        Instant moved = Town.now();
        var application = Town.applicant(3).files(Submission.aCompany());
        var review = application.review("company_establishment").awaitInQueue();

        for (String service : List.of("engine", "company-registration", "intake")) {
            Town.platform().stop(service);
            Town.platform().resume(service);
        }
        Town.platform().awaitHealthy();

        assertThat(Town.now()).isAfterOrEqualTo(moved).isBefore(moved.plus(Duration.ofMinutes(5)));
        review.claim();
        assertThat(Instant.parse(
                        review.read().get("review").get("claim").get("at").asString()))
                .isAfterOrEqualTo(moved)
                .isBefore(moved.plus(Duration.ofMinutes(5)));
        var later = Town.applicant(3).files(Submission.aCompany());
        assertThat(Instant.parse(later.view().get("submittedAt").asString()))
                .isAfterOrEqualTo(moved)
                .isBefore(moved.plus(Duration.ofMinutes(5)));
        review.refuse();
        later.review("company_establishment").claim().refuse();
        application.awaitEnd();
        later.awaitEnd();
    }

    @Test
    void only_an_administrator_moves_the_clock() {
        Refusal.of(
                language -> Town.supervisor().post("/api/dev/time", Map.of("by", "PT1H"), "Accept-Language", language),
                403,
                "not-allowed");
    }

    private static void sees(FiledApplication application, Review review, String news, String lamp) {
        Waiting.until(
                news + " in the timeline", () -> application.told(review.item()).contains(news));
        Waiting.until("a lamp " + lamp + " in the queue", () -> lampOf(review).equals(lamp));
        assertThat(application.item(review.item()).get("lamp").asString()).isEqualTo(lamp);
    }

    private static String lampOf(Review review) {
        return review.inQueue().orElseThrow().get("lamp").asString();
    }

    private static JsonNode due(String start, int amount, String unit) {
        return Town.stranger()
                .get("/api/calendar/due?start=" + start + "&amount=" + amount + "&unit=" + unit + "&office=350500")
                .expect(200)
                .json();
    }
}
