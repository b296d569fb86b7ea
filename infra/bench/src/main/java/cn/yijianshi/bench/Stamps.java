package cn.yijianshi.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * How long each hop of an ended case took by the clock of the services themselves: from the moment that a department
 * wrote under its decision to the moment that the engine wrote on the next request. No client, no polling.
 */
final class Stamps {

    private Stamps() {}

    /** @param timeline the lines of the case's timeline, as the applicant reads them */
    static void add(JsonNode timeline, Timings hops) {
        Map<String, Instant> at = new HashMap<>();
        timeline.valueStream()
                .forEach(line -> at.put(
                        line.get("kind").asString() + " " + line.path("item").asString(""),
                        Instant.parse(line.get("at").asString())));
        hop(at, "SUBMITTED ", "REVIEW_REQUESTED house_tax", "submit_to_house_tax", hops);
        hop(
                at,
                "REVIEW_APPROVED transaction_check",
                "REVIEW_REQUESTED re_transfer",
                "transaction_check_to_re_transfer",
                hops);
        hop(
                at,
                "REVIEW_APPROVED re_transfer",
                "REVIEW_REQUESTED power_transfer",
                "re_transfer_to_power_transfer",
                hops);
        hop(at, "REVIEW_APPROVED power_transfer", "COMPLETED ", "power_transfer_to_end", hops);
    }

    private static void hop(Map<String, Instant> at, String from, String to, String name, Timings hops) {
        Instant begun = at.get(from);
        Instant done = at.get(to);
        if (begun == null || done == null) {
            throw new IllegalStateException("The timeline tells only " + at.keySet());
        }
        hops.add(name, Duration.between(begun, done).toNanos());
    }
}
