package cn.yijianshi.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A demo officer who works through the queue of a department as a person would: find, claim, read, decide. He sends his
 * decisions at once (立即送出), so that nobody waits for the undo window.
 */
public final class Officer {

    private final Portal portal;

    private Officer(Portal portal) {
        this.portal = portal;
    }

    public static Officer login(String url, String user) {
        return new Officer(Portal.login(url, user));
    }

    public String user() {
        return portal.user();
    }

    /** What waits in the officer's queue of one service for one case; empty when nothing does. */
    public List<JsonNode> queue(String service, String caseNo) {
        return portal.get(reviews(service) + "?limit=100&caseNo=" + caseNo)
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .toList();
    }

    public JsonNode read(String service, String reviewId) {
        return portal.get(reviews(service) + "/" + reviewId).expect(200).json();
    }

    /** Takes the review from the queue and returns its new version. */
    public int claim(String service, String reviewId, int version) {
        return done(service, reviewId, "claim", Map.of("version", version));
    }

    /** Approves with values for everything that the item asks the officer to enter. */
    public int approve(String service, JsonNode detail, int version) {
        return done(
                service,
                detail.get("review").get("id").asString(),
                "approval",
                Map.of("version", version, "result", result(detail), "effective", "AT_ONCE"));
    }

    public int refuse(String service, String reviewId, int version, String reason, String basis) {
        return done(
                service,
                reviewId,
                "refusal",
                Map.of("version", version, "reason", reason, "basis", basis, "effective", "AT_ONCE"));
    }

    public int askForCorrection(String service, String reviewId, int version, String field, String text) {
        return done(
                service,
                reviewId,
                "correction",
                Map.of("version", version, "defects", List.of(Map.of("field", field, "text", text))));
    }

    /** What an officer would plausibly enter: required values only, from the item's own rules. */
    public static Map<String, Object> result(JsonNode detail) {
        var result = new LinkedHashMap<String, Object>();
        detail.path("results")
                .valueStream()
                .filter(field -> field.path("required").asBoolean())
                .forEach(field -> {
                    result.put(field.get("key").asString(), value(field));
                });
        return result;
    }

    private static Object value(JsonNode field) {
        return switch (field.get("type").asString()) {
            case "CHOICE" -> field.get("options").get(0).get("value").asString();
            case "BOOLEAN" -> true;
            case "INTEGER", "DECIMAL", "MONEY" -> number(field);
            case "DATE" -> "2026-12-01";
            case "MONTH" -> "2026-12";
            default -> "李晓明";
        };
    }

    private static Object number(JsonNode field) {
        long smallest =
                field.path("min").isNumber() ? (long) Math.ceil(field.get("min").asDouble()) : 1;
        long largest = field.path("max").isNumber() ? (long) field.get("max").asDouble() : Long.MAX_VALUE;
        return Math.max(smallest, Math.min(largest, 100_000));
    }

    private int done(String service, String reviewId, String act, Map<String, Object> body) {
        return portal.post(reviews(service) + "/" + reviewId + "/" + act, body)
                .expect(200)
                .json()
                .get("version")
                .asInt();
    }

    private static String reviews(String service) {
        return "/api/departments/" + service + "/reviews";
    }
}
