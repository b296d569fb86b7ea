package cn.yijianshi.department.domain;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with an officer's entry, so that he hears all of it at once. */
final class Flaws {

    private static final int LONGEST_TEXT = 2000;

    private final List<ReviewProblem.Flaw> found = new ArrayList<>();

    void add(String pointer, String code, String... args) {
        found.add(new ReviewProblem.Flaw(pointer, code, args));
    }

    void needed(String pointer, String text) {
        if (text(text).isEmpty()) {
            add(pointer, "required");
        } else {
            atMost(pointer, text);
        }
    }

    void atMost(String pointer, String text) {
        if (text != null && text.length() > LONGEST_TEXT) {
            add(pointer, "too-long", String.valueOf(LONGEST_TEXT));
        }
    }

    void refuseIfAny() {
        if (!found.isEmpty()) {
            throw new ReviewProblem.Invalid(found);
        }
    }

    static void need(String pointer, String text) {
        var flaws = new Flaws();
        flaws.needed(pointer, text);
        flaws.refuseIfAny();
    }

    static String text(String text) {
        return text == null ? "" : text.strip();
    }
}
