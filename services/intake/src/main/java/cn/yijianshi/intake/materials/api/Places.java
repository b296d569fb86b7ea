package cn.yijianshi.intake.materials.api;

import cn.yijianshi.intake.materials.domain.Materials.Place;
import cn.yijianshi.platform.problems.Problem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/** A place in a list, as a text that callers hand back unread. */
final class Places {

    private Places() {}

    static String write(Instant at, String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    static Place read(String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var space = text.indexOf(' ');
            return new Place(Instant.parse(text.substring(0, Math.max(space, 0))), text.substring(space + 1));
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw Problem.bad("invalid-request").at("", "wrong-parameter", "after");
        }
    }
}
