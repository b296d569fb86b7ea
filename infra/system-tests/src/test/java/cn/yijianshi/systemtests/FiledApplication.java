package cn.yijianshi.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.local.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A combined application as its applicant follows it. */
final class FiledApplication {

    private static final Set<String> ENDS = Set.of("DONE", "PARTIAL", "REFUSED", "WITHDRAWN");
    // What the clock may repeat; everything else happens to a review once.
    private static final Set<String> MAY_HAPPEN_AGAIN = Set.of("CLOCK_MOVED", "CLOCK_STOPPED", "ESCALATED");
    // After a correction or an acceptance the clock begins anew, and so do its warnings.
    private static final Set<String> BEGINS_ANEW = Set.of("CORRECTION_ANSWERED", "CLOCK_MOVED");
    private static final Set<String> ONCE_IN_A_BUDGET = Set.of("DUE_SOON", "OVERDUE");

    private final Person applicant;
    private final String id;
    private final String caseNo;

    FiledApplication(Person applicant, JsonNode receipt) {
        this.applicant = applicant;
        this.id = receipt.get("id").asString();
        this.caseNo = receipt.get("caseNo").asString();
    }

    Person applicant() {
        return applicant;
    }

    String id() {
        return id;
    }

    String caseNo() {
        return caseNo;
    }

    JsonNode view() {
        return applicant.get("/api/applications/" + id).expect(200).json();
    }

    String state() {
        return view().get("state").asString();
    }

    String state(String item) {
        return item(item).get("state").asString();
    }

    boolean hasEnded() {
        return ENDS.contains(state());
    }

    JsonNode item(String key) {
        return items().filter(item -> item.get("item").asString().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key + " is no item of " + caseNo));
    }

    Map<String, String> stateOfItems() {
        return items().collect(Collectors.toMap(
                item -> item.get("item").asString(),
                item -> item.get("state").asString(),
                (one, other) -> one,
                TreeMap::new));
    }

    List<JsonNode> certificates() {
        return view().get("certificates").valueStream().toList();
    }

    List<JsonNode> timeline() {
        var lines = new ArrayList<JsonNode>();
        String after = "";
        while (after != null) {
            JsonNode page = applicant
                    .get("/api/applications/" + id + "/timeline?limit=100" + (after.isEmpty() ? "" : "&after=" + after))
                    .expect(200)
                    .json();
            page.get("items").forEach(lines::add);
            after = page.get("next").isString() ? page.get("next").asString() : null;
        }
        return lines;
    }

    /** What the timeline says of one item, in order. */
    List<String> told(String item) {
        return timeline().stream()
                .filter(line -> item.equals(line.path("item").asString("")))
                .map(line -> line.get("kind").asString())
                .toList();
    }

    /** The item's review, once the engine has opened it. */
    Review review(String item) {
        Waiting.until(
                "a review of " + item + " in " + caseNo,
                () -> item(item).get("reviewId").isString());
        return new Review(this, item(item));
    }

    Answer answers(Review review, Map<String, Object> fields) {
        Waiting.until(
                "the notice of gaps of " + review.item(),
                () -> item(review.item()).get("state").asString().equals("CORRECTION_REQUESTED"));
        return applicant
                .post("/api/applications/" + id + "/corrections/" + review.id(), Map.of("fields", fields))
                .expect(200);
    }

    Answer withdraws(String reason) {
        return applicant.post("/api/applications/" + id + "/withdrawal", Map.of("reason", reason));
    }

    void awaitItem(String item, String state) {
        Waiting.until(
                item + " of " + caseNo + " " + state,
                () -> item(item).get("state").asString().equals(state));
    }

    FiledApplication awaitEnd() {
        Waiting.until("the end of " + caseNo, this::hasEnded);
        return this;
    }

    /** Nothing happened twice: each step of a review is told once, each certificate was issued once. */
    void happenedOnce() {
        List<JsonNode> timeline = timeline();
        Set<String> begunAnew = timeline.stream()
                .filter(line -> BEGINS_ANEW.contains(line.get("kind").asString()))
                .map(line -> line.path("item").asString(""))
                .collect(Collectors.toSet());
        assertThat(timeline.stream()
                        .filter(line ->
                                !MAY_HAPPEN_AGAIN.contains(line.get("kind").asString()))
                        .filter(line ->
                                !ONCE_IN_A_BUDGET.contains(line.get("kind").asString())
                                        || !begunAnew.contains(line.path("item").asString("")))
                        .map(line -> line.get("kind").asString() + " "
                                + line.path("item").asString(""))
                        .toList())
                .as("timeline of " + caseNo)
                .doesNotHaveDuplicates();
        assertThat(certificates().stream()
                        .map(certificate -> certificate.get("item").asString())
                        .toList())
                .as("certificates of " + caseNo)
                .doesNotHaveDuplicates();
        // What the departments hold is what the applicant was told of, and no more.
        assertThat(Town.DEPARTMENT_SERVICES.stream()
                        .flatMap(service -> papersOf(service).stream())
                        .toList())
                .as("papers that departments hold for " + caseNo)
                .containsExactlyInAnyOrderElementsOf(certificates().stream()
                        .map(certificate -> certificate.get("id").asString())
                        .toList());
    }

    private List<String> papersOf(String service) {
        return applicant
                .get("/api/departments/" + service + "/certificates?limit=100")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(paper -> paper.get("caseId").asString().equals(id))
                .map(paper -> paper.get("id").asString())
                .toList();
    }

    private java.util.stream.Stream<JsonNode> items() {
        return view().get("reviews").valueStream();
    }

    @Override
    public String toString() {
        return caseNo + " of " + applicant.user() + " " + stateOfItems();
    }
}
