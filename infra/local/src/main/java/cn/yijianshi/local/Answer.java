package cn.yijianshi.local;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the platform answered to one request. */
public record Answer(String request, int status, HttpHeaders headers, byte[] bytes) {

    public JsonNode json() {
        return JsonMapper.shared().readTree(bytes);
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** This answer, if its status is one of those; else a failure that shows what was asked and answered. */
    public Answer expect(int... statuses) {
        if (Arrays.stream(statuses).noneMatch(expected -> expected == status)) {
            String body = text();
            throw new IllegalStateException(request + " answered " + status + " instead of " + Arrays.toString(statuses)
                    + ": " + (body.length() > 600 ? body.substring(0, 600) + " …" : body));
        }
        return this;
    }
}
