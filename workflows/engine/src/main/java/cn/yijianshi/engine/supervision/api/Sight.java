package cn.yijianshi.engine.supervision.api;

import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

/** What a caller may see of supervision: a supervisor all departments, a lead the own ones. */
final class Sight {

    static final String WATCHES = "hasAnyRole('LEAD','SUPERVISOR')";
    static final String SUPERVISES = "hasRole('SUPERVISOR')";

    private Sight() {}

    /** Null for all. */
    static Set<String> departments(Caller caller) {
        return caller.is("SUPERVISOR") ? null : caller.departments();
    }

    /** The same narrowed to one; another's department is not found. */
    static Set<String> departments(Caller caller, String wanted) {
        if (wanted == null || wanted.isBlank()) {
            return departments(caller);
        }
        if (!sees(caller, wanted)) {
            throw Problem.notFound();
        }
        return Set.of(wanted);
    }

    static boolean sees(Caller caller, String department) {
        return caller.is("SUPERVISOR") || caller.worksFor(department);
    }

    static String blankIsAll(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** A place in a list: a moment and an id. */
    record Place(Instant at, String id) {

        static Place read(String after) {
            if (after == null || after.isBlank()) {
                return null;
            }
            try {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8).split("\\|", 2);
                return new Place(Instant.parse(parts[0]), parts[1]);
            } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException notOurs) {
                throw Problem.bad("invalid-request").at("", "wrong-parameter", "after");
            }
        }

        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((at + "|" + id).getBytes(StandardCharsets.UTF_8));
        }
    }
}
