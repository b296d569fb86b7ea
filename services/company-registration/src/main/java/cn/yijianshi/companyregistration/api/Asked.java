package cn.yijianshi.companyregistration.api;

import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import org.springframework.http.HttpStatus;

/** What a caller wrote: names everything that is missing at once. */
final class Asked {
    private static final int LONGEST_KEY = 100;

    private final Problem problem = Problem.invalid("review-entry");

    <T> T needed(String pointer, T value) {
        if (value == null) {
            problem.at(pointer, "required");
        }
        return value;
    }

    String text(String pointer, String written, int most) {
        String text = optional(pointer, written, most);
        if (text.isEmpty()) {
            problem.at(pointer, "required");
        }
        return text;
    }

    String optional(String pointer, String written, int most) {
        String text = written == null ? "" : written.strip();
        if (text.codePointCount(0, text.length()) > most) {
            problem.at(pointer, "too-long", most);
        }
        return text;
    }

    void check() {
        if (!problem.fields().isEmpty()) {
            throw problem;
        }
    }

    static String key(String written) {
        if (written.isBlank() || written.length() > LONGEST_KEY) {
            throw Problem.bad("idempotency-key-unusable", LONGEST_KEY);
        }
        return written;
    }

    /** The registers are kept by the bureau's own officers; an administrator stands in for them. */
    static void keepsTheRegister(Caller caller) {
        if (!caller.is("ADMINISTRATOR") && !caller.worksFor("market-regulation")) {
            throw new Problem(HttpStatus.FORBIDDEN, "not-allowed");
        }
    }
}
