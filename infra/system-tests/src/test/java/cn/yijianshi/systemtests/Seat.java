package cn.yijianshi.systemtests;

import cn.yijianshi.local.Answer;
import cn.yijianshi.local.Officer;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An officer at the desk of one service: each verb carries the version he has just seen. */
record Seat(Person officer, String service) {

    static Seat of(String user, String service) {
        return new Seat(Town.person(user), service);
    }

    String reviews() {
        return "/api/departments/" + service + "/reviews";
    }

    String path(String reviewId) {
        return reviews() + "/" + reviewId;
    }

    JsonNode read(String reviewId) {
        return officer.get(path(reviewId)).expect(200).json();
    }

    JsonNode line(String reviewId) {
        return read(reviewId).get("review");
    }

    int version(String reviewId) {
        return line(reviewId).get("version").asInt();
    }

    /** What the service answers, which may be no. */
    Answer tryTo(String reviewId, String act, Map<String, Object> said) {
        return tryTo(reviewId, act, version(reviewId), said);
    }

    Answer tryTo(String reviewId, String act, int version, Map<String, Object> said) {
        var body = new LinkedHashMap<>(said);
        body.put("version", version);
        return officer.post(path(reviewId) + "/" + act, body);
    }

    JsonNode does(String reviewId, String act, Map<String, Object> said) {
        return tryTo(reviewId, act, said).expect(200).json();
    }

    JsonNode does(String reviewId, String act) {
        return does(reviewId, act, Map.of());
    }

    Map<String, Object> result(String reviewId) {
        return Officer.result(read(reviewId));
    }
}
