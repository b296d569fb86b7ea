package cn.yijianshi.systemtests;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** All officers of the town, who work through one case by its script; what no script names is approved. */
final class Desk {

    private static final Set<String> TO_DECIDE = Set.of("OPEN", "IN_REVIEW");

    private Desk() {}

    static void handle(Review review, FiledApplication application, Verdict verdict) {
        review.claim();
        switch (verdict) {
            case APPROVE -> review.approve();
            case REFUSE -> review.refuse();
            case CORRECT_AND_APPROVE -> {
                letCorrect(review, application);
                review.approve();
            }
        }
    }

    /** One notice of gaps and its answer, up to where the officer has the review again. */
    static void letCorrect(Review review, FiledApplication application) {
        if (review.isAccepted()) {
            // Whoever accepted the papers asks for nothing more.
            return;
        }
        String field = review.fieldToAskAbout();
        String value = review.valueOf(field);
        review.askForCorrection(field);
        letOthersSpeak(application, review);
        application.answers(review, Map.of(field, value));
        review.awaitStatus("CLAIMED");
    }

    /** The notice goes out when no other department may still find something: they find the papers in order. */
    static void letOthersSpeak(FiledApplication application, Review found) {
        Waiting.until("the notice with the gaps of " + found, () -> {
            application
                    .view()
                    .get("reviews")
                    .valueStream()
                    .filter(other -> TO_DECIDE.contains(other.get("state").asString()))
                    .filter(other -> other.get("reviewId").isString())
                    .map(other -> other.get("item").asString())
                    .filter(item -> !item.equals(found.item()))
                    .map(application::review)
                    .filter(Desk::isForAnOfficer)
                    .forEach(Review::accept);
            return application.state(found.item()).equals("CORRECTION_REQUESTED");
        });
    }

    /** Decides whatever can be decided until the case has ended. */
    static FiledApplication workThrough(FiledApplication application, Map<String, Verdict> script) {
        Waiting.until("the end of " + application.caseNo(), () -> {
            // One at a time: a refusal may take others away.
            for (var item = nextItem(application); item.isPresent(); item = nextItem(application)) {
                String key = item.get();
                handle(application.review(key), application, script.getOrDefault(key, Verdict.APPROVE));
            }
            return application.hasEnded();
        });
        return application;
    }

    static FiledApplication approveAll(FiledApplication application) {
        return workThrough(application, Map.of());
    }

    /** An item that an officer can decide now, as its department's queue says. */
    private static Optional<String> nextItem(FiledApplication application) {
        return application
                .view()
                .get("reviews")
                .valueStream()
                .filter(review -> TO_DECIDE.contains(review.get("state").asString()))
                .filter(review -> review.get("waitsFor").isEmpty())
                .map(review -> review.get("item").asString())
                .filter(item -> isForAnOfficer(application.review(item)))
                .findFirst();
    }

    private static boolean isForAnOfficer(Review review) {
        return review.inQueue()
                .filter(line -> !line.get("decidedBy").asString().equals("AUTOMATIC"))
                .filter(line -> line.get("awaits").isEmpty())
                .map(JsonNode::isObject)
                .orElse(false);
    }
}
