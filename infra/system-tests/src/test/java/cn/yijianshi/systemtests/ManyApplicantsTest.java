package cn.yijianshi.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import cn.yijianshi.systemtests.BundleModel.State;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@SystemTest
@Order(4)
class ManyApplicantsTest {

    private static final int APPLICANTS = 20;
    private static final long SEED = 20_314_122;

    @Test
    void the_stories_of_this_seed_know_both_bundles_and_every_kind_of_end() {
        var stories = IntStream.rangeClosed(1, APPLICANTS)
                .mapToObj(number -> Story.of(SEED + number))
                .toList();
        assertThat(stories).extracting(story -> story.bundle().bundle()).contains("company_start", "home_transfer");
        assertThat(stories).extracting(ManyApplicantsTest::told).contains("DONE", "PARTIAL", "REFUSED", "WITHDRAWN");
    }

    @Test
    void twenty_applicants_at_once_end_where_the_bundles_words_say_they_end() {
        var crowd = Executors.newFixedThreadPool(APPLICANTS);
        try {
            var running = IntStream.rangeClosed(1, APPLICANTS)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> play(number), crowd))
                    .toList();
            var ended = new ArrayList<FiledApplication>();
            for (var one : running) {
                assertThatCode(() -> ended.add(one.join())).doesNotThrowAnyException();
            }

            assertThat(ended).hasSize(APPLICANTS).allSatisfy(application -> {
                assertThat(application.hasEnded()).isTrue();
                application.happenedOnce();
                assertThat(Town.openReviews(application.caseNo())).isEmpty();
            });
            assertThat(Town.deadLetters()).isEmpty();
        } finally {
            crowd.shutdownNow();
        }
    }

    /** Lets a story happen and compares its end with what the model says. */
    private static FiledApplication play(int number) {
        Story story = Story.of(SEED + number);
        BundleModel model = story.bundle();
        FiledApplication application = Town.applicant(number).files(submission(model));
        int decided = 0;
        for (Story.Step step : story.steps()) {
            if (!model.hasEnded() && decided == story.withdrawAfter()) {
                application.withdraws("不再办理").expect(200);
                model.withdraw();
            }
            if (model.isOpen(step.item())) {
                Desk.handle(application.review(step.item()), application, step.verdict());
                model.decide(step.item(), step.verdict());
                awaitAsThe(model, application);
                decided++;
            }
        }
        application.awaitEnd();
        assertThat(application.state()).as("%s: %s", application, story.steps()).isEqualTo(model.outcome());
        // The end of the case and the last words of its departments travel apart: each arrives, in no promised order.
        awaitAsThe(model, application);
        return application;
    }

    /** Before the next step the last one must have had its effects, or the story would have another end. */
    private static void awaitAsThe(BundleModel model, FiledApplication application) {
        Waiting.until("%s as %s".formatted(application.caseNo(), model.states()), () -> isAsThe(model, application));
    }

    private static boolean isAsThe(BundleModel model, FiledApplication application) {
        Map<String, String> seen = application.stateOfItems();
        return model.states().entrySet().stream()
                .allMatch(item -> names(item.getValue()).contains(seen.get(item.getKey())));
    }

    private static Set<String> names(State state) {
        return switch (state) {
            case NOT_REACHED -> Set.of("WAITING");
            case OPEN -> Set.of("OPEN", "IN_REVIEW");
            // Which of the two depends on whether the stop or the opening came first; neither is done.
            case WITHDRAWN, SKIPPED -> Set.of("WITHDRAWN", "SKIPPED");
            default -> Set.of(state.name());
        };
    }

    private static Submission submission(BundleModel model) {
        return model.bundle().equals("company_start")
                ? Submission.aCompany()
                : Submission.aTransferOf(Home.registered());
    }

    private static String told(Story story) {
        BundleModel model = story.bundle();
        int decided = 0;
        for (Story.Step step : story.steps()) {
            if (!model.hasEnded() && decided == story.withdrawAfter()) {
                model.withdraw();
            }
            if (model.isOpen(step.item())) {
                model.decide(step.item(), step.verdict());
                decided++;
            }
        }
        return model.outcome();
    }
}
