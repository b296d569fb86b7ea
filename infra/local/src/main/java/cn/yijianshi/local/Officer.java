package cn.yijianshi.local;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A demo officer who works through the queue of a department as a person would: find, claim, read, decide. He sends his
 * decisions at once (立即送出), so that nobody waits for the undo window.
 */
public final class Officer {

    // Not demanded of every case, but of the usual one: tax that is owed is paid before the title may follow; an
    // external
    // line, which our officers always find necessary, has a route.
    private static final Set<String> ENTERED_TOO = Set.of("paid", "power.route", "water.route", "gas.route");
    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");

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

    /** Whatever else he does, in words of his own. */
    public Portal portal() {
        return portal;
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

    /**
     * What an officer would plausibly enter, from the item's own rules: all that is demanded, and what the usual case
     * needs besides.
     */
    public static Map<String, Object> result(JsonNode detail) {
        var result = new LinkedHashMap<String, Object>();
        detail.path("results")
                .valueStream()
                .filter(field -> field.path("required").asBoolean()
                        || ENTERED_TOO.contains(field.get("key").asString()))
                .forEach(field -> result.put(field.get("key").asString(), value(field, detail.path("review"))));
        return result;
    }

    private static Object value(JsonNode field, JsonNode review) {
        return switch (field.get("type").asString()) {
            case "CHOICE" -> field.get("options").get(0).get("value").asString();
            case "BOOLEAN" -> true;
            case "INTEGER", "DECIMAL", "MONEY" -> number(field);
            case "DATE" -> nextWeek(review).toString();
            case "MONTH" -> YearMonth.from(nextWeek(review)).toString();
            default -> text(field, review);
        };
    }

    /** A person's name; where the item wants a number instead, one that no other review gets. */
    private static String text(JsonNode field, JsonNode review) {
        if (field.get("key").asString().endsWith(".route")) {
            return "沿道路北侧人行道敷设";
        }
        String pattern = field.path("pattern").asString("");
        String name = "李晓明";
        if (pattern.isEmpty() || name.matches(pattern)) {
            return name;
        }
        return review.get("id").asString().replace("-", "").substring(0, 16).toUpperCase(Locale.ROOT);
    }

    private static LocalDate nextWeek(JsonNode review) {
        return Instant.parse(review.get("receivedAt").asString())
                .atZone(OFFICE)
                .toLocalDate()
                .plusDays(7);
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
