package cn.yijianshi.systemtests;

import cn.yijianshi.local.Answer;
import cn.yijianshi.local.Officer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One review as the officer of its department handles it, found in the queue by its case number. */
final class Review {

    private final FiledApplication application;
    private final String id;
    private final String item;
    private final String service;
    private final Person officer;

    Review(FiledApplication application, JsonNode inCase) {
        this.application = application;
        this.id = inCase.get("reviewId").asString();
        this.item = inCase.get("item").asString();
        this.service = inCase.get("service").asString();
        this.officer = Town.officerOf(inCase.get("department").asString());
    }

    String id() {
        return id;
    }

    String item() {
        return item;
    }

    String service() {
        return service;
    }

    Person officer() {
        return officer;
    }

    String path() {
        return "/api/departments/" + service + "/reviews/" + id;
    }

    /** The review's line in the queue; empty while it is not there. */
    Optional<JsonNode> inQueue() {
        return officer.get("/api/departments/" + service + "/reviews?limit=100&caseNo=" + application.caseNo())
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(line -> line.get("id").asString().equals(id))
                .findFirst();
    }

    /** All that stands in it; what the platform takes for now is another at each look. */
    JsonNode read() {
        return ((ObjectNode) officer.get(path()).expect(200).json()).without("now");
    }

    String status() {
        return read().get("review").get("status").asString();
    }

    int version() {
        return read().get("review").get("version").asInt();
    }

    Review awaitInQueue() {
        Waiting.until(
                item + " in the queue of " + officer.user(), () -> inQueue().isPresent());
        return this;
    }

    Review awaitStatus(String status) {
        awaitInQueue();
        Waiting.until(item + " " + status, () -> status().equals(status));
        return this;
    }

    /** Nothing it waits for is open any more. */
    Review awaitReleased() {
        awaitInQueue();
        Waiting.until(
                item + " released", () -> read().get("review").get("awaits").isEmpty());
        return this;
    }

    Review claim() {
        awaitInQueue();
        if (inQueue().orElseThrow().get("status").asString().equals("OPEN")) {
            tryTo("claim", Map.of()).expect(200);
        }
        return this;
    }

    boolean isAccepted() {
        return read().path("acceptance").isObject();
    }

    /** The papers are in order; said once. */
    Review accept() {
        claim();
        if (!isAccepted() && status().equals("CLAIMED")) {
            tryTo("acceptance", Map.of()).expect(200);
        }
        return this;
    }

    Review askForCorrection(String field) {
        tryToAskForCorrection(field).expect(200);
        return this;
    }

    Answer tryToAskForCorrection(String field) {
        return tryTo("correction", Map.of("defects", List.of(Map.of("field", field, "text", "请核对后重新填写。"))));
    }

    Review approve() {
        awaitReleased();
        tryToApprove().expect(200);
        return this;
    }

    Answer tryToApprove() {
        return tryTo("approval", Map.of("result", Officer.result(read()), "effective", "AT_ONCE"));
    }

    Review refuse() {
        awaitReleased();
        tryToRefuse("材料与登记信息不符", "行政许可法 第三十八条").expect(200);
        return this;
    }

    Answer tryToRefuse(String reason, String basis) {
        return tryTo("refusal", Map.of("reason", reason, "basis", basis, "effective", "AT_ONCE"));
    }

    /** A text field of the item, for a notice of gaps that can be answered with what was there. */
    String fieldToAskAbout() {
        return textFields()
                .map(field -> field.get("key").asString())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(item + " has no text field"));
    }

    String valueOf(String key) {
        return textFields()
                .filter(field -> field.get("key").asString().equals(key))
                .findFirst()
                .orElseThrow()
                .get("value")
                .asString();
    }

    private java.util.stream.Stream<JsonNode> textFields() {
        return read().get("form")
                .valueStream()
                .flatMap(section -> section.get("fields").valueStream())
                .filter(field -> field.get("type").asString().equals("TEXT"))
                .filter(field -> field.path("value").isString());
    }

    private Answer tryTo(String act, Map<String, Object> more) {
        var body = new LinkedHashMap<>(more);
        body.put("version", version());
        return officer.post(path() + "/" + act, body);
    }

    @Override
    public String toString() {
        return item + " of " + application.caseNo();
    }
}
